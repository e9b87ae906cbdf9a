import {type ProposedTransaction} from './step-sent.ts'

/**
 * Why a change of what is known of a picture or a file may not be, or nothing. Front ends fetch it from
 * the address that stands there, so nobody but Content Lake, which has the bytes, writes it.
 */
export function assetProblem({changes, uploaded}: ProposedTransaction): string | undefined {
  for (const {id, before, after} of changes) {
    if (id === uploaded || after === null || !(isAsset(before) || isAsset(after))) continue
    if (before === null) return `${id} has no file: pictures and files come in by uploading them.`
    const field = KNOWN_OF_FILE.find((name) => textOf(before, name) !== textOf(after, name))
    if (field) return `The ${field} of ${id} comes from its file and is not to be changed.`
  }
  return undefined
}

const KNOWN_OF_FILE = [
  '_type',
  'url',
  'path',
  'assetId',
  'sha1hash',
  'mimeType',
  'extension',
  'size',
  'metadata',
]

function isAsset(document: object | null): boolean {
  return (
    document !== null &&
    '_type' in document &&
    (document._type === 'sanity.imageAsset' || document._type === 'sanity.fileAsset')
  )
}

function textOf(document: object, field: string): string {
  return JSON.stringify(Object.entries(document).find(([name]) => name === field)?.[1] ?? null)
}
