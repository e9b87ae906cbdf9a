import {spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {createLake} from '../index.ts'
import {OPTIONS} from '../testing/test-lake.ts'
import {Disk, readRecording, type Step} from '../testing/recorded-disk.ts'

/** `CUTS=2000 vitest run lake/reliability/power-cut` before a release. */
const CUTS = Number(process.env.CUTS ?? 4)
const TRANSACTIONS = 60

const WRITER = fileURLToPath(new URL('../testing/writer.ts', import.meta.url))
/** Records each system call with what was written. A kill alone never shows a missing sync. */
const STRACE = ['strace', '-y', '-xx', '-s', '1000000', '-e']
const CALLS = 'trace=openat,write,pwrite64,ftruncate,fsync,fdatasync,unlink,rename'
const canRecord = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0

let folder: string
let steps: Step[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'power-cut-'))
  if (canRecord) steps = await recordWriter()
}, 60_000)

afterAll(() => rmSync(folder, {recursive: true}))

async function recordWriter(): Promise<Step[]> {
  const recording = join(folder, 'recording')
  const data = join(folder, 'data')
  const [command = '', ...words] = STRACE
  const child = spawn(
    command,
    [...words, CALLS, '-o', recording, process.execPath, WRITER, data, 'p'],
    {stdio: ['ignore', 'pipe', 'ignore']},
  )
  const exited = once(child, 'exit')
  const lines = createInterface({input: child.stdout})[Symbol.asyncIterator]()
  for (let said = 0; said < TRANSACTIONS; said++) await lines.next()
  // A signal would end the recorder alone; without anybody to talk to, the writer ends as well.
  child.stdout.destroy()
  await exited
  return readRecording(readFileSync(recording, 'latin1'), data)
}

/** The lake as it starts from a disk: which transactions it has, and what is wrong with it. */
async function startFrom(disk: Disk, place: string): Promise<{seen: Set<string>; wrong: unknown}> {
  for (const [path, bytes] of disk.files()) {
    mkdirSync(dirname(join(place, path)), {recursive: true})
    writeFileSync(join(place, path), bytes)
  }
  const lake = await createLake({...OPTIONS, directory: place})
  const token = lake.tokens.create({userId: 'ada'})
  const response = await lake.fetch(
    new Request('http://lake/v1/data/query/production?query=*[_type=="pair"]._rev', {
      headers: {authorization: `Bearer ${token}`},
    }),
  )
  const {result}: {result: string[]} = await response.json()
  const halves = [...Map.groupBy(result, (revision) => revision).values()]
  const wrong = [...(await lake.verify()), ...halves.filter((pair) => pair.length !== 2)]
  await lake.close()
  rmSync(place, {recursive: true})
  return {seen: new Set(result), wrong}
}

/** Cuts spread evenly over the recording, each right after an acknowledgement. */
function cutsOf(count: number): number[] {
  const acknowledgements = steps.flatMap((step, at) => (step.kind === 'say' ? [at + 1] : []))
  const distance = acknowledgements.length / count
  return Array.from({length: count}, (_, n) => acknowledgements[Math.floor(n * distance)] ?? 0)
}

function acknowledgedBefore(cut: number): string[] {
  return steps
    .slice(0, cut)
    .flatMap((step) => (step.kind === 'say' ? step.text.trim().split('\n') : []))
}

describe.skipIf(!canRecord)(
  'R2: a power cut (needs strace, which can record what a process writes)',
  () => {
    test.each(['nothing', 'half', 'all'] as const)(
      `loses nothing that was acknowledged, when the disk has kept %s of what was not synced (${CUTS} cuts)`,
      async (kept) => {
        expect(acknowledgedBefore(steps.length).length).toBeGreaterThanOrEqual(TRANSACTIONS)
        for (const cut of cutsOf(CUTS)) {
          const disk = new Disk({kept})
          for (const step of steps.slice(0, cut)) disk.take(step)
          const {seen, wrong} = await startFrom(disk, join(folder, `${kept}-${cut}`))
          expect(wrong).toEqual([])
          expect(acknowledgedBefore(cut).filter((id) => !seen.has(id))).toEqual([])
        }
      },
      30_000 + 1000 * CUTS,
    )

    test('would be noticed where SQLite does not wait for its log, as with synchronous=NORMAL', async () => {
      const cut = steps.length
      const disk = new Disk({kept: 'nothing', deafTo: /-wal$/})
      for (const step of steps.slice(0, cut)) disk.take(step)
      const {seen} = await startFrom(disk, join(folder, 'deaf'))
      expect(acknowledgedBefore(cut).filter((id) => !seen.has(id))).not.toEqual([])
    }, 30_000)
  },
)
