import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {extname, join} from 'node:path'
import {brotliDecompressSync} from 'node:zlib'
import {ASSETS_PATH} from '../endpoints.ts'
import {type PageAssets} from '../view/view.ts'

/** The files that `build.ts` writes beside the server, held in memory. */
export interface BuiltAssets {
  page: PageAssets
  file: (name: string) => AssetFile | undefined
}

export interface AssetFile {
  brotli: Uint8Array<ArrayBuffer>
  plain: Uint8Array<ArrayBuffer>
  mediaType: string
}

export const ASSETS_LIST = 'assets.json'

/** What `assets.json` says: which built files a page needs. */
export interface AssetsList {
  style: string
  reader: string[]
  preview: string[]
}

/** Without a build (in unit tests) pages are whole, but have neither style nor script. */
export function loadAssets(folder: string): BuiltAssets {
  const list = readList(join(folder, ASSETS_LIST))
  const files = new Map<string, AssetFile>()
  for (const packed of existsSync(folder) ? readdirSync(folder) : []) {
    if (!packed.endsWith('.br')) continue
    const name = packed.slice(0, -'.br'.length)
    const brotli = readFileSync(join(folder, packed))
    files.set(name, {
      brotli,
      plain: brotliDecompressSync(brotli),
      mediaType: MEDIA_TYPES[extname(name)] ?? 'application/octet-stream',
    })
  }
  const address = (name: string) => `${ASSETS_PATH}/${name}`
  return {
    page: {style: list.style, reader: list.reader.map(address), preview: list.preview.map(address)},
    file: (name) => files.get(name),
  }
}

const MEDIA_TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
}

function readList(path: string): AssetsList {
  if (!existsSync(path)) return {style: '', reader: [], preview: []}
  const list: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (!isAssetsList(list)) throw new Error(`${path} is not a list of assets. Build the site again.`)
  return list
}

function isAssetsList(value: unknown): value is AssetsList {
  return (
    typeof value === 'object' &&
    value !== null &&
    'style' in value &&
    typeof value.style === 'string' &&
    'reader' in value &&
    Array.isArray(value.reader) &&
    'preview' in value &&
    Array.isArray(value.preview)
  )
}
