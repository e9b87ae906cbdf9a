import {type Certainty} from '../newsroom/import-record.ts'
import {type PartialDate} from '../newsroom/model.ts'
import {type Answer} from './answers/answers.ts'
import {type Span} from './text/visible.ts'

/**
 * One story as it was read: every visible character of `source.text` stands in the words of exactly
 * one field, or in one aside. Offsets are UTF-16; `toDocuments` turns them into code points.
 */
export interface ReadStory {
  source: SourceText
  published?: {date: PartialDate; words: Words}
  /** Only where the format of the source says which words they are. */
  headline?: Words
  standfirst?: Words
  bylines?: Words[]
  language?: string
  body: ReadBlock[]
  /** What stands in no field, and why. */
  asides: Aside[]
  /** What a person should look at. */
  doubts: Doubt[]
  /** What the reader would write but leaves to a person. */
  hints: Hint[]
  /**
   * What people said about this source, and this reading follows. Without them an import goes by
   * those of the record; an empty list takes them back.
   */
  answers?: readonly Answer[]
}

export interface SourceText {
  name: string
  text: string
  sha256: string
  textSha256: string
  encoding: string
  /** Of a source whose fields were marked in its format; flattened text has none. */
  format?: string
  /** Digest of all visible characters that such a source shows, counted before it was read. */
  shownInk?: string
}

/** Stretches of the source that make up one value, in the order in which they are read. */
export interface Words {
  spans: Span[]
  /** Name of the recogniser that decided. */
  rule: string
  certainty: Certainty
}

export type ReadBlock =
  | {kind: 'paragraph'; words: Words}
  | {kind: 'furniture'; words: Words}
  | {kind: 'gallery'; gallery: ReadGallery}

export interface ReadGallery {
  title?: Words
  /** The N of n/N as printed. */
  expectedCount?: number
  captions: ReadCaption[]
}

export interface ReadCaption {
  marker?: Words
  text?: Words
  credit?: ReadCredit
  /** Words that stay in the text; the date repeats what they say. */
  date?: PartialDate
  places: ReadPlace[]
}

export interface ReadCredit {
  words: Words
  label?: Words
  creators: string[]
  /** Names from the table of credit sources, the nearest to the picture first. */
  sources: string[]
}

export interface ReadPlace {
  name: string
  asPrinted: string
}

export interface Aside extends Span {
  reason: string
}

/** Which part of the story is meant: gallery and caption by position, then the field. */
export interface Part {
  gallery?: number
  caption?: number
  path?: string
}

export interface Doubt extends Span {
  code: string
  message: string
  about?: Part
}

export interface Hint extends Span {
  about: Part
  value: unknown
  reason: string
  rule: string
}

/**
 * The value that words make: each stretch as printed, line ends inside it as one blank; stretches
 * that stand in paragraphs of their own are parted as in the source.
 */
export function valueOf(text: string, words: Words): string {
  const [first] = words.spans
  if (first === undefined) return ''
  if (words.spans.length === 1) return stretchOf(text, first)
  let value = stretchOf(text, first)
  for (let index = 1; index < words.spans.length; index++) {
    const before = words.spans[index - 1]
    const span = words.spans[index]
    if (before === undefined || span === undefined) continue
    const between = text.slice(before.to, span.from)
    value += (/[\n\r]\s*[\n\r]/.test(between) ? '\n\n' : ' ') + stretchOf(text, span)
  }
  return value
}

function stretchOf(text: string, {from, to}: Span): string {
  const stretch = text.slice(from, to)
  return LINE_END.test(stretch) ? stretch.replace(LINE_ENDS, ' ') : stretch
}

const LINE_END = /[\n\r\f\v\u2028\u2029]/
const LINE_ENDS = /(?<![ \t])[ \t]*[\n\r\f\v\u2028\u2029]+[ \t]*/g
