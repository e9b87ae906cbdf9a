import {type SanityClient} from '@sanity/client'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {openTestLake, type TestLake} from '../../lake/testing/test-lake.ts'
import {type ImportRecord} from '../../newsroom/import-record.ts'
import {followAnswers} from '../answers/follow-answers.ts'
import {readArchiveText} from '../read-archive-text.ts'
import {type ReadStory} from '../story.ts'
import {sinceWritten} from './since-written.ts'
import {runImport, runUndo, type ImportOutcome} from './run-import.ts'

const BRIDGE =
  ' date 2017-02-04 The bridge is open.\n\n1/3 A crane AP\n\n2/3 A beam PA\n\n3/3 A ribbon Getty\n\nIt cost a million.'
const HARBOUR =
  ' date 2016-11-01 The harbour is closed.\n\n1/2 A lock AP\n\n2/2 A tug PA\n\nIt will open in spring.'

let lake: TestLake
let client: SanityClient
let run: number

beforeEach(async () => {
  lake = await openTestLake()
  client = lake.client('ada', {perspective: 'raw'})
  run = 0
})

afterEach(() => lake.lake.close())

function read(name: string, text: string): ReadStory {
  const result = readArchiveText({name, text})
  if (!result.ok) throw new Error(result.problem.message)
  return result.story
}

async function bringIn(...texts: string[]): Promise<ImportOutcome> {
  const stories = texts.map((text) => read('bridge.txt', text))
  const [outcome] = await runImport(client, stories, {runId: `run-${++run}`})
  if (outcome === undefined) throw new Error('no outcome')
  return outcome
}

const everything = () => client.fetch<unknown[]>('*[!(_type match "system.*")] | order(_id)')
const transactions = () => client.fetch<number>('count(array::unique(*[]._rev))')
const one = (filter: string) =>
  client.fetch<Record<string, unknown> & {_id: string; _rev: string}>(`*[${filter}][0]`)
/** All that people see, without what Content Lake keeps for itself. */
const content = () =>
  client.fetch(
    '*[_type in ["article", "gallery", "caption"]]{..., "_rev": 0, "_updatedAt": 0, "_createdAt": 0} | order(_id)',
  )

describe('an import', () => {
  test('brings each story in with one transaction, as drafts with a private record', async () => {
    const stories = [read('bridge.txt', BRIDGE), read('harbour.txt', HARBOUR)]
    const outcomes = await runImport(client, stories, {runId: 'run-1'})
    expect(outcomes).toMatchObject([
      {ok: true, plan: {outcome: 'new', created: {length: 5}}},
      {ok: true, plan: {outcome: 'new', created: {length: 4}}},
    ])
    const ids = await client.fetch<string[]>(
      '*[_type in ["article", "gallery", "caption", "importRecord"]]._id',
    )
    expect(ids).toHaveLength(11)
    expect(ids.filter((id) => !/^(?:drafts|importRecord)\./.test(id))).toEqual([])
    const revisions = await client.fetch(
      'array::unique(*[_type in ["article", "caption", "importRecord"]]._rev)',
    )
    expect(revisions).toHaveLength(2)
  })

  test('repeated, makes no transaction', async () => {
    await bringIn(BRIDGE)
    const before = await everything()
    expect(await bringIn(BRIDGE)).toMatchObject({
      ok: true,
      plan: {outcome: 'unchanged', mutations: []},
    })
    expect(await everything()).toEqual(before)
  })

  test('sent twice at once, happens once', async () => {
    const both = await Promise.all([bringIn(BRIDGE), bringIn(BRIDGE)])
    expect(new Set(both.map((outcome) => outcome.ok && outcome.plan.outcome))).toEqual(
      new Set(['new', 'unchanged']),
    )
    expect(await client.fetch('count(*[_type == "caption"])')).toBe(3)
  })

  test('tried out first, writes nothing', async () => {
    const before = await transactions()
    const [outcome] = await runImport(client, [read('bridge.txt', BRIDGE)], {
      runId: 'run-1',
      dryRun: true,
    })
    expect(outcome).toMatchObject({ok: true, plan: {outcome: 'new'}})
    expect(await transactions()).toBe(before)
  })

  test('tried out, says that a story is too large for one transaction', async () => {
    const large = Array.from({length: 20_000}, (_, index) => `Line ${index} of the minutes.`)
    const stories = [read('minutes.txt', large.join('\n\n')), read('bridge.txt', BRIDGE)]
    for (const dryRun of [true, false]) {
      expect(await runImport(client, stories, {runId: 'run-1', dryRun})).toMatchObject([
        {
          ok: false,
          problem: {
            code: 'tooLarge',
            message: expect.stringMatching(/^Its documents have \d+\.\d MB, and .* takes 8\.0 MB/),
            remedy: expect.stringContaining('Split the source'),
          },
        },
        {ok: true},
      ])
    }
  })

  test('of what may not be written, says so of that story and brings the others in', async () => {
    const mutate: typeof client.mutate = client.mutate.bind(client)
    const picky = {
      fetch: (query: string, params: Record<string, unknown>) =>
        client.fetch<unknown>(query, params),
      mutate: async (mutations: Parameters<typeof mutate>[0], options: object) => {
        if (JSON.stringify(mutations).includes('harbour')) throw new Error('No room')
        return mutate(mutations, options)
      },
    }
    const stories = [read('harbour.txt', HARBOUR), read('bridge.txt', BRIDGE)]
    expect(await runImport(picky, stories, {runId: 'run-1'})).toMatchObject([
      {ok: false, source: 'harbour.txt', error: {message: 'No room'}},
      {ok: true, plan: {source: 'bridge.txt'}},
    ])
    expect(await client.fetch('count(*[_type == "article"])')).toBe(1)
  })
})

describe('a corrected source', () => {
  const corrected = BRIDGE.replace('A beam', 'A big beam')

  test('changes what nobody has touched, and keeps the record before', async () => {
    await bringIn(BRIDGE)
    expect(await bringIn(corrected)).toMatchObject({
      plan: {outcome: 'changed', created: [], removed: [], updated: [{fields: ['text']}]},
    })
    expect(await one('printedMarker == "2/3"')).toMatchObject({text: 'A big beam'})
    const record = await one('_type == "importRecord" && !defined(replacedBy)')
    expect(record).toMatchObject({runId: 'run-2', rawText: corrected})
    expect(await one('_type == "importRecord" && defined(replacedBy)')).toMatchObject({
      runId: 'run-1',
      rawText: BRIDGE,
      replacedBy: 'run-2',
    })
    expect(await bringIn(corrected)).toMatchObject({plan: {outcome: 'unchanged'}})
  })

  test("never overwrites an editor's words: it suggests, once", async () => {
    await bringIn(BRIDGE)
    const {_id} = await one('printedMarker == "2/3"')
    await client.patch(_id).set({text: 'A steel beam', alt: 'A grey beam'}).commit()
    expect(await bringIn(corrected)).toMatchObject({
      plan: {
        outcome: 'changed',
        updated: [],
        suggestions: [{target: _id.slice(7), path: 'text', value: '"A big beam"'}],
      },
    })
    expect(await one('printedMarker == "2/3"')).toMatchObject({
      text: 'A steel beam',
      alt: 'A grey beam',
    })
    expect(await bringIn(corrected)).toMatchObject({plan: {outcome: 'unchanged'}})
  })

  test('does not make again what people have deleted, and says it once', async () => {
    await bringIn(BRIDGE)
    await client.delete((await one('printedMarker == "2/3"'))._id)
    await bringIn(BRIDGE)
    expect(await client.fetch('count(*[_type == "caption"])')).toBe(2)
    const record = await one('_type == "importRecord" && !defined(replacedBy)')
    expect(record['review']).toMatchObject([{code: 'deletedByPeople'}])
    expect(await bringIn(BRIDGE)).toMatchObject({plan: {outcome: 'unchanged'}})
  })

  test('leaves a picture with its words when another one comes before it, or goes', async () => {
    await bringIn(BRIDGE)
    const beam = (await one('printedMarker == "2/3"'))._id
    await client.patch(beam).set({alt: 'A grey beam over the river'}).commit()
    const more = BRIDGE.replaceAll('/3 ', '/4 ')
      .replace('3/4 ', '4/4 ')
      .replace('2/4 ', '3/4 ')
      .replace('1/4 ', '1/4 The mayor looks on Reuters\n\n2/4 ')
    expect(await bringIn(more)).toMatchObject({plan: {removed: [], created: [expect.any(String)]}})
    const [gallery] = await client.fetch(
      '*[_type == "gallery"]{"shown": captions[]->{text, alt, printedMarker}}',
      {},
      {perspective: 'drafts'},
    )
    expect(gallery.shown).toMatchObject([
      {text: 'The mayor looks on', alt: null, printedMarker: '1/4'},
      {printedMarker: '2/4', alt: null},
      {alt: 'A grey beam over the river', printedMarker: '3/4'},
      {text: 'A ribbon', printedMarker: '4/4'},
    ])
    expect((await one('printedMarker == "3/4"'))._id).toBe(beam)
    expect(await bringIn(more)).toMatchObject({plan: {outcome: 'unchanged'}})
    // And back again; what is corrected at the same time is corrected in its place.
    expect(await bringIn(BRIDGE.replace('A ribbon', 'A red ribbon'))).toMatchObject({
      plan: {created: [], removed: [expect.any(String)]},
    })
    expect(await one('printedMarker == "2/3"')).toMatchObject({
      _id: beam,
      alt: 'A grey beam over the river',
    })
    expect(await one('printedMarker == "3/3"')).toMatchObject({text: 'A red ribbon'})
  })

  test.each<[string, (caption: object) => {_type: string; [field: string]: unknown}]>([
    ['in a gallery', (caption) => ({_type: 'gallery', captions: [caption]})],
    ['alone', (caption) => ({_type: 'article', body: [{_type: 'imageEmbed', _key: 'i', caption}]})],
  ])(
    'takes out a caption that it no longer holds, but none shown elsewhere %s',
    async (_, show) => {
      await bringIn(BRIDGE)
      const shorter = BRIDGE.replace('\n\n3/3 A ribbon Getty', '')
      const {_id} = await one('printedMarker == "3/3"')
      const _ref = _id.slice('drafts.'.length)
      const reference = {_key: 'a', _type: 'reference', _ref, _weak: true}
      await client.create({_id: 'drafts.best', ...show(reference)})
      expect(await runUndo(client, 'run-1', {dryRun: true})).toMatchObject([
        {undo: {leftAlone: [{id: _ref, reason: expect.stringMatching(/best/)}]}},
      ])
      expect(await bringIn(shorter)).toMatchObject({plan: {removed: []}})
      expect(await client.getDocument(_id)).toMatchObject({text: 'A ribbon'})
      const record = await one('_type == "importRecord" && !defined(replacedBy)')
      expect(record['review']).toContainEqual(
        expect.objectContaining({
          code: 'noLongerInSource',
          message: expect.stringMatching(/best shows it/),
        }),
      )
      await client.delete('drafts.best')
      expect(await bringIn(shorter)).toMatchObject({plan: {removed: [_ref]}})
      expect(await client.getDocument(_id)).toBeUndefined()
    },
  )

  test('that is another story under the same name is refused, and nothing happens', async () => {
    await bringIn(BRIDGE)
    const before = await everything()
    const other =
      'A recipe for soup. Peel six onions, slice them thinly and let them brown in butter for an hour. Add stock.'
    expect(await bringIn(other)).toMatchObject({ok: false, problem: {code: 'otherStory'}})
    expect(await everything()).toEqual(before)
  })

  const WEATHER = ' date 2017-01-04 The weather. Tomorrow: sunny spells and showers in all parts.'

  test.each([
    ['of another day', WEATHER, WEATHER.replace('2017-01', '2017-02').replace('sunny', 'cloudy')],
    ['as short', 'The bridge is open.', 'No trains run today.'],
    ['that only begins alike', 'A fire in Ayton.', 'A fire in Ayton has killed two people.'],
  ])('%s is another story', async (_, first, second) => {
    await bringIn(first)
    const before = await everything()
    expect(await bringIn(second)).toMatchObject({ok: false, problem: {code: 'otherStory'}})
    expect(await everything()).toEqual(before)
  })

  test.each([
    ['with nothing but another date', WEATHER, WEATHER.replace('2017-01', '2017-02')],
    ['of the same day', WEATHER, WEATHER.replace('sunny', 'cloudy')],
    ['with a few other letters', 'The brigde is open.', 'The bridge is open!'],
  ])('%s is a correction', async (_, first, second) => {
    await bringIn(first)
    expect(await bringIn(second)).toMatchObject({ok: true, plan: {outcome: 'changed'}})
  })

  test('is not the second story of its name in one import', async () => {
    const stories = [BRIDGE, corrected].map((text) => read('bridge.txt', text))
    const outcomes = await runImport(client, stories, {runId: 'run-1'})
    expect(outcomes).toMatchObject([
      {ok: true, plan: {outcome: 'new'}},
      {ok: false, source: 'bridge.txt', problem: {code: 'sameName'}},
    ])
    expect(await one('printedMarker == "2/3"')).toMatchObject({text: 'A beam'})
  })
})

describe('what people have answered', () => {
  const strange = BRIDGE.replace('Getty', 'Zoomwerk')
  const answers = [{about: 'credit', words: 'Zoomwerk', is: true}] as const
  const answer = (text: string) => followAnswers(read('bridge.txt', text), answers)
  const credits = () =>
    client.fetch<string[]>(
      '*[_type == "caption"] | order(_id){"line": coalesce(credit.line, "")}.line',
    )

  test('is kept on the record, and an import that was not told of it goes by it', async () => {
    await runImport(client, [answer(strange)], {runId: 'run-0'})
    expect(await credits()).toEqual(['AP', 'PA', 'Zoomwerk'])
    const record = await one('_type == "importRecord"')
    expect(record['answers']).toMatchObject([{_type: 'readerAnswer', ...answers[0]}])
    expect(await bringIn(strange)).toMatchObject({plan: {outcome: 'unchanged', mutations: []}})
    const corrected = strange.replace('A ribbon', 'A red ribbon')
    expect(await bringIn(corrected)).toMatchObject({
      plan: {outcome: 'changed', updated: [{fields: ['text']}], suggestions: []},
    })
    expect(await one('printedMarker == "3/3"')).toMatchObject({
      text: 'A red ribbon',
      credit: {line: 'Zoomwerk'},
    })
    expect(await one('_type == "importRecord" && !defined(replacedBy)')).toMatchObject({
      answers: record['answers'],
    })
  })

  test('is taken back by an import that says so, and by undoing the import that brought it', async () => {
    await bringIn(strange)
    await runImport(client, [answer(strange)], {runId: 'run-9'})
    expect(await credits()).toEqual(['AP', 'PA', 'Zoomwerk'])
    const without = {...read('bridge.txt', strange), answers: []}
    await runImport(client, [without], {runId: 'run-10', dryRun: false})
    expect(await credits()).toEqual(['AP', 'PA', ''])
    await runUndo(client, 'run-10')
    expect(await credits()).toEqual(['AP', 'PA', 'Zoomwerk'])
    await runUndo(client, 'run-9')
    expect(await credits()).toEqual(['AP', 'PA', ''])
    expect(await bringIn(strange)).toMatchObject({plan: {outcome: 'unchanged'}})
  })

  test("stands beside the newsroom's own rules", async () => {
    const reader = {creditSources: [{name: 'Quickpix', aliases: []}]}
    const both = strange.replace('A beam PA', 'A beam Quickpix')
    await runImport(client, [answer(both)], {runId: 'run-0'})
    await runImport(client, [read('bridge.txt', both)], {runId: 'run-1', reader})
    expect(await credits()).toEqual(['AP', 'Quickpix', 'Zoomwerk'])
  })
})

describe('what became of what an import wrote', () => {
  const since = async () => {
    const [record] = await client.fetch<ImportRecord[]>(
      '*[_type == "importRecord" && !defined(replacedBy)]',
    )
    if (record === undefined) throw new Error('no record')
    return sinceWritten(record, await client.fetch('*[_type in ["article", "gallery", "caption"]]'))
  }

  test('is nothing, at first', async () => {
    await bringIn(BRIDGE)
    expect(await since()).toEqual({missing: [], changed: []})
  })

  test('is told by document and field; of deletions those that no import has met', async () => {
    await bringIn(BRIDGE)
    const {_id} = await one('printedMarker == "2/3"')
    const id = _id.slice('drafts.'.length)
    const gallery = await one('_type == "gallery"')
    await client
      .patch(gallery._id)
      .unset([`captions[_ref == "${id}"]`])
      .commit()
    await client.delete(_id)
    const galleryId = gallery._id.slice('drafts.'.length)
    expect(await since()).toEqual({
      missing: [id],
      changed: [{id: galleryId, field: 'captions'}],
    })
    await bringIn(BRIDGE.replace('a million', 'two million'))
    expect(await since()).toMatchObject({missing: []})
  })
})

describe('undoing a run', () => {
  test('leaves the dataset as it was', async () => {
    await bringIn(BRIDGE)
    expect(await runUndo(client, 'run-1')).toMatchObject([
      {ok: true, source: 'bridge.txt', undo: {leftAlone: [], record: 'deleted'}},
    ])
    expect(
      await client.fetch('count(*[_type in ["article", "gallery", "caption", "importRecord"]])'),
    ).toBe(0)
    expect(await runUndo(client, 'run-1')).toEqual([])
    expect(await bringIn(BRIDGE)).toMatchObject({plan: {outcome: 'new'}})
  })

  test('leaves an edited document alone, names it, and the next import makes the others again', async () => {
    await bringIn(BRIDGE)
    const {_id} = await one('printedMarker == "2/3"')
    await client.patch(_id).set({text: 'A steel beam'}).commit()
    const before = await content()
    expect(await runUndo(client, 'run-1')).toMatchObject([
      {
        undo: {
          leftAlone: [{id: _id.slice(7), reason: 'text was changed by people'}],
          record: 'kept',
        },
      },
    ])
    expect(await client.fetch('*[_type in ["article", "gallery", "caption"]]._id')).toEqual([_id])
    await bringIn(BRIDGE)
    expect(await content()).toEqual(before)
  })

  test('leaves a document alone to which people have only added something', async () => {
    await bringIn(BRIDGE)
    const {_id} = await one('_type == "article"')
    await client.patch(_id).set({headline: 'The bridge'}).commit()
    expect(await runUndo(client, 'run-1')).toMatchObject([
      {
        undo: {
          leftAlone: expect.arrayContaining([
            {id: _id.slice(7), reason: 'headline was changed by people'},
          ]),
        },
      },
    ])
    expect(await client.getDocument(_id)).toMatchObject({headline: 'The bridge'})
  })

  test('of a repeated import gives back what stood there, text, captions and record', async () => {
    await bringIn(BRIDGE)
    const before = await content()
    await bringIn(BRIDGE.replace('A beam', 'A big beam').replace('\n\n3/3 A ribbon Getty', ''))
    expect(await client.fetch('count(*[_type == "caption"])')).toBe(2)
    expect(await runUndo(client, 'run-1')).toMatchObject([
      {ok: false, problem: {code: 'importedAgain', remedy: 'Undo run-2 first'}},
    ])
    expect(await runUndo(client, 'run-2')).toMatchObject([{ok: true, undo: {record: 'restored'}}])
    expect(await content()).toEqual(before)
    const records = await client.fetch<ImportRecord[]>('*[_type == "importRecord"]')
    expect(records).toMatchObject([{runId: 'run-1', rawText: BRIDGE}])
    expect(records[0]).not.toHaveProperty('replacedBy')
    expect(await bringIn(BRIDGE)).toMatchObject({plan: {outcome: 'unchanged'}})
  })

  test('tried out first, writes nothing', async () => {
    await bringIn(BRIDGE)
    const before = await everything()
    expect(await runUndo(client, 'run-1', {dryRun: true})).toMatchObject([
      {undo: {delete: {length: 5}}},
    ])
    expect(await everything()).toEqual(before)
  })
})
