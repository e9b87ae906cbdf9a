import {brotliDecompressSync} from 'node:zlib'
import {BASE_HEADERS} from './security-headers.ts'
import {type CachedPage} from './cached-page.ts'

/**
 * A kept page as the answer to a request. The same bytes for everybody: nothing of the request
 * matters but its method, what it can unpack, and what it has already.
 */
export function sendPage(request: Request, page: CachedPage, policy: string): Response {
  const headers: Record<string, string> = {
    ...BASE_HEADERS,
    'content-type': page.mediaType,
    'content-security-policy': policy,
    'vary': 'accept-encoding',
    // May be kept, must be asked about: no cache outlives a kill or shows a story late.
    'cache-control': page.isLast ? 'no-store' : 'public, no-cache',
  }
  if (page.location !== undefined) {
    return new Response(null, {status: page.status, headers: {...headers, location: page.location}})
  }
  const etag = `"${page.version}"`
  headers['etag'] = etag
  if (page.isLast) headers['warning'] = '110 - "Response is Stale"'
  if (page.status === 200 && knows(request, page.version))
    return new Response(null, {status: 304, headers})
  const isPacked = /\bbr\b/.test(request.headers.get('accept-encoding') ?? '')
  const body = isPacked ? page.brotli : brotliDecompressSync(page.brotli)
  if (isPacked) headers['content-encoding'] = 'br'
  headers['content-length'] = String(body.byteLength)
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), {
    status: page.status,
    headers,
  })
}

function knows(request: Request, version: string): boolean {
  const known = request.headers.get('if-none-match')
  return known !== null && (known.trim() === '*' || known.includes(`"${version}"`))
}
