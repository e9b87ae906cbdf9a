import {type Hono} from 'hono'
import {Refusal} from '../commit/refusal.ts'
import {type LakeContext} from '../context.ts'
import {InvalidPictureError} from '../assets/picture.ts'
import {type Original, readRendition} from '../assets/read-rendition.ts'
import {Renditions} from '../assets/renditions.ts'
import {downloadName, mimeTypeOf, serveFile} from '../assets/serve.ts'
import {uploadAsset} from '../assets/upload.ts'
import {type JsonObject} from '../documents/json.ts'
import {accessOf, datasetOf, type LakeEnv, type LakeRequest, signedIn} from './lake-env.ts'
import {type QueryString} from './query-string.ts'
import {readBytes} from './read-body.ts'
import {boom, refused} from './wire-error.ts'

const LARGEST_ASSET = 64 * 1024 * 1024

/** Pictures and files: in, and out again. */
export function assetRoutes(app: Hono<LakeEnv>, lake: LakeContext): void {
  const renditions = new Renditions(lake.assets.renditions)

  app.post('/assets/:kind{images|files}/:dataset', async (context) => {
    const {id: author} = signedIn(context)
    const dataset = datasetOf(context, lake)
    const options = context.get('options')
    const bytes = await readBytes(context, LARGEST_ASSET)
    if (bytes.length === 0) throw boom(400, 'The upload is empty')
    const upload = {
      kind: kindOf(context),
      bytes,
      contentType: context.req.header('content-type'),
      fileName: fileNameOf(options.get('filename')),
      details: detailsOf(options),
    }
    const destination = {
      dataset,
      author,
      assets: lake.assets,
      access: accessOf(context, lake, dataset),
      projectId: lake.projectId,
      url: lake.url(),
    }
    try {
      return context.json({document: await uploadAsset(upload, destination)})
    } catch (error) {
      if (error instanceof InvalidPictureError) throw boom(400, error.message)
      throw error instanceof Refusal ? refused('mutation', error) : error
    }
  })

  app.delete('/assets/data/:dataset/:id', async (context) => {
    const {id: author} = signedIn(context)
    const dataset = datasetOf(context, lake)
    try {
      await dataset.commit({
        access: accessOf(context, lake, dataset),
        author,
        work: (transaction) => transaction.delete(context.req.param('id')),
      })
    } catch (error) {
      throw error instanceof Refusal ? refused('mutation', error) : error
    }
    return context.json({})
  })

  app.get('/:kind{images|files}/:project/:dataset/:file/:vanity?', async (context) => {
    const dataset = datasetOf(context, lake)
    const file = context.req.param('file')
    const kind = kindOf(context)
    // Whoever deletes an asset's document withdraws the asset, although history may bring it back.
    const id = `${kind === 'images' ? 'image' : 'file'}-${file.replace(/\.(?=[^.]*$)/, '-')}`
    const document = dataset.store.documents.get(id)
    const path = lake.assets.path(dataset.info.name, file)
    const bytes = document && (await lake.assets.read(dataset.info.name, file))
    if (!document || !bytes || path === undefined) throw boom(404, 'There is no such asset')
    const search = new URL(context.req.url).searchParams
    const download = downloadName(search, document)
    const accept = context.req.header('accept') ?? ''
    const original = kind === 'images' ? originalOf(file) : undefined
    const rendition = original && readRendition(search, {original, accept})
    if (!original || !rendition) {
      const mimeType = mimeTypeOf(document)
      return serveFile(bytes, context.req.raw, {mimeType, etag: file, download})
    }
    const small = await renditions.get({...original, name: file, path}, rendition)
    const mimeType = rendition.format === 'jpg' ? 'image/jpeg' : `image/${rendition.format}`
    const response = serveFile(small.file, context.req.raw, {mimeType, etag: small.key, download})
    if (search.get('auto') === 'format') response.headers.append('vary', 'accept')
    return response
  })
}

/** `<sha1>-800x600.jpg` → `{extension: 'jpg', width: 800, height: 600}` */
function originalOf(file: string): Original | undefined {
  const [, width, height, extension] = /-(\d+)x(\d+)\.(\w+)$/.exec(file) ?? []
  if (extension === undefined) return undefined
  return {extension, width: Number(width), height: Number(height)}
}

function kindOf(context: LakeRequest): 'images' | 'files' {
  return context.req.param('kind') === 'images' ? 'images' : 'files'
}

/** Only ever shown and offered for saving: no path is made from it. */
function fileNameOf(name: string | undefined): string | undefined {
  const plain = name
    ?.replace(/^.*[/\\]/, '')
    .replace(/\p{C}/gu, '')
    .slice(0, 255)
  return plain === '' ? undefined : plain
}

function detailsOf(options: QueryString): JsonObject {
  const named = ['label', 'title', 'description', 'creditLine', 'altText'].flatMap((name) => {
    const value = options.get(name)
    return value === undefined ? [] : [[name, value]]
  })
  const source = {
    id: options.get('sourceId'),
    name: options.get('sourceName'),
    url: options.get('sourceUrl'),
  }
  const given = Object.entries(source).flatMap(([name, value]) => {
    return value === undefined ? [] : [[name, value]]
  })
  const origin = given.length > 0 ? {source: Object.fromEntries(given)} : {}
  return {...Object.fromEntries(named), ...origin}
}
