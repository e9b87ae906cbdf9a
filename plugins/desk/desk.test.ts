import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {PEOPLE} from '../../bin/people.ts'
import {MENTIONS_OF_ME} from '../../newsroom/editorial-log.ts'
import {runNote} from '../workflow/run-note.ts'
import {actorOf, type Desk, openDesk} from '../../tests/support/desk.ts'
import {RUN_FILTER, RUNS_QUERY, runsOf} from './runs-query.ts'
import {DESK_LISTS} from './lists.ts'
import {begins} from './new-documents.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

/** Ids in the list, without what the archive story brings along. */
async function inList(id: string, me = 'sam'): Promise<string[]> {
  const filter = DESK_LISTS.find((list) => list.id === id)?.filter
  if (filter === undefined) throw new Error(`There is no list ${id}`)
  return desk.as('vera').fetch(
    `*[(${filter}) && string::startsWith(_id, "x-")] | order(_id)._id`,
    {me},
    {
      perspective: 'drafts',
    },
  )
}

function write(id: string, document: {_type: string; [field: string]: unknown}) {
  return desk.as('adam').createOrReplace({_id: id, ...document})
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const lease = (kind: string, until: string) => ({_type: 'lease', _key: until, kind, until})
const story = (workflow: object, fields: object = {}) => ({
  _type: 'article',
  pubStatus: 'usable',
  ...fields,
  workflow: {_type: 'workflow', ...workflow},
})

describe('what a list holds', () => {
  beforeAll(async () => {
    await write(
      'drafts.x-written',
      story({stage: 'writing', assignees: [{_key: 'a', userId: 'rosa'}]}),
    )
    await write('drafts.x-subs', story({stage: 'subs', submittedBy: 'rosa'}))
    await write('drafts.x-ready', story({stage: 'ready', submittedBy: 'rosa'}))
    await write('drafts.x-soon', story({stage: 'ready', scheduledFor: inDays(1)}))
    await write('drafts.x-spiked', story({stage: 'ready'}, {pubStatus: 'canceled'}))
    await write('x-live', story({stage: 'ready', lastPublishedAt: inDays(-1)}))
    await write('x-owing', story({stage: 'ready', debt: {by: 'dana', at: inDays(-1)}}))
    await write('x-changed', story({stage: 'ready', lastPublishedAt: inDays(-1)}))
    await write('drafts.x-changed', story({stage: 'subs', lastPublishedAt: inDays(-1)}))
    await write(
      'drafts.x-held',
      story({stage: 'desk'}, {embargo: {active: true, until: inDays(2)}}),
    )
    await write(
      'drafts.x-over',
      story({stage: 'desk'}, {embargo: {active: true, until: inDays(-2)}}),
    )
    await write('drafts.x-legal', story({stage: 'desk', checks: {legal: {state: 'required'}}}))
    await write('drafts.x-hole', {_type: 'gallery', expectedCount: 3, captions: []})
    await write('drafts.x-whole', {_type: 'gallery', expectedCount: 0, captions: []})
    const leases = {
      'x-ending': [lease('allowUse', inDays(5))],
      'x-lasting': [lease('allowUse', inDays(50))],
      'x-ended': [lease('allowUse', inDays(-5))],
      'x-banned': [lease('denyUse', inDays(5))],
    }
    for (const [id, terms] of Object.entries(leases)) {
      const credit = {line: 'A Photographer'}
      await write(`drafts.${id}`, {_type: 'caption', text: id, alt: id, credit, leases: terms})
    }
    await write('drafts.x-bare', {
      _type: 'caption',
      image: {asset: {_ref: 'image-none-1x1-png', _weak: true}},
    })
  })

  test.each<[string, string[], string?]>([
    ['assigned', ['x-written'], 'rosa'],
    ['assigned', []],
    ['toWrite', ['x-written']],
    ['sentIn', ['x-ready', 'x-subs'], 'rosa'],
    ['onDesk', ['x-held', 'x-legal', 'x-over']],
    ['toSub', ['x-changed', 'x-subs']],
    ['readyToPublish', ['x-ready']],
    ['debts', ['x-owing']],
    ['legalChecks', ['x-legal']],
    ['scheduled', ['x-soon']],
    ['embargoed', ['x-held']],
    ['changed', ['x-changed']],
    ['down', ['x-spiked']],
    ['holes', ['x-hole']],
    ['rightsEnding', ['x-ending']],
    ['rightsEnded', ['x-ended']],
    ['uncredited', ['x-bare']],
    ['noAlt', ['x-bare']],
    ['noPicture', ['x-banned', 'x-ended', 'x-ending', 'x-lasting']],
  ])('%s', async (id, expected, me) => {
    expect(await inList(id, me)).toEqual(expected)
  })

  test('mentions are those of whoever looks', async () => {
    const note = {note: '@Rosa, who said so?', mentions: ['rosa'], now: new Date()}
    const about = {about: desk.article, subjectId: desk.article}
    expect(await runNote(desk.as('sam'), {...about, ...note, actor: actorOf('sam')})).toMatchObject(
      {
        ok: true,
      },
    )
    const mentionsOf = (me: string) =>
      desk.as('rosa').fetch(`*[${MENTIONS_OF_ME}].story._ref`, {me}, {perspective: 'drafts'})
    expect(await mentionsOf('rosa')).toEqual([desk.article])
    expect(await mentionsOf('sam')).toEqual([])
  })

  test('an import run holds its stories', async () => {
    const runs = runsOf(await desk.as('sam').fetch(RUNS_QUERY, {}, {perspective: 'raw'}))
    expect(runs).toMatchObject([{runId: 'import-story-raqqa', sources: 1}])
    const [run] = runs
    const stories = await desk
      .as('sam')
      .fetch(`*[${RUN_FILTER}]._id`, {run: run?.runId ?? ''}, {perspective: 'drafts'})
    expect(stories).toEqual([desk.article])
  })
})

test('runs are gathered from whatever the lake answers', () => {
  expect(runsOf(null)).toEqual([])
  const rows = [
    {runId: 'b', importedAt: '2026-11-24'},
    {runId: 'a', importedAt: '2026-11-23'},
    {runId: 'b', importedAt: '2026-11-22'},
    {runId: null},
    'nonsense',
  ]
  expect(runsOf(rows)).toEqual([
    {runId: 'b', importedAt: '2026-11-24', sources: 2},
    {runId: 'a', importedAt: '2026-11-23', sources: 1},
  ])
})

/** What is offered as new is what access control lets begin. */
test.each(PEOPLE.map(({id, role}) => [id, role] as const))(
  '%s begins what a %s begins',
  async (id, role) => {
    for (const type of [
      'article',
      'gallery',
      'caption',
      'person',
      'creditSource',
      'houseStyleRule',
    ]) {
      const workflow = {_type: 'workflow', stage: type === 'article' ? 'writing' : 'intake'}
      const fresh = {_id: `drafts.fresh-${id}-${type}`, _type: type, pubStatus: 'usable', workflow}
      const {pubStatus: _status, ...other} = fresh
      const written = await desk
        .as(id)
        .create(type === 'article' ? fresh : other)
        .then(
          () => true,
          () => false,
        )
      expect([type, written]).toEqual([type, begins([role], type)])
    }
  },
)

test.each(['importRecord', 'readerExample', 'editorialLog', 'correction'])(
  'nobody begins a %s by hand',
  (type) => {
    expect(PEOPLE.filter(({role}) => begins([role], type))).toEqual([])
  },
)
