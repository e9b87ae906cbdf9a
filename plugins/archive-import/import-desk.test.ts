import {type SanityClient} from '@sanity/client'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {type ImportClient} from '../../archive/index.ts'
import {openTestLake, type TestLake} from '../../lake/testing/test-lake.ts'
import {ReaderError, readerThrough} from './archive-reader.ts'
import {choicesFor} from './choices.ts'
import {coverageOf, violationOf} from './coverage.ts'
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
  return deskWith(client)
}

function deskWith(asked: ImportClient): ImportDesk {
  const opened = new ImportDesk(
    asked,
    readerThrough((task) => Promise.resolve(carryOut(task))),
  )
  opened.setRules({})
  return opened
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
  expect(await count()).toBe(0)
  await desk.settled()
  // As before the import: it can be looked at, answered and imported once more.
  expect(desk.state()).toMatchObject({
    phase: 'open',
    undone: [{ok: true}, {ok: true}],
    selected,
    opened: {key: selected},
    items,
  })
  desk.importAll()
  await desk.settled()
  expect(desk.state()).toMatchObject({phase: 'imported'})
  expect(desk.state()).not.toHaveProperty('undone')
  expect(await count()).toBe(10)
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

test('what Content Lake refuses is said of that story, and the others go on', async () => {
  desk = deskWith({
    fetch: (query, params) => client.fetch(query, params),
    mutate: (mutations, options) =>
      JSON.stringify(mutations).includes('harbour')
        ? Promise.reject(Object.assign(new Error('Not allowed'), {statusCode: 403}))
        : client.mutate(mutations, options),
  })
  desk.add([
    {name: 'harbour.txt', content: BRIDGE.replaceAll('bridge', 'harbour')},
    {name: 'bridge.txt', content: BRIDGE},
  ])
  await desk.settled()
  desk.importAll()
  await desk.settled()
  expect(desk.state().items).toMatchObject([
    {
      state: 'failed',
      failure: 'harbour.txt: Content Lake refused it (Not allowed). Nothing of it was written.',
    },
    {state: 'imported'},
  ])
  expect(desk.state().failure).toBeUndefined()
  expect(await count()).toBe(5)
})

describe('when Content Lake does not answer', () => {
  let isDown = false
  let asked = 0
  const down = () => Promise.reject(new Error('no route'))

  /** Goes down before, or right after, the writing of so many stories. */
  function shakyDesk(stories: number, answers: 'lost' | 'none') {
    let written = 0
    return deskWith({
      fetch: (query, params) => {
        asked++
        return isDown ? down() : client.fetch(query, params)
      },
      mutate: async (mutations, options) => {
        if (isDown) return down()
        if (written++ !== stories) return client.mutate(mutations, options)
        isDown = true
        if (answers === 'lost') await client.mutate(mutations, options)
        return down()
      },
    })
  }

  const names = ['one', 'two', 'three', 'four']
  const sources = names.map((name) => ({
    name: `${name}.txt`,
    content: BRIDGE.replaceAll('bridge', name),
  }))

  beforeEach(() => {
    isDown = false
    asked = 0
  })

  test.each(['lost', 'none'] as const)(
    'an import stops, says how far it is, goes on as the same run, and writes nothing twice: answer %s',
    async (answers) => {
      desk = shakyDesk(2, answers)
      desk.add(sources)
      await desk.settled()
      desk.importAll()
      await desk.settled()
      const {items, failure, phase, runId} = desk.state()
      expect(failure).toEqual({during: 'importing', of: 'lake', message: 'no route'})
      expect([phase, ...items.map(({state}) => state)]).toEqual([
        'imported',
        'imported',
        'imported',
        'ready',
        'ready',
      ])
      isDown = false
      desk.importAll()
      await desk.settled()
      expect(desk.state()).toMatchObject({phase: 'imported', runId})
      expect(desk.state().failure).toBeUndefined()
      expect(desk.state().items.map(({summary}) => summary?.created)).toEqual([5, 5, 5, 5])
      expect(await count()).toBe(20)
      desk.undo()
      await desk.settled()
      expect(await count()).toBe(0)
    },
  )

  test('reading waits, asks once and not for every file, and is taken up again', async () => {
    desk = shakyDesk(9, 'none')
    isDown = true
    desk.add(sources)
    await desk.settled()
    expect(desk.state().failure).toMatchObject({during: 'reading'})
    expect(desk.state().items.map(({state}) => state)).toEqual(Array(4).fill('waiting'))
    expect(asked).toBe(1)
    isDown = false
    desk.readAgain()
    await desk.settled()
    expect(desk.state().failure).toBeUndefined()
    expect(desk.state().items.map(({state}) => state)).toEqual(Array(4).fill('ready'))
    expect(desk.state().opened?.key).toBe(desk.state().items[0]?.key)
  })

  test('an undo stops and may be asked for again', async () => {
    desk = shakyDesk(9, 'none')
    desk.add(sources)
    await desk.settled()
    desk.importAll()
    await desk.settled()
    isDown = true
    desk.undo()
    await desk.settled()
    expect(desk.state()).toMatchObject({phase: 'imported', failure: {during: 'undoing'}})
    isDown = false
    desk.undo()
    await desk.settled()
    expect(desk.state().phase).toBe('open')
    expect(await count()).toBe(0)
  })
})

test('nothing is read before the rules are known', async () => {
  desk = new ImportDesk(
    client,
    readerThrough((task) => Promise.resolve(carryOut(task))),
  )
  desk.add([{name: 'bridge.txt', content: BRIDGE}])
  await desk.settled()
  expect(desk.state().items).toMatchObject([{state: 'waiting'}])
  expect(desk.hasRules()).toBe(false)
  desk.setRules({examples: [{about: 'credit', words: 'Zoomwerk', is: true}]})
  await desk.settled()
  expect(desk.hasRules()).toBe(true)
  expect(desk.state().opened?.plan.reading.captions[2]?.credit?.line).toBe('Zoomwerk')
})

test('a file that cannot be read, and one that is too large, are named with the remedy', async () => {
  class Immense extends Blob {
    override get size() {
      return 5 * 1024 ** 3
    }
    override arrayBuffer(): never {
      throw new Error('this must not be fetched')
    }
  }
  desk.add([
    {name: 'gone.txt', content: () => Promise.reject(new Error('The file was not found'))},
    {name: 'immense.txt', content: new Immense()},
    {name: 'bridge.txt', content: new Blob([BRIDGE])},
  ])
  await desk.settled()
  expect(desk.state().items).toMatchObject([
    {
      state: 'failed',
      failure: expect.stringMatching(/^gone\.txt: .*not found.*choose it again/),
    },
    {
      state: 'failed',
      failure: expect.stringMatching(/^immense\.txt: .*more than 16777216 bytes.*Split/),
    },
    {state: 'ready'},
  ])
})

test('what the reader itself fails at is not laid on Content Lake', async () => {
  const failing = () => Promise.reject(new ReaderError('out of memory'))
  desk = new ImportDesk(client, readerThrough(failing))
  desk.setRules({})
  desk.add([{name: 'bridge.txt', content: BRIDGE}])
  await desk.settled()
  expect(desk.state().failure).toEqual({during: 'reading', of: 'reader', message: 'out of memory'})
})

test('while an import is under way nothing else is taken in; what was written can be looked at', async () => {
  desk.add([
    {name: 'bridge.txt', content: BRIDGE},
    {name: 'harbour.txt', content: BRIDGE.replaceAll('bridge', 'harbour')},
  ])
  await desk.settled()
  desk.importAll()
  desk.add([{name: 'late.txt', content: BRIDGE}])
  desk.clear()
  await desk.settled()
  expect(desk.state().items.map(({name, state}) => [name, state])).toEqual([
    ['bridge.txt', 'imported'],
    ['harbour.txt', 'imported'],
  ])
  const [, harbour] = desk.state().items
  desk.select(harbour?.key ?? '')
  await desk.settled()
  expect(desk.state().opened?.plan.reading.captions).toHaveLength(3)
  expect(desk.state().items[1]).toMatchObject({state: 'imported', summary: {created: 5}})
})

test('every visible character is counted once, and a record that lost one says where', async () => {
  desk.add([{name: 'bridge.txt', content: BRIDGE}])
  await desk.settled()
  const record = desk.state().opened?.plan.importRecord
  if (record === undefined) throw new Error('nothing was read')
  const {visible, placed, discarded} = coverageOf(record)
  expect(visible).toBe(BRIDGE.replaceAll(/\s/g, '').length)
  expect([placed + discarded, violationOf(record)]).toEqual([visible, undefined])
  const damaged = {...record, segments: record.segments.slice(1)}
  const left = coverageOf(damaged)
  expect(left.placed + left.discarded).toBeLessThan(visible)
  expect(violationOf(damaged)).toContain('stands in no field')
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
