import {type Doubt} from '../story.ts'
import {endOfDosText} from './dos-end.ts'
import {decodeLeniently, decodeWindows1252} from './decode-damaged.ts'
import {sha256} from './digest.ts'

export type Source = {name: string; bytes: Uint8Array} | {name: string; text: string}

export interface Decoded {
  name: string
  /** The source as text: nothing trimmed, nothing normalised, byte order mark and all. */
  text: string
  /** Of the bytes. */
  sha256: string
  /** Of `text` in UTF-8. */
  textSha256: string
  encoding: string
  doubts: Doubt[]
}

/** Why a source was not read at all, and what to do now. */
export interface Problem {
  code:
    | 'empty'
    | 'unreadable'
    | 'binary'
    | 'unknownEncoding'
    | 'notWellFormed'
    | 'tooLarge'
    | 'unknownFormat'
    | 'otherStory'
    | 'sameName'
    | 'importedAgain'
    | 'notConserved'
  message: string
  /** Where in the source, when it is one place: "byte 27", "line 4". */
  place?: string
  remedy: string
}

export type DecodeResult = {ok: true; decoded: Decoded} | {ok: false; problem: Problem}

/**
 * In bytes or characters. Longer than any newspaper; a text above this is a mistake that would fill
 * the Studio's memory.
 */
export const LARGEST_SOURCE = 16 * 1024 * 1024

/**
 * Bytes → text, each visible character as it was meant:
 *
 * - UTF-8, with or without a byte order mark; UTF-16 with one, or when every second byte is zero
 * - not UTF-8: read as Windows-1252, the whole or, where the rest is sound UTF-8, only the bad
 *   bytes; a doubt names the first such byte. Never U+FFFD.
 * - binary files, empty files and text in an encoding that cannot be told are refused
 */
export function decode(source: Source): DecodeResult {
  const {name} = source
  const problem =
    'text' in source
      ? sizeProblem(source.text.length, 'characters')
      : sizeProblem(source.bytes.length, 'bytes')
  if (problem) return {ok: false, problem}
  if ('text' in source) {
    const digest = sha256(source.text)
    const {text} = source
    return accept({name, text, sha256: digest, textSha256: digest, encoding: 'utf-8', doubts: []})
  }
  const {bytes} = source
  const read = readBytes(bytes)
  if (typeof read === 'string') return refuseBytes(read)
  const digest = sha256(bytes)
  const {text, encoding} = read
  return accept({
    name,
    text,
    sha256: digest,
    textSha256: encoding === 'utf-8' ? digest : sha256(text),
    encoding,
    doubts: read.doubt ? [read.doubt] : [],
  })
}

/** Whether so much is too much, for those who would rather not fetch it first. */
export function sizeProblem(size: number, unit: 'bytes' | 'characters'): Problem | undefined {
  if (size <= LARGEST_SOURCE) return undefined
  return {
    code: 'tooLarge',
    message: `The source has more than ${LARGEST_SOURCE} ${unit}, the most that are read as one story`,
    remedy: 'Split the file into one file a story',
  }
}

function accept(decoded: Decoded): DecodeResult {
  if (/[^\s\u200B\uFEFF]/.test(decoded.text)) {
    const doubts = [...decoded.doubts, ...doubtBroken(decoded.text)]
    return {ok: true, decoded: {...decoded, doubts}}
  }
  return refuse('empty', 'The source holds no visible character', 'Leave it out')
}

/** "cafÃ©", "donâ€™t", "�": what was broken before it came here cannot be told from what was meant. */
function doubtBroken(text: string): Doubt[] {
  const [first, second] = text.matchAll(BROKEN)
  if (first === undefined || (second === undefined && first[0] !== '\uFFFD')) return []
  const from = first.index
  const message = `“${text.slice(Math.max(0, from - 8), from + 8).trim()}” reads like text that was broken by a wrong encoding before it got here; mend the file and import it again`
  return [{code: 'encoding', message, from, to: from + first[0].length}]
}

const BROKEN = /Ã[\u0080-\u00BF]|â€[\u0080-\u00BF™œ“”˜šž]|\uFFFD/gu

function refuse(code: Problem['code'], message: string, remedy: string): DecodeResult {
  return {ok: false, problem: {code, message, remedy}}
}

function refuseBytes(what: string): DecodeResult {
  if (what === 'unknown') {
    return refuse(
      'unknownEncoding',
      'The bytes are neither UTF-8 nor UTF-16 nor plausible Windows-1252',
      'Save the file as UTF-8 and import it again',
    )
  }
  if (what === 'dos') {
    return refuse(
      'unknownEncoding',
      'The bytes are no UTF-8, and as Windows-1252 they are no text: DOS wrote so, in code page 437 or 850',
      'Convert the file (iconv -f CP437 -t UTF-8 old.txt > new.txt) and import it again',
    )
  }
  if (what.startsWith(ZEROS)) {
    return refuse(
      'binary',
      `The file would be text but for ${what}`,
      "Take them out (tr -d '\\000' < old.txt > new.txt) and import it again",
    )
  }
  return refuse(
    'binary',
    `The file is ${what}, not text`,
    'Import the text of the story; pictures are uploaded in the Studio',
  )
}

interface ReadBytes {
  text: string
  encoding: string
  doubt?: Doubt
}

const UTF8 = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true})

/** The text, or what the bytes are instead of one. */
function readBytes(bytes: Uint8Array): ReadBytes | string {
  const kind = SIGNATURES.find(({head}) => head.every((byte, index) => bytes[index] === byte))
  if (kind) return kind.what
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return readUtf16(bytes, 'utf-16le')
  if (first === 0xfe && second === 0xff) return readUtf16(bytes, 'utf-16be')
  const zero = bytes.indexOf(0)
  if (zero >= 0) return readWithZeros(bytes, zero)
  try {
    const text = UTF8.decode(bytes)
    return isNoise(text) ? 'a binary file' : {text, encoding: 'utf-8'}
  } catch {
    return readDamaged(bytes)
  }
}

const SIGNATURES = [
  {head: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG picture'},
  {head: [0xff, 0xd8, 0xff], what: 'a JPEG picture'},
  {head: [0x47, 0x49, 0x46, 0x38], what: 'a GIF picture'},
  {head: [0x25, 0x50, 0x44, 0x46], what: 'a PDF document'},
  {head: [0x50, 0x4b, 0x03, 0x04], what: 'a ZIP archive or an office document'},
  {head: [0x1f, 0x8b], what: 'a gzip archive'},
  {head: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old office document'},
]

function readUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): ReadBytes | string {
  try {
    return {text: new TextDecoder(encoding, {fatal: true, ignoreBOM: true}).decode(bytes), encoding}
  } catch {
    return 'unknown'
  }
}

const ZEROS = 'its zero bytes'

/** Text without zeros has none in UTF-8; UTF-16 of European text has one in every pair of bytes. */
function readWithZeros(bytes: Uint8Array, zero: number): ReadBytes | string {
  const sample = bytes.subarray(0, 4096)
  let even = 0
  let odd = 0
  for (let index = 0; index < sample.length; index++) {
    if (sample[index] === 0) {
      if (index % 2 === 0) even++
      else odd++
    }
  }
  const pairs = Math.floor(sample.length / 2)
  const encoding =
    odd > pairs * 0.6 && even === 0
      ? 'utf-16le'
      : even > pairs * 0.6 && odd === 0
        ? 'utf-16be'
        : undefined
  const read = encoding && bytes.length % 2 === 0 ? readUtf16(bytes, encoding) : undefined
  if (typeof read !== 'object') {
    const others = bytes.filter((byte) => byte !== 0)
    return typeof readBytes(others) === 'object'
      ? `${ZEROS} (${bytes.length - others.length}, the first at offset ${zero})`
      : `a binary file (a zero byte at offset ${zero})`
  }
  const message = `Read as ${read.encoding.toUpperCase()} because every second byte is zero; the file does not say so`
  return {...read, doubt: {code: 'encoding', message, from: 0, to: 0}}
}

function readDamaged(bytes: Uint8Array): ReadBytes | string {
  const {text, bad, firstBad, sound} = decodeLeniently(bytes)
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  // One accented letter in four is more than any Western language writes.
  if (isNoise(text)) return hasControls(text) ? 'a binary file' : 'dos'
  if (bad > letters / 4) return 'unknown'
  const whole = sound < bad
  const byte = bytes[firstBad] ?? 0
  const what = whole
    ? 'The file is'
    : `${bad} byte${bad === 1 ? '' : 's'} of the file ${bad === 1 ? 'is' : 'are'}`
  const message = `${what} not valid UTF-8 (first at byte offset ${firstBad}, 0x${byte.toString(16).padStart(2, '0')}); read as Windows-1252. Check the accented letters`
  return {
    text: whole ? decodeWindows1252(bytes) : text,
    encoding: whole ? 'windows-1252' : 'utf-8 with windows-1252',
    doubt: {code: 'encoding', message, from: 0, to: 0},
  }
}

/** DOS put letters where Windows-1252 has nothing, but none below the blank. */
function hasControls(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\x00-\x08\x0E-\x19\x1B-\x1F\x7F]/.test(text)
}

/** More than one control character in a hundred is no writing. */
function isNoise(whole: string): boolean {
  const text = whole.slice(0, endOfDosText(whole))
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (!/[\x00-\x08\x0E-\x1F\x7F-\x84\x86-\x9F]/.test(text)) return false
  // oxlint-disable-next-line no-control-regex -- as above
  const controls = text.match(/[\x00-\x08\x0E-\x1F\x7F-\x84\x86-\x9F]/g)?.length ?? 0
  return controls > 2 && controls * 100 > text.length
}
