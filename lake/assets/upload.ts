import {type Access} from '../access/grants.ts'
import {type StagedTransaction} from '../commit/staged-transaction.ts'
import {type Dataset} from '../dataset.ts'
import {type LakeDocument} from '../documents/document.ts'
import {type JsonObject} from '../documents/json.ts'
import {type AssetStore, sha1Of} from './asset-store.ts'
import {readPicture} from './picture.ts'

export interface Upload {
  kind: 'images' | 'files'
  bytes: Uint8Array
  /** What the browser says it is; pictures are looked at instead. */
  contentType: string | undefined
  fileName: string | undefined
  /** `title`, `label`, `description`, `creditLine`, `source`: what the uploader says about it. */
  details: JsonObject
}

export interface Destination {
  dataset: Dataset
  assets: AssetStore
  access: Access
  author: string
  projectId: string
  /** Where files can be fetched from: `http://127.0.0.1:3335`. */
  url: string
}

/**
 * Stores a file and its document. The same bytes are stored once: uploading them again gives the
 * document of the first time, and no transaction.
 *
 * Throws InvalidPictureError for an image that is none, and a Refusal when the user may not create
 * the document; nothing is stored then.
 */
export async function uploadAsset(upload: Upload, destination: Destination): Promise<LakeDocument> {
  const {dataset, assets, access, author, projectId, url} = destination
  const file = upload.kind === 'images' ? await describePicture(upload) : describeFile(upload)
  const path = `${upload.kind}/${projectId}/${dataset.info.name}/${file.name}`
  const document = {
    ...upload.details,
    ...file.document,
    ...(upload.fileName === undefined ? {} : {originalFilename: upload.fileName}),
    size: upload.bytes.length,
    uploadId: crypto.randomUUID(),
    path,
    url: `${url}/${path}`,
  }
  const work = (transaction: StagedTransaction) => void transaction.createIfNotExists(document)
  // The file must be there before its document, but only if the document may be.
  const request = {access, author, work, uploaded: document._id}
  await dataset.commit({...request, dryRun: true})
  const isThere = await assets.read(dataset.info.name, file.name)
  if (!isThere) await assets.write(dataset.info.name, file.name, upload.bytes)
  const stored = await dataset.commit(request)
  const found = stored.documentOf(document._id)
  if (found) return found
  throw new Error(`The document of the asset "${document._id}" was not stored`)
}

interface DescribedFile {
  name: string
  document: JsonObject & {_id: string}
}

async function describePicture({bytes}: Upload): Promise<DescribedFile> {
  const {extension, mimeType, width, height, metadata} = await readPicture(bytes)
  const sha1 = sha1Of(bytes)
  return {
    name: `${sha1}-${width}x${height}.${extension}`,
    document: {
      _id: `image-${sha1}-${width}x${height}-${extension}`,
      _type: 'sanity.imageAsset',
      ...identity(sha1, extension, mimeType),
      metadata,
    },
  }
}

function describeFile({bytes, fileName = '', contentType}: Upload): DescribedFile {
  const sha1 = sha1Of(bytes)
  const extension = /\.([A-Za-z0-9]{1,10})$/.exec(fileName)?.[1]?.toLowerCase() ?? 'bin'
  const mimeType = /^[\w.+-]+\/[\w.+-]+$/.exec(contentType ?? '')?.[0] ?? 'application/octet-stream'
  return {
    name: `${sha1}.${extension}`,
    document: {
      _id: `file-${sha1}-${extension}`,
      _type: 'sanity.fileAsset',
      ...identity(sha1, extension, mimeType),
    },
  }
}

function identity(sha1: string, extension: string, mimeType: string): JsonObject {
  return {assetId: sha1, sha1hash: sha1, extension, mimeType}
}
