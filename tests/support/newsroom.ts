import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {type SanityClient} from '@sanity/client'
import {type Page} from 'playwright-core'
import {lakeClient} from '../../bin/lake-connection.ts'
import {type PersonId, PEOPLE} from '../../bin/people.ts'
import {type NewsroomOptions, startNewsroom} from '../../bin/start-newsroom.ts'

export interface TestNewsroom {
  studio: string
  site: string
  lake: string
  /** An administrator's, perspective raw. A new one after a restart. */
  readonly client: SanityClient
  /** Goes down, does what is given, and comes up again at the same addresses with the same data. */
  restart: (meanwhile?: () => Promise<void>) => Promise<void>
  close: () => Promise<void>
}

/** The whole newsroom as `npm start` runs it, on free ports and in a folder of its own. */
export async function openNewsroom(options: Partial<NewsroomOptions> = {}): Promise<TestNewsroom> {
  const data = await mkdtemp(join(tmpdir(), 'newsroom-'))
  const all: NewsroomOptions = {
    portBase: await freePorts(3),
    data,
    studio: true,
    site: true,
    demo: false,
    log: () => {},
    ...options,
  }
  let newsroom = await startNewsroom(all)
  const {studio = '', site = '', lake = ''} = newsroom.addresses
  let client = lakeClient(lake, await administratorToken(data))
  return {
    studio,
    site,
    lake,
    get client() {
      return client
    },
    restart: async (meanwhile) => {
      await newsroom.close()
      await meanwhile?.()
      newsroom = await startNewsroom(all)
      client = lakeClient(lake, await administratorToken(data))
    },
    close: async () => {
      await newsroom.close()
      await rm(data, {recursive: true, force: true})
    },
  }
}

/** What a running newsroom leaves for other commands of the same person. */
export async function administratorToken(data: string): Promise<string> {
  const running: {token: string} = JSON.parse(await readFile(join(data, 'running.json'), 'utf8'))
  return running.token
}

/** The first of so many ports in a row that are free now. */
export async function freePorts(count: number): Promise<number> {
  for (let base = 20_000 + Math.floor(Math.random() * 20_000); ; base += count) {
    const free = await Promise.all(Array.from({length: count}, (_, index) => isFree(base + index)))
    if (free.every(Boolean)) return base
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

/**
 * Signs in at the lake's page, as a person does, and is led to the Studio. Whoever begins at the
 * Studio is led to that page (`tests/sanity/signing-in.test.ts`), and it is loaded twice.
 */
export async function signIn(
  page: Page,
  {studio, lake}: Pick<TestNewsroom, 'studio' | 'lake'>,
  person: PersonId,
): Promise<void> {
  const address = new URL('/v1/auth/login/local', lake)
  address.search = String(
    new URLSearchParams({origin: `${studio}/`, projectId: 'newsroom', withSid: 'true'}),
  )
  await page.goto(String(address))
  const {name} = PEOPLE.find(({id}) => id === person) ?? {name: person}
  await page.getByRole('button', {name}).click()
  await page.getByText('All stories').waitFor()
}
