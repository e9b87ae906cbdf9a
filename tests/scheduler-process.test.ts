import {type ChildProcess} from 'node:child_process'
import {once} from 'node:events'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {type SanityClient} from '@sanity/client'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {lakeClient} from '../bin/lake-connection.ts'
import {findTransition} from '../newsroom/workflow.ts'
import {administratorToken, freePorts} from './support/newsroom.ts'
import {spawnNewsroom} from './support/run-newsroom.ts'
import {writeStoryIn} from './support/story-in.ts'

/** `newsroom start` as a process of its own, killed without a word and started again. */
let data: string
let port: number
let child: ChildProcess | undefined

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'newsroom-'))
  port = await freePorts(3)
})

afterEach(async () => {
  await kill()
  await rm(data, {recursive: true, force: true})
})

test('what was due while the process was dead goes out when it lives again, once', async () => {
  let client = await start()
  const id = await scheduled(client, 'dead', Date.now() + 1500)
  await kill()
  client = await start()
  await expect.poll(() => publishedBy(client, id), POLL).toEqual(['scheduler'])
  // It is done, and stays done, however often the process dies.
  await kill()
  client = await start()
  const next = await scheduled(client, 'alive', Date.now() + 1000)
  await expect.poll(() => publishedBy(client, next), POLL).toEqual(['scheduler'])
  expect(await publishedBy(client, id)).toEqual(['scheduler'])
  const early = `*[_type == "editorialLog" && event == "publish"
    && dateTime(at) < dateTime(string::split(note, "Set for ")[1])]`
  expect(await client.fetch(early)).toEqual([])
}, 120_000)

/** Less than the look that the scheduler takes now and then in any case. */
const POLL = {timeout: 25_000}

async function start(): Promise<SanityClient> {
  const words = ['start', '--no-studio', '--no-site', '--no-demo', '--json']
  child = spawnNewsroom([...words, '--data', data, '--port-base', String(port)])
  if (child.stdout === null) throw new Error('The process says nothing')
  for await (const line of createInterface(child.stdout)) {
    const {lake}: {lake: string} = JSON.parse(line)
    return lakeClient(lake, await administratorToken(data))
  }
  throw new Error('The newsroom has not started')
}

async function kill(): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** An approved story with a time. */
async function scheduled(client: SanityClient, key: string, at: number): Promise<string> {
  const transition = findTransition('schedule', 'article')
  if (transition === undefined) throw new Error('Stories cannot be scheduled')
  const standing = {stage: 'ready', publication: 'draft'} as const
  const id = await writeStoryIn(client, key, {transition, type: 'article', standing})
  const set = {'workflow.scheduledFor': new Date(at).toISOString()}
  await client.patch(`drafts.${id}`).set(set).commit()
  return id
}

/** Who published it, once for each time. */
function publishedBy(client: SanityClient, id: string): Promise<string[]> {
  return client.fetch('*[_type == "editorialLog" && event == "publish" && story._ref == $id].by', {
    id,
  })
}
