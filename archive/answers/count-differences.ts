import {type ReadResult} from '../read-archive-text.ts'
import {type ReaderOptions} from '../reader-options.ts'
import {readRecord, type RecordedSource} from './read-record.ts'

export interface Differences {
  /** How many of the sources would be read otherwise. */
  count: number
  /** Their names, in the order given. */
  names: string[]
}

/**
 * What an answer would change, before anybody gives it: how many of these sources, each read by the
 * reader of its own format, are read otherwise with the new options than with the old.
 */
export function countDifferences(
  records: readonly RecordedSource[],
  before: ReaderOptions,
  after: ReaderOptions,
): Differences {
  const names = records
    .filter((record) => gist(readRecord(record, before)) !== gist(readRecord(record, after)))
    .map(({source}) => source)
  return {count: names.length, names}
}

/** All that becomes of the words. By which rule it was decided changes nothing for anybody. */
function gist(result: ReadResult): string {
  if (!result.ok) return JSON.stringify(result.problem)
  const {source: _, ...story} = result.story
  return JSON.stringify(story, (_name, value: unknown) =>
    isPlain(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([name]) => name !== 'rule')
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value,
  )
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
