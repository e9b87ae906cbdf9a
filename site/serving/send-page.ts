import {brotliDecompressSync} from 'node:zlib'
import {BASE_HEADERS} from './security-headers.ts'
import {type CachedPage} from './cached-page.ts'

/**
 * A kept page as the answer to a request. The same bytes for everybody: nothing of the request
 * matters but its method, what it can unpack, and what it has already.
 */
export function sendPage(request: Request, page: CachedPage, policy: string): Response {
  const {status, location} = page
  const headers = headersOf(page, policy)
  if (location !== undefined) return new Response(null, {status, headers: {...headers, location}})
  if (status === 200 && knows(request, page.version)) {
    return new Response(null, {status: 304, headers})
  }
  if (request.method === 'HEAD') return new Response(null, {status, headers})
  const isPacked = /\bbr\b/.test(request.headers.get('accept-encoding') ?? '')
  const body = isPacked ? page.brotli : brotliDecompressSync(page.brotli)
  if (isPacked) headers['content-encoding'] = 'br'
  headers['content-length'] = String(body.byteLength)
  return new Response(body, {status, headers})
}

/** Seconds after which who met a fault of ours may come again. */
const COME_AGAIN = '5'

function headersOf(page: CachedPage, policy: string): Record<string, string> {
  const headers = {
    ...BASE_HEADERS,
    'content-type': page.mediaType,
    'content-security-policy': policy,
    'vary': 'accept-encoding',
  }
  if (page.status >= 500) {
    return {...headers, 'cache-control': 'no-store', 'retry-after': COME_AGAIN}
  }
  const etag = `"${page.version}"`
  if (page.isLast) {
    return {...headers, etag, 'cache-control': 'no-store', 'warning': '110 - "Response is Stale"'}
  }
  // May be kept, must be asked about: no cache outlives a kill or shows a story late.
  return {...headers, etag, 'cache-control': 'public, no-cache'}
}

function knows(request: Request, version: string): boolean {
  const known = request.headers.get('if-none-match')
  return known !== null && (known.trim() === '*' || known.includes(`"${version}"`))
}
