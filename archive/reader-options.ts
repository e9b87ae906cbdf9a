import {type SystemFields} from '../newsroom/model.ts'
import {type CreditSource} from './credits/agencies.ts'
import {sha256} from './text/digest.ts'
import {inkOf} from './text/visible.ts'

export interface ReaderOptions {
  /** The newsroom's own credit sources; added to the built-in ones. */
  creditSources?: readonly CreditSource[]
  /** Answers that people gave; they outrank every rule. */
  examples?: readonly Example[]
}

/** One answer of one person, kept as data, so that the next text of the kind is read right. */
export type Example =
  /** "Example Press" is (not) a credit; `source` is whom it means when that is somebody else. */
  | {about: 'credit'; words: string; is: boolean; source?: string}
  /** The run whose first caption begins with these words is (not) a gallery. */
  | {about: 'gallery'; opening: string; is: boolean}
  /** A line that reads exactly so is (not) page furniture. */
  | {about: 'furniture'; words: string; is: boolean}

/** A rule example as Content Lake keeps it. Private: its id has a dot. */
export interface ReaderExample extends SystemFields {
  _type: 'readerExample'
  about?: Example['about']
  /** The credit, the line, or the words with which the first caption begins. */
  words?: string
  is?: boolean
  source?: string
}

/** An answer as a document. Who answers the same question again changes the answer. */
export function exampleDocument(example: Example): ReaderExample {
  const words = example.about === 'gallery' ? example.opening : example.words
  const source = example.about === 'credit' ? example.source : undefined
  return {
    _id: `readerExample.${example.about}-${sha256(inkOf(words)).slice(0, 16)}`,
    _type: 'readerExample',
    about: example.about,
    words,
    is: example.is,
    ...(source === undefined ? {} : {source}),
  }
}

/** What the reader needs to know of a dataset, for `readerOptionsFrom`. Drafts are no rules yet. */
export const READER_OPTIONS_QUERY =
  '*[_type in ["creditSource", "readerExample"] && !(_id in path("drafts.**"))] | order(_id)'

/**
 * The newsroom's credit sources and rule examples, from documents. What is no such document, or is
 * not finished, is passed over; a source is named as it stands in a credit line.
 */
export function readerOptionsFrom(documents: readonly unknown[]): Required<ReaderOptions> {
  return {
    creditSources: documents.flatMap((one) =>
      isOfType(one, 'creditSource') ? sourceFrom(one) : [],
    ),
    examples: documents.flatMap((one) => (isOfType(one, 'readerExample') ? exampleFrom(one) : [])),
  }
}

function sourceFrom({name, shortCredit, aliases}: Record<string, unknown>): CreditSource[] {
  const [long, short] = [textOf(name), textOf(shortCredit)]
  const printed = (Array.isArray(aliases) ? aliases : []).flatMap((alias) => textOf(alias) ?? [])
  const own = short ?? long
  if (own === undefined) return []
  const others = [long, ...printed].filter((one) => one !== undefined && one !== own)
  return [{name: own, aliases: [...new Set(others.filter((one) => one !== undefined))]}]
}

function exampleFrom({about, words, is, source}: Record<string, unknown>): Example[] {
  const said = textOf(words)
  if (said === undefined || typeof is !== 'boolean') return []
  if (about === 'gallery') return [{about, opening: said, is}]
  if (about === 'furniture') return [{about, words: said, is}]
  const meant = textOf(source)
  return about === 'credit'
    ? [{about, words: said, is, ...(meant === undefined ? {} : {source: meant})}]
    : []
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : ''
  return text === '' ? undefined : text
}

function isOfType(value: unknown, type: string): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && '_type' in value && value._type === type
}
