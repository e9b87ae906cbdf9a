import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {readArchiveText, toDocuments} from '../../archive/index.ts'
import {type Bench} from '../bench/bench.ts'
import {archiveOfStories} from '../bench/archive-of-stories.ts'

const MB = 1_000_000

const bench: Bench = {
  name: 'reader-throughput',
  summary: 'files to serialised documents, on one core; peer: a plain loop over their UTF-8 lines',
  goal: 0.3,
  better: 'higher',
  unit: 'MB/s',
  prepare: async ({defer}) => {
    const folder = mkdtempSync(join(tmpdir(), 'newsroom-bench-'))
    defer(() => {
      rmSync(folder, {recursive: true})
    })
    let size = 0
    const files = archiveOfStories(2_000).map(({name, bytes}) => {
      const path = join(folder, name)
      writeFileSync(path, bytes)
      size += bytes.length
      return {name, path}
    })
    return {
      peer: async () => speed(size, () => sumOf(files, ({path}) => goThroughLines(path))),
      ours: async () => speed(size, () => sumOf(files, ({name, path}) => read(name, path))),
    }
  },
}

export default bench

interface StoryFile {
  name: string
  path: string
}

/** The least that any program does with a text: file, string, each line; nothing is made of it. */
function goThroughLines(path: string): number {
  const text = readFileSync(path, 'utf8')
  let sum = 0
  let from = 0
  while (from < text.length) {
    const newline = text.indexOf('\n', from)
    const to = newline < 0 ? text.length : newline
    const line = text.slice(from, to)
    sum += line.length + (line.charCodeAt(0) || 0)
    from = to + 1
  }
  return sum
}

function read(name: string, path: string): number {
  const result = readArchiveText({name, bytes: readFileSync(path)})
  if (!result.ok) throw new Error(result.problem.message)
  return JSON.stringify(toDocuments(result.story, {runId: 'bench'})).length
}

function sumOf(files: readonly StoryFile[], work: (file: StoryFile) => number): number {
  return files.reduce((sum, file) => sum + work(file), 0)
}

/** MB/s. What the work returns is looked at, so that no work is left out as unused. */
function speed(bytes: number, work: () => number): number {
  const started = performance.now()
  if (work() === 0) throw new Error('Nothing was read')
  return bytes / MB / ((performance.now() - started) / 1000)
}
