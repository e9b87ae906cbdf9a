import {createHash} from 'node:crypto'
import {type Hono} from 'hono'
import {stageActions} from '../actions/actions.ts'
import {type Outcome} from '../commit/commit.ts'
import {mutate, TooBusyError} from '../commit/mutate.ts'
import {readMutations} from '../commit/mutation.ts'
import {Refusal} from '../commit/refusal.ts'
import {type Access} from '../access/grants.ts'
import {type LakeContext} from '../context.ts'
import {type JsonObject} from '../documents/json.ts'
import {accessOf, datasetOf, type LakeEnv, signedIn} from './lake-env.ts'
import {type QueryString} from './query-string.ts'
import {readJsonBody} from './read-body.ts'
import {boom, refused, tooMany} from './wire-error.ts'

/** Letters that can stand in an event id and in a line of an event stream. */
const TRANSACTION_ID = /^[A-Za-z0-9._:-]{1,128}$/

/** Changing documents: by mutations, and by actions. Both end in the one commit. */
export function writeRoutes(app: Hono<LakeEnv>, lake: LakeContext): void {
  app.post('/data/mutate/:dataset', async (context) => {
    const {id: author} = signedIn(context)
    const dataset = datasetOf(context, lake)
    const access = accessOf(context, lake, dataset)
    const options = context.get('options')
    const body = await readJsonBody(context)
    const outcome = await orRefuse('mutation', () =>
      mutate(dataset, readMutations(body.mutations), {
        ...requestOf(body, body.mutations, options),
        access,
        author,
        dryRun: options.isTrue('dryRun'),
        generateArrayKeys: options.isTrue('autoGenerateArrayKeys'),
      }),
    )
    return context.json(mutateReply(outcome, options, access))
  })

  app.get('/data/actions/:dataset', (context) => {
    return context.json({enabled: true, compatibleStudioVersions: '>=3.0.0'})
  })

  app.post('/data/actions/:dataset', async (context) => {
    const {id: author} = signedIn(context)
    const dataset = datasetOf(context, lake)
    const body = await readJsonBody(context)
    const outcome = await orRefuse('action', () =>
      dataset.commit({
        ...requestOf(body, body.actions, context.get('options')),
        access: accessOf(context, lake, dataset),
        author,
        dryRun: body.dryRun === true,
        work: (transaction) => stageActions(body.actions, transaction),
      }),
    )
    return context.json({transactionId: outcome.transactionId})
  })
}

async function orRefuse<T>(kind: 'mutation' | 'action', work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal) throw refused(kind, error)
    if (error instanceof TooBusyError) throw tooMany(error.message, 1)
    throw error
  }
}

function requestOf(body: Record<string, unknown>, content: unknown, options: QueryString) {
  const id = body.transactionId ?? options.get('transactionId')
  if (id === undefined || id === null) return {}
  if (typeof id !== 'string' || !TRANSACTION_ID.test(id)) {
    throw boom(400, 'A transaction ID has up to 128 letters, digits, ".", "_", ":" and "-"')
  }
  const fingerprint = createHash('sha256').update(JSON.stringify(content)).digest('base64url')
  return {transactionId: id, fingerprint}
}

function mutateReply(outcome: Outcome, options: QueryString, access: Access): JsonObject {
  const {transactionId, results} = outcome
  const hasDocuments = options.isTrue('returnDocuments')
  const documentIds = [...new Set(results.map(({id}) => id))]
  if (!hasDocuments && !options.isTrue('returnIds')) return {transactionId, documentIds}
  return {
    transactionId,
    results: results.map(({id, operation}): JsonObject => {
      const document = hasDocuments ? outcome.documentOf(id) : null
      const isShown = document !== null && access.may('read', document)
      return {id, operation, ...(isShown ? {document} : {})}
    }),
    documentIds,
  }
}
