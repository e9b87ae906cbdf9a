import {createReadStream} from 'node:fs'
import {opendir, stat} from 'node:fs/promises'
import {basename, join, relative, sep} from 'node:path'
import {
  describeProblem,
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
        const stream = path === '-' ? process.stdin : createReadStream(file.path)
        try {
          for await (const source of sourcesOf(name, stream)) yield readOne(source, reader)
        } catch (error) {
          yield unreadable(name, error)
        }
      }
    } catch (error) {
      yield unreadable(path, error)
    }
  }
}

function readOne(source: Source, reader: ReaderOptions | undefined): SourceRead {
  const {name} = source
  const result = readSource(source, reader)
  return result.ok
    ? {ok: true, name, stories: result.stories}
    : {ok: false, name, message: describeProblem(name, result.problem)}
}

function unreadable(name: string, error: unknown): SourceRead {
  const reason = error instanceof Error ? error.message : String(error)
  return {ok: false, name, message: `${name}: It cannot be read (${reason}).`}
}

async function* filesOf(path: string): AsyncGenerator<{path: string; within: string}> {
  if (path === '-' || !(await stat(path)).isDirectory()) {
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
    const about = await stat(path)
    if (about.isDirectory()) yield* filesBelow(path)
    else if (about.isFile()) yield path
  }
}

const NEWLINE = 10

/** The stream as one source, or line by line when its first line alone is a JSON object. */
async function* sourcesOf(name: string, stream: AsyncIterable<Buffer>): AsyncGenerator<Source> {
  let rest: Buffer[] = []
  let number = 0
  let isLines: boolean | undefined
  for await (const chunk of stream) {
    let from = 0
    while (isLines !== false) {
      const end = chunk.indexOf(NEWLINE, from)
      if (end < 0) break
      const line = Buffer.concat([...rest, chunk.subarray(from, end)]).toString()
      isLines ??= parseObject(line) !== undefined
      if (!isLines) break
      rest = []
      from = end + 1
      number++
      if (line.trim() !== '') yield sourceOfLine(name, line, number)
    }
    rest.push(chunk.subarray(from))
  }
  const bytes = Buffer.concat(rest)
  if (isLines !== true) yield {name, bytes}
  else if (bytes.toString().trim() !== '') yield sourceOfLine(name, bytes.toString(), number + 1)
}

/** A line that is no JSON is a source of its own too, so that it is named and refused. */
function sourceOfLine(file: string, line: string, number: number): Source {
  const value = parseObject(line) ?? {}
  const own = [value['name'], value['uri'], value['id']].find((one) => typeof one === 'string')
  if (typeof value['text'] === 'string') {
    return {name: typeof own === 'string' ? own : `${file}#${number}`, text: value['text']}
  }
  return {name: `${file}#${typeof own === 'string' ? own : number}`, text: line}
}

function parseObject(line: string): Record<string, unknown> | undefined {
  if (!/^\s*\{/.test(line)) return undefined
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
