import {expect, test} from 'vitest'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {Access} from './access/grants.ts'
import {Dataset} from './dataset.ts'
import {RAW} from './query/perspective.ts'
import {QueryPool} from './query/query-pool.ts'
import {DatasetStore} from './store/dataset-store.ts'

const access = new Access([{filter: 'true', permissions: ['read', 'create', 'update']}], 'tester')

/** Takes minutes, whatever an index does for the address. */
const ENDLESS = `*[slug.current == "fire" && count(
  [1,2,3,4,5,6,7,8,9][count(${'[1,2,3,4,5,6,7,8,9][count('.repeat(12)}[1])${' > 0])'.repeat(12)} > 0]
) > 0]`

test('a query that misses its deadline still gets the index that it wished for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'deadline-'))
  const pool = new QueryPool({threads: 1, deadline: 2000})
  const dataset = new Dataset(
    {name: 'd', aclMode: 'public', createdAt: '2026-11-24T10:00:00Z'},
    new DatasetStore(join(folder, 'd.sqlite'), false),
    {projectId: 'p', pool, clock: Date.now, log: () => undefined},
  )
  try {
    await dataset.commit({
      access,
      author: 'tester',
      work(transaction) {
        transaction.create({_id: 'a', _type: 'article', slug: {current: 'fire'}})
      },
    })
    expect(dataset.store.fields.wants('slug.current')).toBe(true)
    const question = {query: ENDLESS, params: {}, perspective: RAW, access}
    await expect(dataset.query(question)).rejects.toMatchObject({type: 'queryTimeoutError'})
    await expect.poll(() => dataset.store.fields.inTheMaking(['slug.current'])).toEqual([])
    expect(dataset.store.fields.wants('slug.current')).toBe(false)
  } finally {
    dataset.close()
    await pool.close()
    rmSync(folder, {recursive: true})
  }
})
