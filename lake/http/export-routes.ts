import {type Hono} from 'hono'
import {type Access} from '../access/grants.ts'
import {addressOf} from '../assets/addresses.ts'
import {type LakeContext} from '../context.ts'
import {type Dataset} from '../dataset.ts'
import {type LakeDocument} from '../documents/document.ts'
import {accessOf, datasetOf, type LakeEnv, mayStill} from './lake-env.ts'

/** Documents at a time: enough to be fast, few enough that nobody else waits. */
const PAGE = 200

/** All documents, one a line, in order of id. */
export function exportRoutes(app: Hono<LakeEnv>, lake: LakeContext): void {
  app.get('/data/export/:dataset', (context) => {
    const dataset = datasetOf(context, lake)
    const access = accessOf(context, lake, dataset)
    const types = context
      .get('options')
      .list('types')
      .filter((type) => type !== '')
    const isAllowed = () => mayStill(context, lake, dataset, access)
    return new Response(exportLines(dataset, {access, isAllowed, types, url: lake.url()}), {
      headers: {'content-type': 'application/x-ndjson; charset=utf-8'},
    })
  })
}

/**
 * Read as they are asked for: a slow reader holds nothing up. Each page is as of its own moment; an
 * export breaks off, rather than ends, when whoever reads it loses the right to.
 */
function exportLines(
  dataset: Dataset,
  {
    access,
    isAllowed,
    types,
    url,
  }: {access: Access; isAllowed: () => boolean; types: string[]; url: string},
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let last = ''
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (!isAllowed()) {
        controller.error(new Error('The right to read this ended'))
        return
      }
      const page = dataset.store.documents.after(last, PAGE)
      last = page.at(-1)?._id ?? last
      const lines = page
        .filter((document) => types.length === 0 || types.includes(document._type))
        .filter((document) => access.may('read', document))
        .map((document) => `${JSON.stringify(reachable(document, url))}\n`)
      if (lines.length > 0) controller.enqueue(encoder.encode(lines.join('')))
      if (page.length < PAGE) controller.close()
      // A page of which nothing may be read still has to be followed by the next one.
      else if (lines.length === 0) controller.enqueue(new Uint8Array())
    },
  })
}

/** Whoever exports follows the address of each asset, which may be that of an earlier port. */
function reachable(document: LakeDocument, url: string): LakeDocument {
  const address = addressOf(document, url)
  return address === undefined ? document : {...document, url: address}
}
