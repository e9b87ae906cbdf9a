import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {followAnswers} from './answers/follow-answers.ts'
import {checkConservation} from './documents/check-conservation.ts'
import {checkLineage} from './documents/check-lineage.ts'
import {toDocuments, type StoryDocuments} from './documents/to-documents.ts'
import {readArchiveText} from './read-archive-text.ts'
import {answersFor, anyAnswers} from './test-support/any-answers.ts'
import {anyArchiveText} from './test-support/archive-texts.ts'
import {inkOf} from './text/visible.ts'

/** CI runs 100,000; `ARCHIVE_RUNS=1000000 vitest run archive/conservation` is the long proof. */
const numRuns = Number(process.env['ARCHIVE_RUNS'] ?? 50_000)

/** U+FFFD in UTF-8 and in both UTF-16. */
const REPLACEMENTS = [Buffer.of(0xef, 0xbf, 0xbd), Buffer.of(0xfd, 0xff), Buffer.of(0xff, 0xfd)]

describe('whatever the text', () => {
  test('nothing is lost, doubled or invented, and the same text reads the same again', () => {
    fc.assert(
      fc.property(anyArchiveText, (text) => {
        expect(faultsOf(text)).toEqual([])
      }),
      {numRuns},
    )
  }, 3_600_000)

  test('nothing is lost, doubled or invented by what people answer about it', () => {
    fc.assert(
      fc.property(anyArchiveText, anyAnswers, (text, picks) => {
        const result = readArchiveText({name: 'made-up.txt', text})
        fc.pre(result.ok)
        const answers = answersFor(picks, toDocuments(result.story, {runId: 'test'}))
        const told = toDocuments(followAnswers(result.story, answers), {runId: 'test'})
        expect(faultsIn(told)).toEqual([])
      }),
      {numRuns: Math.ceil(numRuns / 50)},
    )
  }, 3_600_000)

  test('the same source and options give the same documents', () => {
    fc.assert(
      fc.property(anyArchiveText, (text) => {
        expect(JSON.stringify(read(text))).toBe(JSON.stringify(read(text)))
      }),
      {numRuns: Math.min(numRuns, 1000)},
    )
  })

  test('bytes of any kind are read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 400}), (bytes) => {
        // What a source holds itself is kept, this too.
        fc.pre(!REPLACEMENTS.some((one) => Buffer.from(bytes).includes(one)))
        const result = readArchiveText({name: 'bytes.txt', bytes})
        fc.pre(result.ok)
        const {importRecord} = toDocuments(result.story, {runId: 'test'})
        expect(checkConservation(importRecord)).toEqual([])
        expect(importRecord.rawText).not.toContain('\uFFFD')
      }),
      {numRuns: Math.min(numRuns, 5000)},
    )
  })
})

describe('the proof can fail', () => {
  const documents = read(
    ' date 2017-02-04 A 😀 story.\n\n1/2 One picture AP\n\n2/2 Two pictures PA',
  )
  if (documents === undefined) throw new Error('the control text was refused')
  const {importRecord} = documents
  const codesOf = (record: typeof importRecord) => checkConservation(record).map(({code}) => code)

  test('an honest record has no violation', () => {
    expect(checkConservation(importRecord)).toEqual([])
    expect(checkLineage(importRecord, storyOf(documents))).toEqual([])
  })

  test('a span that is left out is lost, and said where', () => {
    const [first, ...segments] = importRecord.segments
    const violations = checkConservation({...importRecord, segments})
    expect(violations).toHaveLength(1)
    expect(violations[0]).toMatchObject({code: 'lost', from: first?.from})
  })

  test('one dash trimmed from a span is noticed', () => {
    const segments = importRecord.segments.map((segment) =>
      segment.kind === 'paragraph' ? {...segment, to: segment.to - 1} : segment,
    )
    expect(codesOf({...importRecord, segments})).toEqual(['spanDigest', 'lost'])
  })

  test('a span that stands twice is doubled', () => {
    const segments = importRecord.segments.flatMap((segment) =>
      segment.kind === 'credit' ? [segment, segment] : [segment],
    )
    expect(codesOf({...importRecord, segments})).toEqual(['doubled', 'doubled'])
  })

  test('a span beyond the text is out of bounds', () => {
    const segments = importRecord.segments.map((segment, index) =>
      index === 0 ? {...segment, to: 5000} : segment,
    )
    expect(codesOf({...importRecord, segments})).toEqual(['outOfBounds', 'lost'])
  })

  test('another text under the same digests is noticed', () => {
    const rawText = importRecord.rawText.replace('One', 'Own')
    expect(codesOf({...importRecord, rawText})).toEqual(['textDigest', 'spanDigest'])
  })

  test('a field with other words than its span breaks the lineage', () => {
    const captions = documents.captions.map((caption) => ({...caption, text: 'Three pictures'}))
    const violations = checkLineage(importRecord, [
      documents.article,
      ...documents.galleries,
      ...captions,
    ])
    expect(violations.map(({code, path}) => [code, path])).toEqual([
      ['otherWords', 'text'],
      ['otherWords', 'text'],
    ])
  })

  test('a missing document breaks the lineage', () => {
    const violations = checkLineage(importRecord, [documents.article, ...documents.galleries])
    expect(new Set(violations.map(({code}) => code))).toEqual(new Set(['missingDocument']))
  })
})

/** What the reading of a text gets wrong, in words. */
function faultsOf(text: string): string[] {
  const documents = read(text)
  if (documents === undefined) return inkOf(text) === '' ? [] : ['refused']
  const {importRecord} = documents
  return [
    ...faultsIn(documents),
    ...(importRecord.rawText === text ? [] : ['the text was altered']),
  ]
}

function faultsIn(documents: StoryDocuments): string[] {
  const {importRecord} = documents
  return [
    ...[...checkConservation(importRecord), ...checkLineage(importRecord, storyOf(documents))].map(
      ({message}) => message,
    ),
    ...importRecord.review.filter(({code}) => code === 'unplaced').map(({message}) => message),
  ]
}

function read(text: string): StoryDocuments | undefined {
  const result = readArchiveText({name: 'made-up.txt', text})
  return result.ok ? toDocuments(result.story, {runId: 'test'}) : undefined
}

function storyOf({article, galleries, captions}: StoryDocuments) {
  return [article, ...galleries, ...captions]
}
