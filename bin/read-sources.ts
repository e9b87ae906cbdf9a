import {createReadStream, readFileSync, statSync} from 'node:fs'
import {opendir} from 'node:fs/promises'
import {basename, join, relative, sep} from 'node:path'
import {
  describeProblem,
  LARGEST_SOURCE,
  readSource,
  type ReaderOptions,
  type ReadStory,
  type Source,
} from '../archive/index.ts'

/** What one source came to: its stories, or the sentence that says why there are none. */
export type SourceRead =
  | {ok: true; name: string; stories: ReadStory[]}
  | {ok: false; name: string; message: string}

export interface ReadOptions {
  reader?: ReaderOptions
  /** What a source is called, for a file as it was named and where it lies in the folder named. */
  nameOf: (file: {path: string; within: string}) => string
}

/**
 * Reads files, folders with all that is in them (in order of name), and `-` for standard input, one
 * source after the other, so that an archive of any size goes through little memory. Formats are
 * told by content. A file of JSON lines is a stream of sources: `{"name": …, "text": …}`, or ninjs,
 * one a line. What cannot be read is told and stops nothing.
 */
export async function* readSources(
  named: readonly string[],
  {reader, nameOf}: ReadOptions,
): AsyncGenerator<SourceRead> {
  for (const path of named) {
    try {
      for await (const file of filesOf(path)) {
        const name = path === '-' ? '-' : nameOf(file)
        try {
          const chunks = path === '-' ? process.stdin : chunksOf(file.path)
          for await (const source of sourcesOf(name, chunks))
            yield 'message' in source ? source : readOne(source, reader)
        } catch (error) {
          yield unreadable(name, error)
        }
      }
    } catch (error) {
      yield unreadable(path, error)
    }
  }
}

/** A source, and what stood beside its text and is not read. */
type Found = Source & {beside?: string[]}

function readOne({beside = [], ...source}: Found, reader: ReaderOptions | undefined): SourceRead {
  const {name} = source
  const result = readSource(source, reader)
  if (result.ok && beside.length > 0) {
    const message = `The line has words beside its text (${beside.join(', ')}); they were not read`
    result.stories[0]?.doubts.push({code: 'notRead', message, from: 0, to: 0})
  }
  return result.ok
    ? {ok: true, name, stories: result.stories}
    : {ok: false, name, message: describeProblem(name, result.problem)}
}

type Unreadable = Extract<SourceRead, {ok: false}>

function unreadable(name: string, error: unknown): Unreadable {
  const reason = error instanceof Error ? error.message : String(error)
  return {ok: false, name, message: `${name}: It cannot be read (${reason}).`}
}

/** A story is a small file; a stream for each of ten thousand would take longer than reading them. */
const SMALL = 1024 * 1024

function chunksOf(path: string): AsyncIterable<Buffer> | Iterable<Buffer> {
  const about = statSync(path)
  return about.isFile() && about.size <= SMALL ? [readFileSync(path)] : createReadStream(path)
}

async function* filesOf(path: string): AsyncGenerator<{path: string; within: string}> {
  if (path === '-' || !statSync(path).isDirectory()) {
    yield {path, within: basename(path)}
    return
  }
  for await (const file of filesBelow(path)) {
    yield {path: file, within: relative(path, file).split(sep).join('/')}
  }
}

/** Hidden files are the file system's or the editor's; nobody means them by naming the folder. */
async function* filesBelow(folder: string): AsyncGenerator<string> {
  const names: string[] = []
  for await (const {name} of await opendir(folder)) if (!name.startsWith('.')) names.push(name)
  for (const name of names.toSorted()) {
    const path = join(folder, name)
    const about = statSync(path)
    if (about.isDirectory()) yield* filesBelow(path)
    else if (about.isFile()) yield path
  }
}

const NEWLINE = 10

/**
 * The chunks as one source, or line by line when the first line alone is a JSON object. Of what is
 * larger than a source may be no more is kept than it takes to refuse it.
 */
async function* sourcesOf(
  name: string,
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
): AsyncGenerator<Found | Unreadable> {
  const rest = new Pieces()
  let number = 0
  let isLines: boolean | undefined
  for await (const chunk of chunks) {
    let from = 0
    while (isLines !== false) {
      const end = chunk.indexOf(NEWLINE, from)
      if (end < 0) break
      rest.add(chunk.subarray(from, end))
      from = end
      const line = rest.bytes()
      isLines ??= parseObject(textOf(line)) !== undefined
      if (!isLines) break
      from++
      rest.clear()
      yield* sourceOfLine(name, line, ++number)
    }
    rest.add(chunk.subarray(from))
    if (isLines !== true && rest.size > LARGEST_SOURCE) break
  }
  const bytes = rest.bytes()
  if (isLines === true) yield* sourceOfLine(name, bytes, number + 1)
  else yield {name, bytes}
}

/** Without the byte order mark that some programs write before the first line: to JSON it is none. */
function textOf(line: Buffer): string {
  return line.toString().replace(/^\uFEFF/, '')
}

/** Bytes that came one after the other; those beyond the largest source are counted, not kept. */
class Pieces {
  size = 0
  #pieces: Buffer[] = []

  add(piece: Buffer): void {
    if (this.size <= LARGEST_SOURCE) this.#pieces.push(piece)
    this.size += piece.length
  }

  bytes(): Buffer {
    const [only, second] = this.#pieces
    return only && second === undefined ? only : Buffer.concat(this.#pieces)
  }

  clear(): void {
    this.size = 0
    this.#pieces = []
  }
}

/** Among lines of JSON, one that is none is a broken story: it is named, and not read as text. */
function* sourceOfLine(file: string, bytes: Buffer, number: number): Generator<Found | Unreadable> {
  if (bytes.length > LARGEST_SOURCE) {
    yield {name: `${file}#${number}`, bytes}
    return
  }
  const line = textOf(bytes)
  if (line.trim() === '') return
  const value = parseObject(line)
  if (value === undefined) {
    const message = `${file}: Line ${number} is no JSON object, as the first line is. Mend the line.`
    yield {ok: false, name: `${file}#${number}`, message}
    return
  }
  const own = [value['name'], value['uri'], value['id']].find((one) => typeof one === 'string')
  if (typeof value['text'] === 'string') {
    const name = typeof own === 'string' ? own : `${file}#${number}`
    yield {name, text: value['text'], beside: wordsBeside(value)}
  } else yield {name: `${file}#${typeof own === 'string' ? own : number}`, text: line}
}

/** Keys with words in them that are no part of such a line; a date or an address is none. */
function wordsBeside(value: Record<string, unknown>): string[] {
  return Object.entries(value)
    .filter(([key, one]) => !['name', 'uri', 'id', 'text'].includes(key) && hasWords(one))
    .map(([key]) => key)
}

function hasWords(value: unknown): boolean {
  if (typeof value === 'string') return /\p{L}\s+\S*\p{L}/u.test(value)
  return typeof value === 'object' && value !== null && Object.values(value).some(hasWords)
}

function parseObject(line: string): Record<string, unknown> | undefined {
  if (!/^\s*\{/.test(line)) return undefined
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
