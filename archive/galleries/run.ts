import {type Certainty} from '../../newsroom/import-record.ts'
import {readCreditPhrase} from '../credits/credit-phrase.ts'
import {type CreditReading} from '../credits/credit-reading.ts'
import {type Lexicon} from '../credits/lexicon.ts'
import {type Aside, type Doubt} from '../story.ts'
import {type Line} from '../text/page.ts'
import {type Span} from '../text/visible.ts'
import {type Counter} from './counters.ts'

/** The story as recognisers see it: its paragraphs behind the date head, and every counter. */
export interface Page {
  text: string
  lines: readonly Line[]
  counters: readonly Counter[]
  lexicon: Lexicon
  /** The credit at the end of a stretch (`readCreditPhrase`), read once however often it is asked. */
  creditIn: (span: Span) => CreditReading | undefined
}

export function makePage(
  text: string,
  lines: readonly Line[],
  counters: readonly Counter[],
  lexicon: Lexicon,
): Page {
  const known = new Map<number, CreditReading | null>()
  const creditIn = (span: Span) => {
    // Texts are shorter than 2^26 characters, so that both ends fit into one number.
    const key = span.from * 0x4000000 + span.to
    const before = known.get(key)
    if (before !== undefined) return before ?? undefined
    const reading = readCreditPhrase(text, span, lexicon)
    known.set(key, reading ?? null)
    return reading
  }
  return {text, lines, counters, lexicon, creditIn}
}

/** Captions that stand together at one place of the story. */
export interface Run {
  /** Name of the recogniser. */
  rule: string
  certainty: Certainty
  title?: Span
  /** The N of n/N. */
  total?: number
  members: Member[]
  asides: Aside[]
  doubts: Doubt[]
}

/** One caption, before its credit is parted from its words. */
export interface Member {
  marker?: Span
  /** The words of the caption, credit included; one span a paragraph. */
  body: Span[]
  /**
   * More text may follow on the same line, and the credit tells where the caption ends: `certain`
   * where captions stand inside a line, `possible` where a caption with its own line lacks a credit.
   */
  openEnd?: 'certain' | 'possible'
  /** The credit, where the layout says which words it is; they are no part of `body` then. */
  credit?: CreditReading
  /** A date that the layout prints beside the caption; its words are an aside. */
  dateLine?: string
}

export type Recogniser = (page: Page) => Run[]

/** From the first to the last character that belongs to the run. */
export function extentOf(run: Run): Span {
  let from = Infinity
  let to = 0
  const spans = [
    ...(run.title ? [run.title] : []),
    ...run.asides,
    ...run.members.flatMap(({marker, body, credit}) => [
      ...(marker ? [marker] : []),
      ...body,
      ...(credit ? [credit.words] : []),
    ]),
  ]
  for (const span of spans) {
    from = Math.min(from, span.from)
    to = Math.max(to, span.to)
  }
  return {from, to}
}
