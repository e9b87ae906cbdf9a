import {mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises'
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

async function reads(name: string, content: string): Promise<string[]> {
  const path = join(folder, name)
  await writeFile(path, content)
  return readsAll([path])
}

/** The text of each story, or the sentence about what could not be read. */
async function readsAll(named: string[], prefix = ''): Promise<string[]> {
  const told: string[] = []
  for await (const read of readSources(named, {prefix})) {
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

test('a byte order mark before JSON lines is no part of the first', async () => {
  const lines = [line('a', 'A bridge.'), line('b', 'A quay.')]
  expect(await reads('marked.jsonl', `\uFEFF${lines.join('\n')}`)).toEqual([
    'a: A bridge.',
    'b: A quay.',
  ])
  const item = (uri: string) =>
    JSON.stringify({uri, headline: 'A bridge opens', body_text: 'It is open.'})
  expect(await reads('ninjs.jsonl', `\uFEFF${item('u1')}\n${item('u2')}`)).toEqual([
    'ninjs.jsonl#u1: A bridge opens\n\nIt is open.',
    'ninjs.jsonl#u2: A bridge opens\n\nIt is open.',
  ])
})

test('JSON that cannot be parsed is refused, and its keys are no story', async () => {
  const lines = [line('a', 'A bridge.'), line('b', 'A quay.')].join('\n')
  for (const content of [`\n${lines}`, '{"name": "a",\n"text": "A bri']) {
    const [sentence, ...others] = await reads('broken.json', content)
    expect(sentence).toContain('broken.json: The file begins like JSON and cannot be parsed')
    expect(others).toEqual([])
  }
})

test('words beside the text of a JSON line are said, a date or an address is not', async () => {
  const flags = async (extra: object) => {
    const path = join(folder, 'extra.jsonl')
    await writeFile(path, `${JSON.stringify({name: 'a', text: 'A bridge.', ...extra})}\n`)
    const found: string[] = []
    for await (const read of readSources([path], {})) {
      if (read.ok)
        for (const {doubts} of read.stories) found.push(...doubts.map((one) => one.message))
    }
    return found
  }
  expect(await flags({date: '2017-02-04', url: 'https://example.org/a'})).toEqual([])
  expect(await flags({headline: 'A bridge opens', people: [{name: 'Jane Roe'}]})).toEqual([
    'The line has words beside its text (headline, people); they were not read',
  ])
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

async function folderOf(files: Record<string, string>): Promise<string> {
  const made = await mkdtemp(join(folder, 'folder-'))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(made, name, '..'), {recursive: true})
    await writeFile(join(made, name), content)
  }
  return made
}

const COLUMN = {'jan/weather.txt': 'Snow.', 'feb/weather.txt': 'Rain.'}

test('of two stories with one name the second is refused, with both places and what to do', async () => {
  const made = await folderOf(COLUMN)
  const [jan, feb] = [join(made, 'jan'), join(made, 'feb')]
  const remedy =
    'Name the folder that holds both, or import them one after the other, each with a --prefix of its own.'
  expect(await readsAll([jan, feb])).toEqual([
    'weather.txt: Snow.',
    `${feb}/weather.txt: It would be “weather.txt”, and so would ${jan}/weather.txt: the second would replace the first. ${remedy}`,
  ])
  const files = [join(jan, 'weather.txt'), join(feb, 'weather.txt')]
  expect(await readsAll(files, '2017/')).toEqual([
    '2017/weather.txt: Snow.',
    `${files[1]}: It would be “2017/weather.txt”, and so would ${files[0]}: the second would replace the first. ${remedy}`,
  ])
  expect(await readsAll([made])).toEqual(['feb/weather.txt: Rain.', 'jan/weather.txt: Snow.'])
})

test('of two JSON lines with one name the second is refused by its line', async () => {
  const lines = [line('a', 'A bridge.'), line('b', 'A quay.'), line('a', 'A pier.')]
  const path = join(folder, 'twice.jsonl')
  expect(await reads('twice.jsonl', lines.join('\n'))).toEqual([
    'a: A bridge.',
    'b: A quay.',
    `${path}, line 3: It would be “a”, and so would ${path}, line 1: the second would replace the first. Give each a name of its own, and name each file once.`,
  ])
})

test('a link that leads nowhere, or to a folder above itself, is told and stops nothing', async () => {
  const made = await folderOf({'a.txt': 'A bridge.', 'c/d.txt': 'A quay.', 'z.txt': 'A pier.'})
  await symlink(join(made, 'gone'), join(made, 'b.txt'))
  await symlink(made, join(made, 'c', 'up'))
  expect(await readsAll([made])).toEqual([
    'a.txt: A bridge.',
    expect.stringMatching(/\/b\.txt: It cannot be read \(ENOENT.*\)\.$/),
    'c/d.txt: A quay.',
    `${made}/c/up: It cannot be read (it is a link to a folder above itself).`,
    'z.txt: A pier.',
  ])
})
