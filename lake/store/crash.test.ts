import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {createLake} from '../index.ts'
import {OPTIONS} from '../testing/test-lake.ts'

/** How often the process is killed: `KILLS=1000 vitest run lake/store/crash` before a release. */
const KILLS = Number(process.env.KILLS ?? 3)

const WRITER = fileURLToPath(new URL('../testing/writer.ts', import.meta.url))

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'crash-'))
})

afterAll(() => rmSync(folder, {recursive: true}))

describe('a lake whose process is killed while it writes', () => {
  test(
    'has lost nothing that it acknowledged, and nothing is half done',
    async () => {
      const acknowledged = new Set<string>()
      for (let kill = 0; kill < KILLS; kill++) {
        await writeUntilKilled(kill, 10 + 13 * (kill % 5), acknowledged)
        const lake = await createLake({...OPTIONS, directory: folder})
        const token = lake.tokens.create({userId: 'ada'})
        const query = encodeURIComponent('*[_type == "pair"]{_id, _rev, n} | order(_id)')
        const response = await lake.fetch(
          new Request(`http://lake/v1/data/query/production?query=${query}`, {
            headers: {authorization: `Bearer ${token}`},
          }),
        )
        const {result}: {result: {_id: string; _rev: string; n: number}[]} = await response.json()
        const revisions = new Set(result.map(({_rev}) => _rev))
        expect([...acknowledged].filter((id) => !revisions.has(id))).toEqual([])
        // Each transaction writes a left and a right half.
        const halves = Map.groupBy(result, ({_rev}) => _rev)
        expect([...halves.values()].filter((pair) => pair.length !== 2)).toEqual([])
        expect(await lake.verify()).toEqual([])
        await lake.close()
      }
      expect(acknowledged.size).toBeGreaterThan(0)
    },
    30_000 + 2000 * KILLS,
  )
})

/** Starts a writer, lets it acknowledge so many transactions, kills it, and notes what it said. */
async function writeUntilKilled(
  round: number,
  transactions: number,
  acknowledged: Set<string>,
): Promise<void> {
  const child = spawn(process.execPath, [WRITER, folder, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  let said = 0
  for await (const line of createInterface({input: child.stdout})) {
    acknowledged.add(line)
    if (++said === transactions) child.kill('SIGKILL')
  }
  await exited
}
