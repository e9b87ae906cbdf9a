import {mkdtemp, readdir, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {type Lake} from '../lake/index.ts'
import {freePorts} from '../tests/support/newsroom.ts'
import {DATASET, openLake, PROJECT_ID} from './lake-connection.ts'
import {startSite} from './site-server.ts'

let folder: string
let lake: Lake

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'site-builds-'))
  lake = await openLake({})
})

afterAll(async () => {
  await lake.close()
  await rm(folder, {recursive: true})
})

test('two newsrooms that start at once build the site once, and both serve it whole', async () => {
  const {url} = await lake.listen()
  const port = await freePorts(2)
  const origins = [port, port + 1].map((one) => `http://127.0.0.1:${one}`)
  const sites = await Promise.all(
    origins.map((siteOrigin, index) =>
      startSite({
        builds: folder,
        port: port + index,
        projectId: PROJECT_ID,
        dataset: DATASET,
        apiHost: url,
        // As patient as a test on a busy machine has to be.
        lakeTimeout: 60_000,
        siteOrigin,
      }),
    ),
  )
  for (const origin of origins) expect(await partsOf(origin)).toEqual(new Set([200]))
  expect(await readdir(folder)).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/), 'lock'])
  await Promise.all(sites.map((site) => site.close()))
})

/** How the front page is answered, and everything that it names of the build. */
async function partsOf(origin: string): Promise<Set<number>> {
  const page = await fetch(origin)
  const parts = [...(await page.text()).matchAll(/\/_a\/[\w.-]+/g)].map(([path]) => path)
  expect(parts).not.toEqual([])
  const answers = await Promise.all(parts.map((path) => fetch(origin + path)))
  return new Set([page, ...answers].map(({status}) => status))
}
