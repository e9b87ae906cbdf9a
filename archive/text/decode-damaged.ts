const UTF8 = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true})

interface Lenient {
  text: string
  /** Bytes that belong to no sound UTF-8 sequence. */
  bad: number
  firstBad: number
  /** Sound sequences of more than one byte. */
  sound: number
}

/** Sound UTF-8 sequences as they are, every other byte as Windows-1252. */
export function decodeLeniently(bytes: Uint8Array): Lenient {
  const parts: string[] = []
  let bad = 0
  let firstBad = -1
  let sound = 0
  let start = 0
  let index = 0
  while (index < bytes.length) {
    const length = sequenceLength(bytes, index)
    if (length > 1) sound++
    if (length > 0) index += length
    else {
      parts.push(UTF8.decode(bytes.subarray(start, index)), windows1252(bytes[index] ?? 0))
      if (firstBad < 0) firstBad = index
      bad++
      start = ++index
    }
  }
  parts.push(UTF8.decode(bytes.subarray(start)))
  return {text: parts.join(''), bad, firstBad, sound}
}

/** How many bytes the UTF-8 sequence at `index` has; 0 when there is none. */
function sequenceLength(bytes: Uint8Array, index: number): number {
  const lead = bytes[index] ?? 0
  if (lead < 0x80) return 1
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0
  if (length === 0 || lead > 0xf4) return 0
  for (let next = 1; next < length; next++) {
    if (((bytes[index + next] ?? 0) & 0xc0) !== 0x80) return 0
  }
  const second = bytes[index + 1] ?? 0
  const overlong = (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90)
  const outside = (lead === 0xed && second > 0x9f) || (lead === 0xf4 && second > 0x8f)
  return overlong || outside ? 0 : length
}

export function decodeWindows1252(bytes: Uint8Array): string {
  return Array.from(bytes, windows1252).join('')
}

/** WHATWG Encoding, index windows-1252: 0x80–0x9F differ from Latin-1. */
const HIGH_CONTROLS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

function windows1252(byte: number): string {
  return byte >= 0x80 && byte < 0xa0
    ? (HIGH_CONTROLS[byte - 0x80] ?? '')
    : String.fromCharCode(byte)
}
