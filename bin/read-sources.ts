import {createReadStream, readFileSync, realpathSync, statSync} from 'node:fs'
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
import {TakenNames} from './taken-names.ts'

/** What one source came to: its stories, or the sentence that says why there are none. */
export type SourceRead =
  | {ok: true; name: string; stories: ReadStory[]}
  | {ok: false; name: string; message: string}

export interface ReadOptions {
  reader?: ReaderOptions
  /** Put before the name of each source, which is where it lies in the folder that was named. */
  prefix?: string
}

/**
 * Reads files, folders with all that is in them (in order of name), and `-` for standard input, one
 * source after the other, so that an archive of any size goes through little memory. Formats are
 * told by content. A file of JSON lines is a stream of sources: `{"name": …, "text": …}`, or ninjs,
 * one a line. What cannot be read is told and stops nothing; so is the second of two stories with
 * one name.
 */
export async function* readSources(
  named: readonly string[],
  {reader, prefix = ''}: ReadOptions,
): AsyncGenerator<SourceRead> {
  const names = new TakenNames()
  for (const path of named) {
    for await (const file of filesOf(path)) {
      if ('message' in file) {
        yield file
        continue
      }
      const name = path === '-' ? '-' : `${prefix}${file.within}`
      try {
        const chunks = path === '-' ? process.stdin : chunksOf(file.path)
        for await (const source of sourcesOf(name, chunks)) {
          if ('message' in source) yield source
          else yield* readOne(source, file.path, {reader, names})
        }
      } catch (error) {
        yield unreadable(name, error)
      }
    }
  }
}

function* readOne(
  {beside = [], line, ...source}: Found,
  path: string,
  {reader, names}: {reader: ReaderOptions | undefined; names: TakenNames},
): Generator<SourceRead> {
  const {name} = source
  const result = readSource(source, reader)
  if (!result.ok) {
    yield {ok: false, name, message: describeProblem(name, result.problem)}
    return
  }
  if (beside.length > 0) {
    const message = `The line has words beside its text (${beside.join(', ')}); they were not read`
    result.stories[0]?.doubts.push({code: 'notRead', message, from: 0, to: 0})
  }
  const stories: ReadStory[] = []
  for (const story of result.stories) {
    const message = names.refusal(story.source.name, line === undefined ? {path} : {path, line})
    if (message === undefined) stories.push(story)
    else yield {ok: false, name, message}
  }
  if (stories.length > 0) yield {ok: true, name, stories}
}

/** A source; which line of its file it is when it is one of many, and what else stands in that line. */
type Found = Source & {line?: number; beside?: string[]}

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

interface FoundFile {
  path: string
  /** Where it lies in the folder that was named. */
  within: string
}

async function* filesOf(path: string): AsyncGenerator<FoundFile | Unreadable> {
  if (path === '-') {
    yield {path, within: path}
    return
  }
  for await (const file of filesBelow(path)) {
    if (typeof file !== 'string') yield file
    else if (file === path) yield {path, within: basename(path)}
    else yield {path: file, within: relative(path, file).split(sep).join('/')}
  }
}

/**
 * The file, or those in the folder; what cannot be looked into by its path, and then the next ones.
 * Hidden files are the file system's or the editor's; nobody means them by naming the folder.
 */
async function* filesBelow(
  path: string,
  above: readonly string[] = [],
): AsyncGenerator<string | Unreadable> {
  const names: string[] = []
  let real = path
  try {
    const about = statSync(path)
    if (!about.isDirectory()) {
      // A pipe that is named is read; one that lies in a folder would never end.
      if (above.length === 0 || about.isFile()) yield path
      return
    }
    real = realpathSync(path)
    if (above.includes(real)) throw new Error('it is a link to a folder above itself')
    for await (const {name} of await opendir(path)) if (!name.startsWith('.')) names.push(name)
  } catch (error) {
    yield unreadable(path, error)
    return
  }
  for (const name of names.toSorted()) yield* filesBelow(join(path, name), [...above, real])
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
    yield {name, text: value['text'], beside: wordsBeside(value), line: number}
  } else yield {name: `${file}#${typeof own === 'string' ? own : number}`, text: line, line: number}
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
