import {type Hono} from 'hono'
import {type LakeContext} from '../context.ts'
import {documentEvents} from '../history/document-events.ts'
import {type PageOptions} from '../history/event-page.ts'
import {releaseEvents} from '../history/release-events.ts'
import {documentAsOf, type Moment, transactionsOf} from '../history/transactions.ts'
import {
  accessOf,
  datasetOf,
  type LakeEnv,
  type LakeRequest,
  listParam,
  signedIn,
} from './lake-env.ts'
import {type QueryString} from './query-string.ts'
import {boom} from './wire-error.ts'

/** What happened, and how documents used to be. */
export function historyRoutes(app: Hono<LakeEnv>, lake: LakeContext): void {
  const transactions = (context: LakeRequest, documentIds: string[] | 'all') => {
    signedIn(context)
    const dataset = datasetOf(context, lake)
    const options = context.get('options')
    const lines = transactionsOf(dataset, accessOf(context, lake, dataset), {
      documentIds,
      fromTransaction: options.get('fromTransaction'),
      toTransaction: options.get('toTransaction'),
      fromTime: timeOf(options, 'fromTime'),
      toTime: timeOf(options, 'toTime'),
      authors: options.list('authors').filter((author) => author !== ''),
      reverse: options.isTrue('reverse'),
      limit: options.number('limit', {fallback: 50, most: 1000}),
      excludeContent: options.isTrue('excludeContent'),
      excludeMutations: options.isTrue('excludeMutations'),
      includeEffects: options.get('effectFormat') === 'mendoza',
      includeIdentifiedDocumentsOnly: options.isTrue('includeIdentifiedDocumentsOnly'),
    })
    return new Response(lines.map((line) => `${JSON.stringify(line)}\n`).join(''), {
      headers: {'content-type': 'application/x-ndjson; charset=utf-8'},
    })
  }

  app.get('/data/history/:dataset/transactions', (context) => transactions(context, 'all'))

  app.get('/data/history/:dataset/transactions/:ids', (context) => {
    return transactions(context, listParam(context, 'ids'))
  })

  app.get('/data/history/:dataset/documents/:ids', (context) => {
    signedIn(context)
    const dataset = datasetOf(context, lake)
    const access = accessOf(context, lake, dataset)
    const moment = momentOf(context.get('options'), lake.clock())
    const documents = listParam(context, 'ids').flatMap((id) => {
      return documentAsOf(dataset, access, id, moment) ?? []
    })
    return context.json({documents})
  })

  app.get('/data/history/:dataset/events/documents/:id', (context) => {
    signedIn(context)
    const dataset = datasetOf(context, lake)
    const id = context.req.param('id')
    const access = accessOf(context, lake, dataset)
    const {events, nextCursor} = documentEvents(dataset, access, id, pageOf(context))
    return context.json({events: {[id]: events}, nextCursor})
  })

  app.get('/data/history/:dataset/events/releases/:id', (context) => {
    signedIn(context)
    const dataset = datasetOf(context, lake)
    const access = accessOf(context, lake, dataset)
    // A list here, and by id above: the Studio reads each in its own way.
    return context.json(releaseEvents(dataset, access, context.req.param('id'), pageOf(context)))
  })
}

function pageOf(context: LakeRequest): PageOptions {
  const options = context.get('options')
  const cursor = options.get('nextCursor')
  return {
    limit: options.number('limit', {fallback: 100, most: 500}),
    cursor: cursor === '' ? undefined : cursor,
  }
}

function momentOf(options: QueryString, now: number): Moment {
  const revision = options.get('revision')
  if (options.isTrue('lastRevision') || revision === 'lastRevision') return 'last'
  if (revision !== undefined) return {revision}
  return {time: timeOf(options, 'time') ?? new Date(now).toISOString()}
}

/** Times come in many ways of writing; those in the log are all written alike. */
function timeOf(options: QueryString, name: string): string | undefined {
  const text = options.get(name)
  if (text === undefined) return undefined
  const time = Date.parse(text)
  if (Number.isNaN(time)) throw boom(400, `The parameter "${name}" is no time: "${text}"`)
  return new Date(time).toISOString()
}
