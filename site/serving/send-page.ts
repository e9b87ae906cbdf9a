import {type CachedPage} from './cached-page.ts'
import {chooseCoding, type Coding, inCoding} from './content-coding.ts'
import {BASE_HEADERS} from './security-headers.ts'

/**
 * A kept page as the answer to a request. The same bytes for everybody: nothing of the request
 * matters but its method, what it can unpack, and what it has already.
 */
export function sendPage(request: Request, page: CachedPage, policy: string): Response {
  const {status, location} = page
  const coding = chooseCoding(request.headers.get('accept-encoding'))
  const etag = etagOf(page, coding)
  const headers = headersOf(page, policy, etag)
  if (location !== undefined) return new Response(null, {status, headers: {...headers, location}})
  if (status === 200 && knows(request, etag)) {
    return new Response(null, {status: 304, headers})
  }
  if (coding !== 'identity') headers['content-encoding'] = coding
  if (request.method === 'HEAD') return new Response(null, {status, headers})
  const body = inCoding(page.brotli, coding)
  headers['content-length'] = String(body.byteLength)
  return new Response(body, {status, headers})
}

/** Bytes that differ are not to have one name, though they say the same (RFC 9110 §8.8.3.3). */
function etagOf({version}: CachedPage, coding: Coding): string {
  return coding === 'identity' ? `"${version}"` : `"${version}-${coding}"`
}

/** Seconds after which who met a fault of ours may come again. */
const COME_AGAIN = '5'

function headersOf(page: CachedPage, policy: string, etag: string): Record<string, string> {
  const headers = {
    ...BASE_HEADERS,
    'content-type': page.mediaType,
    'content-security-policy': policy,
    'vary': 'accept-encoding',
  }
  if (page.status >= 500) {
    return {...headers, 'cache-control': 'no-store', 'retry-after': COME_AGAIN}
  }
  if (page.isLast) {
    return {...headers, etag, 'cache-control': 'no-store', 'warning': '110 - "Response is Stale"'}
  }
  // May be kept, must be asked about: no cache outlives a kill or shows a story late.
  return {...headers, etag, 'cache-control': 'public, no-cache'}
}

function knows(request: Request, etag: string): boolean {
  const known = request.headers.get('if-none-match')
  return known !== null && (known.trim() === '*' || known.includes(etag))
}
