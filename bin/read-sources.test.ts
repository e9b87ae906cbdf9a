import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {readSources} from './read-sources.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newsroom-'))
})

afterAll(() => rm(folder, {recursive: true}))

const TOO_LARGE = 'a'.repeat(17 * 1024 * 1024)

/** The text of each story, or the sentence about what could not be read. */
async function reads(name: string, content: string): Promise<string[]> {
  const path = join(folder, name)
  await writeFile(path, content)
  const told: string[] = []
  for await (const read of readSources([path], {nameOf: ({within}) => within})) {
    if (read.ok) for (const {source} of read.stories) told.push(`${source.name}: ${source.text}`)
    else told.push(read.message)
  }
  return told
}

const line = (name: string, text: string) => JSON.stringify({name, text})

test('a file is one source, whatever its lines', async () => {
  expect(await reads('story.txt', 'First line\nSecond line')).toEqual([
    'story.txt: First line\nSecond line',
  ])
})

test('JSON lines are a source each, the last one without a line end too', async () => {
  const lines = [line('a', 'A bridge.'), '', line('b', 'A “quay”.')]
  expect(await reads('stories.jsonl', lines.join('\n'))).toEqual(['a: A bridge.', 'b: A “quay”.'])
})

test('a line that lies across many pieces of the stream is put together again', async () => {
  const long = 'Straße '.repeat(200_000)
  const lines = [line('a', 'A bridge.'), line('b', long), line('c', 'A quay.')]
  expect(await reads('long.jsonl', lines.join('\n'))).toEqual([
    'a: A bridge.',
    `b: ${long}`,
    'c: A quay.',
  ])
})

test('a file that is larger than a story may be is refused, and read no further than that', async () => {
  const [sentence, ...others] = await reads('dump.txt', TOO_LARGE)
  expect(sentence).toContain('dump.txt: The source has more than 16777216 bytes')
  expect(others).toEqual([])
})

test('a JSON line that is larger than a story may be is refused by its number; the others are read', async () => {
  const lines = [line('a', 'A bridge.'), line('b', TOO_LARGE), line('c', 'A quay.')]
  const [first, refused, last] = await reads('mixed.jsonl', lines.join('\n'))
  expect([first, last]).toEqual(['a: A bridge.', 'c: A quay.'])
  expect(refused).toContain('mixed.jsonl#2: The source has more than')
})

test('a line among JSON lines that is none is refused by its number, and not read as a story', async () => {
  const lines = [line('a', 'A bridge.'), '{"name": "b", "text": "A qu', line('c', 'A pier.')]
  expect(await reads('broken.jsonl', lines.join('\n'))).toEqual([
    'a: A bridge.',
    expect.stringMatching(/^broken\.jsonl: Line 2 is no JSON object/),
    'c: A pier.',
  ])
})
