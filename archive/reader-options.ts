import {type CreditSource} from './agencies.ts'

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
