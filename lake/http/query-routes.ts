import {type Hono} from 'hono'
import {type LakeContext} from '../context.ts'
import {publishedIdOf} from '../documents/document-id.ts'
import {canonicalObject} from '../documents/canonical-json.ts'
import {type JsonObject} from '../documents/json.ts'
import {defaultPerspective, type Perspective, readPerspective} from '../query/perspective.ts'
import {accessOf, datasetOf, type LakeEnv, type LakeRequest, listParam} from './lake-env.ts'
import {type QueryString} from './query-string.ts'
import {readJsonBody} from './read-body.ts'
import {boom, WireError} from './wire-error.ts'

/** Reading documents: by query, and by id. */
export function queryRoutes(app: Hono<LakeEnv>, lake: LakeContext): void {
  app.on(['GET', 'POST'], '/data/query/:dataset', async (context) => {
    const dataset = datasetOf(context, lake)
    const options = context.get('options')
    const {query, params} = await readQuestion(context, options)
    const perspective = perspectiveOf(context)
    const access = accessOf(context, lake, dataset)
    if (options.isTrue('explain')) {
      // A plan counts documents, so it is only for those who may see them all.
      if (!access.rule('read')?.coversEverything) throw boom(403, NO_PLAN)
      const question = {query, params, perspective, access, explain: true}
      const {plan} = await dataset.query(question)
      return context.json({query, plan})
    }
    const started = performance.now()
    const {json, syncTags} = await dataset.query({query, params, perspective, access})
    const ms = Math.round(performance.now() - started)
    const head = options.get('returnQuery') === 'false' ? {} : {query}
    // The lake makes no source maps; clients that ask for one must find an empty one.
    const map = options.get('resultSourceMap')
    const maps =
      map && map !== 'false' ? {resultSourceMap: {documents: [], paths: [], mappings: {}}} : {}
    const rest = JSON.stringify({...head, ...maps, syncTags, ms})
    return jsonText(`{"result":${json},${rest.slice(1)}`)
  })

  app.get('/data/doc/:dataset/:ids', (context) => {
    const dataset = datasetOf(context, lake)
    const access = accessOf(context, lake, dataset)
    const options = context.get('options')
    const asked = listParam(context, 'ids')
    const ids = options.isTrue('includeAllVersions')
      ? asked.flatMap((id) => {
          const group = dataset.store.documents.group(publishedIdOf(id)).map(({_id}) => _id)
          return group.length > 0 ? group : [id]
        })
      : asked
    const documents: JsonObject[] = []
    const omitted: JsonObject[] = []
    for (const id of new Set(ids)) {
      const document = dataset.store.documents.get(id)
      if (document && access.may('read', document)) documents.push(document)
      else omitted.push({id, reason: reasonFor(document !== null, context)})
    }
    return context.json({
      documents: options.isTrue('excludeContent') ? [] : documents,
      omitted,
    })
  })
}

const NO_PLAN = 'Only who may read everything may have a query explained'

/** Strangers are not even told that a hidden document exists. */
function reasonFor(exists: boolean, context: LakeRequest): string {
  return exists && context.get('viewer').user ? 'permission' : 'existence'
}

async function readQuestion(
  context: LakeRequest,
  options: QueryString,
): Promise<{query: string; params: JsonObject}> {
  // Whoever asks for the head alone asks as for the whole.
  if (context.req.method !== 'POST') {
    return {query: required(options.get('query')), params: options.params()}
  }
  const {query, params} = await readJsonBody(context)
  return {query: required(query), params: params === undefined ? {} : canonicalObject(params)}
}

function required(query: unknown): string {
  if (typeof query === 'string' && query !== '') return query
  const description = 'The query is missing'
  throw new WireError(400, {
    error: {type: 'queryParseError', description, query: '', start: 0, end: 0},
  })
}

/** Drafts and releases are for people who are signed in, whatever the grants say. */
function perspectiveOf(context: LakeRequest): Perspective {
  const text = context.get('options').get('perspective')
  if (text === undefined || text === '') return defaultPerspective(context.get('version'))
  const perspective = readPerspective(text)
  if (!perspective) throw boom(400, `"${text}" is no perspective`)
  const isPublic = perspective.kind === 'raw' || perspective.bundles.length === 0
  if (isPublic || context.get('viewer').user) return perspective
  throw boom(401, `The perspective "${text}" needs a token`)
}

function jsonText(text: string): Response {
  return new Response(text, {headers: {'content-type': 'application/json; charset=utf-8'}})
}
