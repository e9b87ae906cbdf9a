import {type SanityClient} from '@sanity/client'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {openTestLake, type TestLake} from '../../lake/testing/test-lake.ts'
import {readerThrough} from './archive-reader.ts'
import {choicesFor} from './choices.ts'
import {coverageOf} from './coverage.ts'
import {ImportDesk} from './import-desk.ts'
import {carryOut} from './reader-tasks.ts'

const BRIDGE =
  ' date 2017-02-04 The bridge is open.\n\n1/3 A crane AP\n\n2/3 A beam PA\n\n3/3 A ribbon Zoomwerk\n\nIt cost a million.'

let lake: TestLake
let client: SanityClient
let desk: ImportDesk

beforeEach(async () => {
  lake = await openTestLake()
  client = lake.client('ada', {perspective: 'raw'})
  desk = openImportDesk()
})

afterEach(() => lake.lake.close())

function openImportDesk(): ImportDesk {
  const reader = readerThrough(
    (task) => Promise.resolve(carryOut(task)),
    () => undefined,
  )
  return new ImportDesk(client, reader)
}

async function bringIn(text: string, name = 'bridge.txt') {
  desk.add([{name, content: text}])
  await desk.settled()
  desk.importAll()
  await desk.settled()
  return desk.state().items[0]
}

const count = () =>
  client.fetch<number>('count(*[_type in ["article", "caption", "importRecord"]])')
const captions = () =>
  client.fetch<{_id: string; text: string; credit: string | null}[]>(
    '*[_type == "caption"] | order(_id){_id, text, "credit": credit.line}',
  )

test('reads and plans without writing; then each story is written, and all of it undone', async () => {
  desk.add([
    {name: 'bridge.txt', content: BRIDGE},
    {name: 'a.png', content: new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])])},
    {name: 'harbour.txt', content: BRIDGE.replaceAll('bridge', 'harbour')},
  ])
  await desk.settled()
  const {items, opened, selected} = desk.state()
  expect(items).toMatchObject([
    {name: 'bridge.txt', state: 'ready', summary: {outcome: 'new', captions: 3}},
    {name: 'a.png', state: 'failed', failure: expect.stringContaining('PNG picture')},
    {name: 'harbour.txt', state: 'ready'},
  ])
  expect(opened?.key).toBe(items[0]?.key)
  expect(selected).toBe(items[0]?.key)
  expect(await count()).toBe(0)

  desk.importAll()
  await desk.settled()
  expect(desk.state()).toMatchObject({
    phase: 'imported',
    items: [{state: 'imported'}, {state: 'failed'}, {state: 'imported'}],
  })
  expect(await count()).toBe(10)
  desk.undo()
  await desk.settled()
  expect(desk.state()).toMatchObject({phase: 'undone', undone: [{ok: true}, {ok: true}]})
  expect(await count()).toBe(0)
})

test('an answer is followed at once, imported, remembered, and can be taken back', async () => {
  desk.add([{name: 'bridge.txt', content: BRIDGE}])
  await desk.settled()
  const key = desk.state().selected ?? ''
  desk.answer(key, [{about: 'credit', words: 'Zoomwerk', is: true}])
  await desk.settled()
  const credit = () => desk.state().opened?.plan.reading.captions[2]?.credit?.line
  expect(credit()).toBe('Zoomwerk')
  desk.takeBack(key)
  await desk.settled()
  expect(credit()).toBeUndefined()
  desk.answer(key, [{about: 'credit', words: 'Zoomwerk', is: true}])
  desk.importAll()
  await desk.settled()
  expect((await captions())[2]).toMatchObject({text: 'A ribbon', credit: 'Zoomwerk'})

  desk = openImportDesk()
  desk.add([{name: 'bridge.txt', content: BRIDGE}])
  await desk.settled()
  expect(desk.state().items).toMatchObject([{summary: {outcome: 'unchanged'}}])
  expect(desk.answersOf(desk.state().selected ?? '')).toMatchObject([{words: 'Zoomwerk'}])
  desk.takeBack(desk.state().selected ?? '')
  await desk.settled()
  expect(desk.state().items).toMatchObject([{summary: {outcome: 'changed', updated: 1}}])
})

test('a changed source shows what updates, what people keep and what is suggested', async () => {
  await bringIn(BRIDGE)
  const [first, second] = await captions()
  await client
    .patch(second?._id ?? '')
    .set({text: 'A steel beam'})
    .commit()
  await client
    .patch(first?._id ?? '')
    .set({text: 'A yellow crane'})
    .commit()
  desk.add([
    {
      name: 'bridge.txt',
      content: BRIDGE.replace('A beam', 'A big beam').replace('ribbon', 'red ribbon'),
    },
  ])
  await desk.settled()
  expect(desk.state().items).toMatchObject([
    {summary: {outcome: 'changed', updated: 1, kept: 2, suggestions: 1}},
  ])
  desk.importAll()
  await desk.settled()
  desk.undo()
  await desk.settled()
  expect((await captions()).map(({text}) => text)).toEqual([
    'A yellow crane',
    'A steel beam',
    'A ribbon Zoomwerk',
  ])
})

test('what Content Lake refuses is said of that story', async () => {
  const refusing = {
    fetch: (query: string, params: Record<string, unknown>) => client.fetch<unknown>(query, params),
    mutate: () => Promise.reject(new Error('No room')),
  }
  const reader = readerThrough(
    (task) => Promise.resolve(carryOut(task)),
    () => undefined,
  )
  desk = new ImportDesk(refusing, reader)
  expect(await bringIn(BRIDGE)).toMatchObject({
    state: 'failed',
    failure: 'bridge.txt: Content Lake refused it (No room). Nothing of it was written.',
  })
  expect(await count()).toBe(0)
})

test('every visible character is counted once, and a record that lost one says where', async () => {
  desk.add([{name: 'bridge.txt', content: BRIDGE}])
  await desk.settled()
  const record = desk.state().opened?.plan.importRecord
  if (record === undefined) throw new Error('nothing was read')
  const {visible, placed, discarded, violation} = coverageOf(record)
  expect(visible).toBe(BRIDGE.replaceAll(/\s/g, '').length)
  expect([placed + discarded, violation]).toEqual([visible, undefined])
  const damaged = coverageOf({...record, segments: record.segments.slice(1)})
  expect(damaged.placed + damaged.discarded).toBeLessThan(visible)
  expect(damaged.violation).toContain('stands in no field')
})

test('the end of a last caption without a credit is moved by words and sentences', async () => {
  const line = '1/2 A crane AP 2/2 A ribbon is cut. The mayor spoke. Nobody listened to her.'
  desk.add([{name: 'line.txt', content: line}])
  await desk.settled()
  const key = desk.state().selected ?? ''
  const last = () => desk.state().opened?.plan.reading.captions[1]?.text
  const press = async (pressed: string) => {
    const record = desk.state().opened?.plan.importRecord
    const flag = record?.review.find(({code}) => code === 'openEnd') ?? {
      ...record?.review[0],
      _type: 'reviewFlag' as const,
      code: 'openEnd',
      message: '',
      from: 0,
      to: 1,
      target: desk.state().opened?.plan.reading.captions[1]?._id.slice(7) ?? '',
    }
    const choice = record && choicesFor(flag, record).find((one) => one.key === pressed)
    if (choice === undefined) throw new Error(`nothing to press: ${pressed}`)
    desk.answer(key, choice.answers)
    await desk.settled()
  }
  expect(last()).toBe('A ribbon is cut.')
  await press('>')
  expect(last()).toBe('A ribbon is cut. The mayor spoke.')
  await press('<')
  expect(last()).toBe('A ribbon is cut.')
  await press('.')
  expect(last()).toBe('A ribbon is cut. The')
  await press(',')
  expect(last()).toBe('A ribbon is cut.')
  await press('x')
  expect(desk.state().opened?.plan.reading.captions).toHaveLength(1)
})
