import {afterEach, beforeEach, expect, test} from 'vitest'
import {type Scheduler, startScheduler} from '../bin/scheduler.ts'
import {MENTIONS_OF_ME} from '../newsroom/editorial-log.ts'
import {type Desk, openDesk} from './support/desk.ts'

let desk: Desk
let scheduler: Scheduler | undefined
let now: number
let lines: string[]

beforeEach(async () => {
  now = Date.now()
  lines = []
  desk = await openDesk({clock: () => now})
  await desk.bringTo('approve')
})

afterEach(async () => {
  scheduler?.close()
  await desk.close()
})

const HOUR = 3_600_000

test('a scheduled story goes out at its time, once, and never before', async () => {
  const at = await schedule(now + HOUR)
  scheduler = start()
  for (const early of [1, HOUR / 2, HOUR - 1]) {
    now = at - early
    await scheduler.runDue()
    expect(await liveCount()).toBe(0)
  }
  now = at
  await scheduler.runDue()
  expect(await liveCount()).toBe(1)
  const history = await transactionCount()
  await Promise.all([scheduler.runDue(), scheduler.runDue()])
  expect(await transactionCount()).toBe(history)
  expect(lines).toEqual([`Published ${desk.article}, set for ${new Date(at).toISOString()}.`])
})

test('it goes out by itself, without anybody asking', async () => {
  const at = Date.now() + 300
  await schedule(at)
  scheduler = startScheduler({client: desk.as('scheduler'), log: (line) => lines.push(line)})
  now = at
  await expect.poll(liveCount, {timeout: 5000}).toBe(1)
  expect(Date.now()).toBeGreaterThanOrEqual(at)
})

test('a time that is set while the scheduler runs is heard of, and one that is moved forward', async () => {
  scheduler = startScheduler({client: desk.as('scheduler'), log: (line) => lines.push(line)})
  await scheduler.runDue()
  await schedule(Date.now() + HOUR)
  const soon = new Date(Date.now() + 300).toISOString()
  await desk
    .as('adam')
    .patch(`drafts.${desk.article}`)
    .set({'workflow.scheduledFor': soon})
    .commit()
  now = Date.parse(soon)
  // Much sooner than the look that it takes now and then in any case.
  await expect.poll(liveCount, {timeout: 15_000}).toBe(1)
}, 30_000)

test('it goes out when the process was down at its time', async () => {
  await schedule(now + HOUR)
  now += 3 * HOUR
  scheduler = start()
  await scheduler.runDue()
  expect(await liveCount()).toBe(1)
})

test('two schedulers publish it once', async () => {
  await schedule(now + HOUR)
  now += HOUR
  const other = start()
  scheduler = start()
  await Promise.all([scheduler.runDue(), other.runDue()])
  other.close()
  expect(await liveCount()).toBe(1)
  expect(lines.filter((line) => line.startsWith('Published'))).toHaveLength(1)
  const published = '*[_type == "editorialLog" && event == "publish"].by'
  expect(await desk.as('adam').fetch(published)).toEqual(['scheduler'])
})

test('what the rules hold stays, is said once, and goes when it is free', async () => {
  const at = await schedule(now + HOUR)
  const draft = `drafts.${desk.article}`
  const embargo = {_type: 'embargo', active: true, until: new Date(at + HOUR).toISOString()}
  await desk.as('adam').patch(draft).set({embargo}).commit()
  scheduler = start()
  now = at
  await scheduler.runDue()
  await scheduler.runDue()
  expect(await liveCount()).toBe(0)
  // A machine that is busy may say between times that a query took too long.
  const said = lines.filter((line) => /^Cannot publish .* under embargo until/.test(line))
  expect(said).toHaveLength(1)
  // Dana, who set the time, finds why among her mentions; once, whatever is restarted.
  scheduler.close()
  scheduler = start()
  await scheduler.runDue()
  const notes = await desk
    .as('dana')
    .fetch(`*[${MENTIONS_OF_ME}]{by, note, "story": story._ref}`, {me: 'dana'})
  expect(notes).toEqual([
    {
      by: 'scheduler',
      note: expect.stringMatching(/^Could not publish it at .* under embargo until/),
      story: desk.article,
    },
  ])
  now = at + HOUR
  await scheduler.runDue()
  expect(await liveCount()).toBe(1)
})

test('a story that expires is taken down with its pictures, once, and can come back', async () => {
  expect(await desk.move('dana', 'publish', desk.article)).toMatchObject({ok: true})
  const at = now + HOUR
  const expires = {at: new Date(at).toISOString()}
  expect(await desk.move('dana', 'expire', desk.article, expires)).toMatchObject({ok: true})
  scheduler = start()
  now = at - 1
  await scheduler.runDue()
  expect(await liveCount()).toBe(1)
  now = at
  await scheduler.runDue()
  expect(await desk.anonymous.fetch('count(*[_type in ["article", "gallery", "caption"]])')).toBe(0)
  expect(lines).toEqual([`Took down ${desk.article}, set for ${expires.at}.`])
  const draft = await desk.as('dana').getDocument(`drafts.${desk.article}`)
  expect(draft).toMatchObject({pubStatus: 'withheld', workflow: {stage: 'ready'}})
  expect(draft?.['workflow']).not.toHaveProperty('expiresAt')
})

function start(): Scheduler {
  return startScheduler({
    client: desk.as('scheduler'),
    log: (line) => lines.push(line),
    clock: () => now,
  })
}

async function schedule(at: number): Promise<number> {
  const result = await desk.move('dana', 'schedule', desk.article, {at: new Date(at).toISOString()})
  expect(result).toMatchObject({ok: true})
  return at
}

function liveCount(): Promise<number> {
  return desk.anonymous.fetch('count(*[_type == "article"])')
}

function transactionCount(): Promise<number> {
  return desk.as('adam').fetch('count(array::unique(*[]._rev))')
}
