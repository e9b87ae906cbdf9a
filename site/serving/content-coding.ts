import {brotliDecompressSync, gzipSync} from 'node:zlib'
import {parseAccept} from 'hono/utils/accept'

/** How an answer travels. The smallest stands first. */
const CODINGS = ['br', 'gzip', 'identity'] as const

export type Coding = (typeof CODINGS)[number]

/**
 * What of an `Accept-Encoding` an answer is sent in (RFC 9110 §12.5.3): what weighs most, of that the
 * smallest. `br;q=0, gzip` → `gzip`, `*` → `br`; who asks for nothing that we have gets it as it is.
 */
export function chooseCoding(accepted: string | null): Coding {
  const asked = parseAccept(accepted ?? '')
  const named = (name: string) => asked.find(({type}) => type.toLowerCase() === name)
  const weightOf = (coding: Coding) => (named(coding) ?? named('*'))?.q ?? UNNAMED[coding]
  const welcome = CODINGS.filter((coding) => weightOf(coding) > 0)
  return welcome.toSorted((a, b) => weightOf(b) - weightOf(a))[0] ?? 'identity'
}

/** What has no coding is welcome to everybody who does not say otherwise, though less than the rest. */
const UNNAMED: Record<Coding, number> = {br: 0, gzip: 0, identity: Number.MIN_VALUE}

type Bytes = Uint8Array<ArrayBuffer>

/** What is kept as Brotli, as it is sent. */
export function inCoding(brotli: Bytes, coding: Coding): Bytes {
  if (coding === 'br') return brotli
  if (coding === 'identity') return brotliDecompressSync(brotli)
  const known = gzips.get(brotli) ?? gzipSync(brotliDecompressSync(brotli))
  gzips.set(brotli, known)
  return known
}

/** Kept for as long as the page is: feed readers know no Brotli, and come every few minutes. */
const gzips = new WeakMap<Bytes, Bytes>()
