import {sha256 as portableSha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'

/**
 * SHA-256 in hexadecimal; a string counts as its UTF-8. Synchronous, so that a reading is one plain
 * function: Node's own hash where there is one (ten times as fast), else the portable one.
 */
export function sha256(data: string | Uint8Array): string {
  return native ? native('sha256', data, 'hex') : sha256Portable(data)
}

/** The same, in any JavaScript engine. */
export function sha256Portable(data: string | Uint8Array): string {
  return bytesToHex(portableSha256(typeof data === 'string' ? utf8ToBytes(data) : data))
}

/** Enough of the digest to tell whether a stretch of text is still what it was. */
export function stretchDigest(stretch: string): string {
  return sha256(stretch).slice(0, 16)
}

// Looked up at run time and not imported: the same module runs in the Studio.
const native = globalThis.process?.getBuiltinModule?.('node:crypto')?.hash
