import {type Source} from './decode.ts'
import {readArchiveText, type ReadResult} from './read-archive-text.ts'
import {type ReaderOptions} from './reader-options.ts'

export interface Differences {
  /** How many of the texts would be read otherwise. */
  count: number
  /** Their names, in the order given. */
  names: string[]
}

/**
 * What an answer would change, before anybody gives it: how many of these texts are read otherwise
 * with the new options than with the old.
 */
export function countDifferences(
  sources: readonly Source[],
  before: ReaderOptions,
  after: ReaderOptions,
): Differences {
  const names = sources
    .filter(
      (source) => gist(readArchiveText(source, before)) !== gist(readArchiveText(source, after)),
    )
    .map(({name}) => name)
  return {count: names.length, names}
}

/** All of a reading but its source. */
function gist(result: ReadResult): string {
  return JSON.stringify(result.ok ? {...result.story, source: undefined} : result.problem)
}
