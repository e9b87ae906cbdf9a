import {
  type ImportClient,
  type ImportOptions,
  type ImportOutcome,
  type ReadStory,
  runImport,
} from '../../archive/index.ts'

/**
 * Brings in one story, or says what that would do. What Content Lake refuses is an outcome of this
 * story; that it does not answer, or does not know the person any more, is thrown: it would be the
 * same for every story.
 */
export async function importOne(
  client: ImportClient,
  story: ReadStory,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const [outcome] = await runImport(client, [story], options)
  if (outcome === undefined) throw new Error('The import gave no outcome')
  if (!outcome.ok && 'error' in outcome && !isRefusal(outcome.error)) throw outcome.error
  return outcome
}

/** Statuses that are no answer to this story: sign in again, too slow, too many. */
const LATER = new Set([401, 408, 429])

function isRefusal(error: Error): boolean {
  const status = 'statusCode' in error ? Number(error.statusCode) : Infinity
  return status < 500 && !LATER.has(status)
}
