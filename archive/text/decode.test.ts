import {describe, expect, test} from 'vitest'
import {checkConservation} from '../documents/check-conservation.ts'
import {toDocuments} from '../documents/to-documents.ts'
import {readArchiveText} from '../read-archive-text.ts'
import {decode} from './decode.ts'
import {sha256, sha256Portable} from './digest.ts'

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...new TextEncoder().encode(part)] : part,
    ),
  )

function textOf(content: Uint8Array) {
  const result = decode({name: 'a.txt', bytes: content})
  if (!result.ok) return result.problem.code
  const {text, encoding, doubts} = result.decoded
  return {text, encoding, doubts: doubts.map(({message}) => message)}
}

describe('a source is read as it was meant', () => {
  test('UTF-8 with its byte order mark kept', () => {
    expect(textOf(bytes([0xef, 0xbb, 0xbf], 'Café'))).toEqual({
      text: '\uFEFFCafé',
      encoding: 'utf-8',
      doubts: [],
    })
  })

  test('UTF-16, by its mark or by its zeros', () => {
    expect(textOf(bytes([0xff, 0xfe, 0x41, 0, 0xe9, 0]))).toMatchObject({text: '\uFEFFAé'})
    expect(textOf(bytes([0xfe, 0xff, 0, 0x41, 0, 0xe9]))).toMatchObject({text: '\uFEFFAé'})
    expect(textOf(bytes([0x41, 0, 0x42, 0, 0x43, 0]))).toEqual({
      text: 'ABC',
      encoding: 'utf-16le',
      doubts: [expect.stringContaining('every second byte is zero')],
    })
  })

  test('Windows-1252 is a guess, and said with the place of the first byte', () => {
    expect(textOf(bytes('The caf', [0xe9], ' on the quay, ', [0x93], 'open', [0x94]))).toEqual({
      text: 'The café on the quay, “open”',
      encoding: 'windows-1252',
      doubts: [expect.stringMatching(/not valid UTF-8 \(first at byte offset 7, 0xe9\)/)],
    })
  })

  test('one bad byte in sound UTF-8 spoils nothing else', () => {
    expect(textOf(bytes('Café, naïve, ', [0xe9], 'tude'))).toMatchObject({
      text: 'Café, naïve, étude',
      encoding: 'utf-8 with windows-1252',
    })
  })
})

describe('what DOS wrote', () => {
  test('ends at its mark, which is set aside by name', () => {
    const content = bytes('The bridge is open.\r\n\r\nIt cost a million.\r\n', Array(90).fill(0x1a))
    const result = readArchiveText({name: 'a.txt', bytes: content})
    if (!result.ok) throw new Error(result.problem.message)
    const {body, asides, source} = result.story
    expect(body).toHaveLength(2)
    expect(asides).toEqual([{from: 43, to: 133, reason: 'end-of-file mark of DOS'}])
    expect(source.text).toHaveLength(133)
    expect(checkConservation(toDocuments(result.story, {runId: 'r'}).importRecord)).toEqual([])
  })

  test.each([
    [
      'padded with zeros',
      bytes('The bridge is open.', Array(40).fill(0)),
      /would be text but for its zero bytes \(40, the first at offset 19\)/,
      /tr -d/,
    ],
    [
      'with a stray zero',
      bytes('The bri', [0], 'dge is open.'),
      /\(1, the first at offset 7\)/,
      /tr -d/,
    ],
    [
      'in code page 437',
      bytes('M', [0x81], 'ller and K', [0x81], 'hn, L', [0x81], 'beck'),
      /code page 437/,
      /iconv -f CP437/,
    ],
  ])('%s, is refused with the way to mend it', (_, content, message, remedy) => {
    expect(decode({name: 'a.txt', bytes: content})).toMatchObject({
      ok: false,
      problem: {message: expect.stringMatching(message), remedy: expect.stringMatching(remedy)},
    })
  })
})

describe('what is no text is refused, with a remedy', () => {
  test.each([
    ['a PNG', bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2]), 'binary'],
    ['zeros', bytes('abc', [0, 0, 0], 'def'), 'binary'],
    ['control characters', bytes([1, 2, 3, 4, 5, 6, 7, 8], 'abc'), 'binary'],
    [
      'Cyrillic of old',
      bytes([0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0, 0x20, 0xe3, 0xee, 0xf0]),
      'unknownEncoding',
    ],
    ['nothing', bytes(''), 'empty'],
    ['nothing but blanks', bytes([0xef, 0xbb, 0xbf], ' \n\t\u00a0\n'), 'empty'],
  ])('%s', (_, content, code) => {
    const result = readArchiveText({name: 'a.txt', bytes: content})
    expect(result).toMatchObject({ok: false, problem: {code}})
    expect(!result.ok && result.problem.remedy).toMatch(/\w/)
  })
})

test('both digests are one', () => {
  for (const text of ['', 'abc', 'Café 😀', 'x'.repeat(1000)]) {
    expect(sha256Portable(text)).toBe(sha256(text))
  }
  expect(sha256('abc')).toMatch(/^ba7816bf/)
})

test.each([
  ['Un cafÃ© prÃ¨s de Lyon', 1],
  ['He donâ€™t and wonâ€™t', 1],
  ['A \uFFFD bridge', 1],
  ['NÃO É ASSIM', 0],
  ['Ã© stands here once, as an example', 0],
])('what was broken before is asked about: %j', (text, count) => {
  const read = decode({name: 'made-up.txt', text})
  expect(read.ok && read.decoded.doubts.filter(({code}) => code === 'encoding')).toHaveLength(count)
})
