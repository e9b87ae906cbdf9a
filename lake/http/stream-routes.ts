import {type Hono} from 'hono'
import {type LakeContext} from '../context.ts'
import {type Dataset} from '../dataset.ts'
import {type EventStream} from '../listen/event-stream.ts'
import {readListenFilter} from '../listen/listen-filter.ts'
import {listen} from '../listen/listener.ts'
import {liveEvents} from '../listen/live-events.ts'
import {QueryError} from '../query/parse-query.ts'
import {seesEverythingByDefault} from '../query/perspective.ts'
import {accessOf, datasetOf, type LakeEnv, type LakeRequest, signedIn} from './lake-env.ts'
import {boom, tooMany, unanswered} from './wire-error.ts'

/** Longer listener queries are refused by the clients themselves. */
const LONGEST_ADDRESS = 16_000

/** Hearing of changes as they happen: of documents, and of answers to queries. */
export function streamRoutes(app: Hono<LakeEnv>, lake: LakeContext): void {
  app.get('/data/listen/:dataset', (context) => {
    const dataset = datasetOf(context, lake)
    const access = accessOf(context, lake, dataset)
    const options = context.get('options')
    if (context.req.url.length > LONGEST_ADDRESS)
      throw boom(400, 'The query is too long to listen to')
    const names = {identity: access.identity, projectId: lake.projectId, dataset: dataset.info.name}
    const query = options.get('query') ?? '*'
    const params = options.params()
    const wishes = {
      includeResult: options.isTrue('includeResult'),
      includePreviousRevision: options.isTrue('includePreviousRevision'),
      includeMutations: options.get('includeMutations') !== 'false',
      includeAllVersions:
        options.isTrue('includeAllVersions') || seesEverythingByDefault(context.get('version')),
      includeEffects: options.get('effectFormat') === 'mendoza',
      enableResume: options.isTrue('enableResume'),
    }
    const lastEventId = context.req.header('last-event-id')
    return streamed(context, lake, dataset, (stream) => {
      try {
        const filter = readListenFilter(query, params, names)
        listen(dataset, stream, {access, filter, options: wishes, lastEventId})
      } catch (error) {
        if (!(error instanceof QueryError)) throw error
        // An HTTP error would have the client try again, or say nothing of the reason.
        stream.send('channelError', JSON.stringify(unanswered(error).body))
        stream.close()
      }
    })
  })

  app.get('/data/live/events/:dataset', (context) => {
    const dataset = datasetOf(context, lake)
    const includeDrafts = context.get('options').isTrue('includeDrafts')
    if (includeDrafts || dataset.info.aclMode === 'private') signedIn(context)
    const access = accessOf(context, lake, dataset)
    const lastEventId = context.req.header('last-event-id')
    return streamed(context, lake, dataset, (stream) => {
      liveEvents(dataset, stream, {access, includeDrafts, lastEventId})
    })
  })
}

/**
 * Opens a stream for `begin` to fill. There are only so many, and one that nobody reads would stay
 * for half an hour: so what may be refused is read before, and what `begin` throws ends it. So does a
 * connection that is lost before its answer has begun, for then nobody cancels the body.
 */
function streamed(
  context: LakeRequest,
  lake: LakeContext,
  dataset: Dataset,
  begin: (stream: EventStream) => void,
): Response {
  const stream = openStream(context, lake, dataset)
  context.req.raw.signal.addEventListener('abort', () => stream.close())
  try {
    begin(stream)
  } catch (error) {
    stream.close()
    throw error
  }
  return streamResponse(stream)
}

function openStream(context: LakeRequest, {streams}: LakeContext, {info}: Dataset): EventStream {
  if (context.req.raw.method !== 'GET') throw boom(405, 'An event stream has no head alone')
  const {user, tokenId} = context.get('viewer')
  const stream = streams.open({dataset: info.name, userId: user?.id ?? null, tokenId})
  if (stream) return stream
  throw tooMany('Too many event streams are open', 5)
}

function streamResponse({body}: EventStream): Response {
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      // Proxies must pass every event on at once.
      'x-accel-buffering': 'no',
    },
  })
}
