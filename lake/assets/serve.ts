import {type LakeDocument} from '../documents/document.ts'

/** Shown in place; everything else is only ever saved, so that no upload runs in anybody's browser. */
const SHOWN = /^(image\/(jpeg|png|gif|webp|avif)|(audio|video)\/[\w.+-]+)$/

/** For anything in an asset that would do something, were it shown as a page. */
const HARMLESS = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

const FOREVER = 'public, max-age=31536000, immutable'

/**
 * A file as an answer: whole, one range of it, or only its head. Files never change under their
 * address, so they may be kept for ever.
 */
export function serveFile(
  file: Blob,
  request: Request,
  {mimeType, etag, download}: {mimeType: string; etag: string; download: string | undefined},
): Response {
  const tag = `"${etag}"`
  const headers = new Headers({
    'content-type': mimeType,
    'cache-control': FOREVER,
    'content-security-policy': HARMLESS,
    'accept-ranges': 'bytes',
    'etag': tag,
  })
  if (download !== undefined || !SHOWN.test(mimeType)) {
    headers.set('content-disposition', attachment(download ?? ''))
  }
  if (isKnown(tag, request)) return new Response(null, {status: 304, headers})
  const range = isPartOf(tag, request)
    ? readRange(request.headers.get('range'), file.size)
    : undefined
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${file.size}`)
    return new Response(null, {status: 416, headers})
  }
  const part = range ? file.slice(range.start, range.end + 1) : file
  if (range) headers.set('content-range', `bytes ${range.start}-${range.end}/${file.size}`)
  headers.set('content-length', String(part.size))
  const body = request.method === 'HEAD' ? null : part.stream()
  return new Response(body, {status: range ? 206 : 200, headers})
}

/** `If-None-Match: *`, or a list that has the tag, weak or not (RFC 9110 §13.1.2). */
function isKnown(tag: string, {headers}: Request): boolean {
  const known = headers.get('if-none-match')?.trim() ?? ''
  return known === '*' || (known.match(/(?:W\/)?"[^"]*"/g) ?? []).some((one) => one.endsWith(tag))
}

/** True unless `If-Range` names anything but this very file; a weak tag does (RFC 9110 §13.1.5). */
function isPartOf(tag: string, {headers}: Request): boolean {
  const condition = headers.get('if-range')?.trim()
  return condition === undefined || condition === tag
}

/** What the file was said to be when it was uploaded; anything odd is only bytes. */
export function mimeTypeOf({mimeType}: LakeDocument): string {
  const isType = typeof mimeType === 'string' && /^[\w.+-]+\/[\w.+-]+$/.test(mimeType)
  return isType ? mimeType : 'application/octet-stream'
}

/** `?dl=report.pdf` names the saved file, `?dl` alone or `?dl=` gives the name it came with. */
export function downloadName(search: URLSearchParams, document: LakeDocument): string | undefined {
  const name = search.get('dl')
  if (name === null) return undefined
  const original = document.originalFilename
  return name === '' && typeof original === 'string' ? original : name
}

function attachment(name: string): string {
  const safe = name.replace(/[^\p{L}\p{N} ._-]/gu, '_').slice(0, 200)
  if (safe === '') return 'attachment'
  const ascii = safe.replace(/[^\x20-\x7e]/g, '_')
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(safe)}`
}

type Range = {start: number; end: number} | 'unsatisfiable' | undefined

/** One range of bytes. Several at once are answered with the whole file, as the standard allows. */
function readRange(header: string | null, size: number): Range {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  const [, from = '', to = ''] = match ?? []
  if (!match || (from === '' && to === '')) return undefined
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return start > end ? 'unsatisfiable' : {start, end}
}
