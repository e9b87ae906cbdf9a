import {type Access} from '../access/grants.ts'
import {type Dataset} from '../dataset.ts'
import {RAW} from '../query/perspective.ts'
import {type CommitRequest, type Outcome} from './commit.ts'
import {type Mutation, type Selection} from './mutation.ts'
import {invalid} from './refusal.ts'
import {type StagedTransaction} from './staged-transaction.ts'

const MOST_SELECTED = 10_000
const MOST_ATTEMPTS = 5

/** The dataset changes so fast that what a query finds never stays true until it can be changed. */
export class TooBusyError extends Error {
  override name = 'TooBusyError'
}

/**
 * Carries mutations out as one transaction. Those that are for all documents that a query finds are
 * for the documents that it finds in the dataset as it is just before the transaction.
 *
 * Throws what {@link Dataset.commit} and {@link Dataset.query} throw, and {@link TooBusyError}.
 */
export async function mutate(
  dataset: Dataset,
  mutations: Mutation[],
  request: Omit<CommitRequest, 'work'>,
): Promise<Outcome> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const {sequence} = dataset.store.log.last()
    const selected = await Promise.all(
      mutations.map((mutation) => select(dataset, mutation, request.access)),
    )
    const hasQueries = mutations.some((mutation) => 'query' in (selectionOf(mutation) ?? {}))
    try {
      return await dataset.commit({
        ...request,
        work(transaction) {
          // Another transaction came in between: what the queries found may be out of date.
          if (hasQueries && dataset.store.log.last().sequence !== sequence) throw new Stale()
          stage(mutations, selected, transaction)
        },
      })
    } catch (error) {
      if (!(error instanceof Stale)) throw error
    }
  }
  throw new TooBusyError('The dataset changes too fast for a mutation by query; try again')
}

class Stale extends Error {}

function stage(mutations: Mutation[], selected: string[][], transaction: StagedTransaction): void {
  for (const [index, mutation] of mutations.entries()) {
    const ids = selected[index] ?? []
    transaction.step(index, () => {
      if (mutation.kind === 'delete') for (const id of ids) transaction.delete(id)
      else if (mutation.kind === 'patch') {
        for (const id of ids) transaction.patch(id, mutation.patch, mutation.ifRevision)
      } else transaction[mutation.kind](mutation.document)
    })
  }
}

async function select(dataset: Dataset, mutation: Mutation, access: Access): Promise<string[]> {
  const selection = selectionOf(mutation)
  if (!selection) return []
  if ('id' in selection) return [selection.id]
  const {query, params} = selection
  const ids = `(${query}\n)[]._id`
  const {json} = await dataset.query({query: ids, params, perspective: RAW, access})
  const found: unknown = JSON.parse(json)
  const selected = Array.isArray(found) ? found.filter((id) => typeof id === 'string') : []
  if (selected.length <= MOST_SELECTED) return selected
  throw invalid(`The query selects more than ${MOST_SELECTED} documents; narrow it`)
}

function selectionOf(mutation: Mutation): Selection | undefined {
  return 'selection' in mutation ? mutation.selection : undefined
}
