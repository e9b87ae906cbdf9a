import {spawn} from 'node:child_process'
import {Readable} from 'node:stream'
import {text} from 'node:stream/consumers'
import {pipeline} from 'node:stream/promises'
import {fileURLToPath} from 'node:url'
import {archiveOfStories} from '../bench/archive-of-stories.ts'
import {type Bench} from '../bench/bench.ts'

const MB = 1_000_000
/** Enough that the memory of a process has grown to what it needs. */
const SHORT_MB = 20
const TIMES = 10

const bench: Bench = {
  name: 'reader-memory',
  summary: `the most memory of "newsroom parse -" for a stream of ${SHORT_MB * TIMES} MB; peer: of one of ${SHORT_MB} MB`,
  goal: 1.25,
  better: 'lower',
  unit: 'MB',
  runs: 1,
  prepare: async () => ({
    peer: () => parseStream(SHORT_MB * MB),
    ours: () => parseStream(SHORT_MB * TIMES * MB),
  }),
}

export default bench

/** The most memory that the process had, in MB. */
async function parseStream(size: number): Promise<number> {
  const child = spawn(
    process.execPath,
    [
      // Little room for what lives shortly: Node else grows it for a minute, whatever is read.
      '--max-semi-space-size=2',
      '--import',
      TELL_MEMORY,
      fileURLToPath(new URL('../newsroom.ts', import.meta.url)),
      'parse',
      '-',
    ],
    {stdio: ['pipe', 'ignore', 'pipe']},
  )
  const [told] = await Promise.all([
    text(child.stderr),
    pipeline(Readable.from(linesOfStories(size)), child.stdin),
  ])
  const bytes = /^peak (\d+)$/m.exec(told)?.[1]
  if (bytes === undefined) throw new Error(`newsroom parse ended otherwise: ${told}`)
  return Number(bytes) / MB
}

/**
 * Looked at from inside and often: what the system calls the peak of a child begins with its
 * parent's.
 */
const TELL_MEMORY = `data:text/javascript,${encodeURIComponent(`
  let peak = 0
  setInterval(() => { peak = Math.max(peak, process.memoryUsage.rss()) }, 10).unref()
  process.on('exit', (code) => { if (code === 0) process.stderr.write('peak ' + peak) })
`)}`

/** JSON lines, each another source. */
function* linesOfStories(size: number): Generator<string> {
  const decoder = new TextDecoder()
  const texts = archiveOfStories(1_000).map(({bytes}) => decoder.decode(bytes))
  for (let index = 0, written = 0; written < size; index++) {
    const line = `${JSON.stringify({name: `${index}.txt`, text: texts[index % texts.length]})}\n`
    written += line.length
    yield line
  }
}
