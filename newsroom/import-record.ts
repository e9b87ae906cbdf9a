import {type Keyed, type Reference, type SystemFields} from './model.ts'

/** How sure the reader was: read off the text, concluded, or kept without a place. */
export type Certainty = 'found' | 'supposed' | 'unassigned'

/**
 * A stretch of the source and the one field in which it now stands. Offsets count Unicode code
 * points of `rawText`, `from` included, `to` not.
 */
export interface Segment {
  _type: 'segment'
  from: number
  to: number
  /** What the stretch is: `paragraph`, `date`, `marker`, `captionText`, `credit`, `label` … */
  kind: string
  /** Published id of the document that holds it. */
  target: string
  /** Where in that document, as Sanity writes paths: `text`, `credit.asPrinted`, `body[_key=="b3"]`. */
  path: string
  /** Name of the recogniser that decided. */
  rule: string
  certainty: Certainty
  /** First 16 hex digits of the SHA-256 of the stretch, so that damage can be placed. */
  digest: string
}

/** A stretch that stands in no field, and why. */
export interface Discard {
  _type: 'discard'
  from: number
  to: number
  reason: string
  digest: string
}

/** Something that a person should look at. */
export interface ReviewFlag {
  _type: 'reviewFlag'
  code: string
  message: string
  from: number
  to: number
  target?: string
  path?: string
}

/** Something that the reader would write but leaves to a person. */
export interface Suggestion {
  _type: 'suggestion'
  target: string
  path: string
  /** JSON of the value. */
  value: string
  reason: string
  from: number
  to: number
  rule: string
}

/** What a person said about the source; `about` says which fields count (`archive/answers/answers.ts`). */
export interface RecordedAnswer {
  _type: 'readerAnswer'
  about: string
  words: string
  is?: boolean
  edtf?: string
  code?: string
  of?: string
}

/**
 * One reading of one source: the text as it came, and where each visible character of it went.
 * Private (its id has a dot). Written by imports only; the next import of the same source reads it
 * to tell what people have changed since.
 */
export interface ImportRecord extends SystemFields {
  _type: 'importRecord'
  /** The file as it was named. */
  source: string
  /** Of the bytes of the source, hexadecimal. */
  sha256: string
  /** The source, decoded; nothing trimmed, nothing normalised. */
  rawText: string
  /** Of `rawText` in UTF-8, hexadecimal. Another digest than `sha256` after a byte order mark, say. */
  textSha256: string
  encoding: string
  /** Of a source whose fields were marked in its format, such as `html`; flattened text has none. */
  format?: string
  /**
   * Of such a source: which visible characters it shows and how often, as a digest. They were counted
   * in the file, apart from the reading, so that `rawText` can be held against them.
   */
  shownInk?: string
  readerVersion: string
  runId: string
  importedAt?: string
  article?: Reference
  segments: Keyed<Segment>[]
  discarded: Keyed<Discard>[]
  review: Keyed<ReviewFlag>[]
  suggestions?: Keyed<Suggestion>[]
  /** What people said about this source; every later reading of it follows them. */
  answers?: Keyed<RecordedAnswer>[]
  /** What the reader wrote into each field, as JSON, so that a later import can tell who changed it. */
  written?: Keyed<WrittenField>[]
  /** Ids of the documents that this run made; all that it wrote, when it was the first of its source. */
  created?: string[]
  /** Drafts that were no longer in the source and that this run took out; its undo brings them back. */
  removed?: Keyed<{_type: 'removedDraft'; /** JSON of the whole. */ document: string}>[]
  /** The record of the import before, kept whole: its text, and what its undo goes back to. */
  earlier?: Reference
  /** Id of the run that took this record's place; only such an earlier record has one. */
  replacedBy?: string
}

export interface WrittenField {
  _type: 'writtenField'
  target: string
  /** Name of the top-level field. */
  field: string
  value: string
  /** JSON of what stood there before a repeated import changed it; its undo brings that back. */
  before?: string
}
