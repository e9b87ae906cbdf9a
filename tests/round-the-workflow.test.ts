import {addDays} from 'date-fns/addDays'
import sharp from 'sharp'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {type PersonId} from '../bin/people.ts'
import {type Caption, type StoryDocument} from '../newsroom/model.ts'
import {logEntry} from '../newsroom/steps/log-entry.ts'
import {type TransitionName} from '../newsroom/transition.ts'
import {saveStaged} from '../plugins/captions/save.ts'
import {type TransitionResult} from '../plugins/workflow/run-transition.ts'
import {actorOf, type Desk, openDesk} from './support/desk.ts'

/**
 * People who may write the documents, and who ask Content Lake itself instead of going through the
 * workflow: with the Studio's own actions, or by hand. What a step does is refused without the step.
 */

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
})

afterEach(() => desk.close())

const draft = () => `drafts.${desk.article}`
const everything = () => desk.as('adam').fetch('*[!(_id in path("_.**"))] | order(_id)')

interface Attempt {
  who: PersonId
  /** Where the story has got to. */
  after?: TransitionName
  /** A step more, by somebody. */
  more?: () => Promise<TransitionResult | undefined>
  actions?: () => object[]
  mutations?: () => Promise<object[]> | object[]
  told: RegExp
}

const byStepOnly = /changes by a step of the workflow only/
const past = /permission "\w+" required/

describe.each<[string, Attempt]>([
  [
    'Publish of the Studio',
    {who: 'dana', after: 'approve', actions: () => wholeStory().map(publish), told: byStepOnly},
  ],
  [
    'House style accepted, where the desk has the story',
    {
      who: 'lena',
      after: 'submit',
      actions: () => [edit(desk.article, {standfirst: 'An email was found.'})],
      told: /where its standfirst is not for .* to change/,
    },
  ],
  [
    'A suggestion of the source accepted, in a caption that nobody has checked',
    {
      who: 'lena',
      actions: () => [edit(firstCaption(), {text: 'As the source has it now'})],
      told: /where its text is not for .* to change/,
    },
  ],
  [
    'A suggestion of the source dismissed, which readers would never see',
    {
      who: 'lena',
      actions: () => [edit(firstCaption(), {'provenance.dismissed': ['text as it was']})],
      told: /where its provenance is not for .* to change/,
    },
  ],
  [
    'A story put off, by who only reads',
    {
      who: 'lena',
      actions: () => [edit(desk.article, {'workflow.dueAt': '2030-01-01T12:00:00Z'})],
      told: /where its workflow is not for .* to change/,
    },
  ],
  [
    'Publish of the Studio, of one caption',
    {who: 'dana', after: 'clear', actions: () => [publish(firstCaption())], told: byStepOnly},
  ],
  [
    'Unpublish of the Studio',
    {
      who: 'dana',
      after: 'publish',
      actions: () => [action('unpublish', desk.article)],
      told: byStepOnly,
    },
  ],
  [
    'Delete of the Studio',
    {
      who: 'dana',
      after: 'publish',
      actions: () => [
        {
          actionType: 'sanity.action.document.delete',
          publishedId: desk.article,
          includeDrafts: [],
        },
      ],
      told: byStepOnly,
    },
  ],
  [
    'Delete of the only copy',
    {
      who: 'rosa',
      actions: () => [
        {
          actionType: 'sanity.action.document.delete',
          publishedId: desk.article,
          includeDrafts: [draft()],
        },
      ],
      told: /has no other copy/,
    },
  ],
  [
    'Discard changes of the only copy',
    {
      who: 'rosa',
      mutations: () => [{delete: {id: draft()}}],
      told: /Spike the story instead of deleting it/,
    },
  ],
  [
    'Discard changes of a killed story, whose text is in its draft',
    {
      who: 'dana',
      after: 'publish',
      more: () =>
        desk.move('dana', 'kill', desk.article, {note: 'court order', publicNotice: 'Gone.'}),
      mutations: () => [{delete: {id: draft()}}],
      told: /has no other copy/,
    },
  ],
  [
    'Duplicate of the Studio, of an approved story',
    {
      who: 'dana',
      after: 'approve',
      mutations: async () => {
        const story = await desk.as('dana').getDocument(draft())
        return [{create: {...story, _id: 'drafts.article-copy'}}]
      },
      told: byStepOnly,
    },
  ],
  [
    'Restore of a revision that was approved',
    {
      who: 'sam',
      after: 'approve',
      more: () => desk.move('sam', 'return', desk.article, {note: 'A second source is missing'}),
      mutations: async () => {
        const story = await desk.as('sam').getDocument(draft())
        const workflow = {...story?.['workflow'], stage: 'ready', approvedBy: 'tom'}
        return [{createOrReplace: {...story, workflow}}]
      },
      told: byStepOnly,
    },
  ],
  [
    'Schedule publish of the Studio, with a release',
    {
      who: 'dana',
      after: 'approve',
      actions: () => [
        {
          actionType: 'sanity.action.release.create',
          releaseId: 'rTonight',
          metadata: {title: 'Tonight', releaseType: 'asap'},
        },
      ],
      told: past,
    },
  ],
  [
    'a version for a release',
    {
      who: 'dana',
      after: 'approve',
      actions: () => [
        {
          actionType: 'sanity.action.document.version.create',
          publishedId: desk.article,
          versionId: `versions.rTonight.${desk.article}`,
          baseId: draft(),
        },
      ],
      told: past,
    },
  ],
  [
    'an approval by hand, in another’s name',
    {
      who: 'dana',
      after: 'clear',
      actions: () => [
        edit(desk.article, {'workflow.stage': 'ready', 'workflow.approvedBy': 'tom'}),
        ...wholeStory().map(publish),
      ],
      told: byStepOnly,
    },
  ],
  [
    'a sign-off by hand, in another’s name',
    {
      who: 'rosa',
      after: 'take',
      actions: () => [
        edit(desk.article, {'workflow.checks.legal': {_type: 'check', state: 'done', by: 'lena'}}),
      ],
      told: /workflow.checks of article-/,
    },
  ],
  [
    'a publication time by hand',
    {
      who: 'tom',
      after: 'approve',
      actions: () => [
        edit(desk.article, {'workflow.scheduledFor': addDays(new Date(), 1).toISOString()}),
      ],
      told: /workflow.scheduledFor|is settled/,
    },
  ],
  [
    'an embargo lifted by hand',
    {
      who: 'rosa',
      after: 'take',
      more: () => desk.move('sam', 'embargo', desk.article, {note: 'The report is due at noon'}),
      actions: () => [edit(desk.article, {'embargo.active': false})],
      told: /embargo of article-.* changes by a step/,
    },
  ],
  [
    'a word of an approved story',
    {
      who: 'sam',
      after: 'approve',
      actions: () => [edit(desk.article, {headline: 'Another story'})],
      told: /is settled: return it before its headline is changed/,
    },
  ],
  [
    'a word of a cleared caption',
    {
      who: 'priya',
      after: 'clear',
      actions: () => [edit(firstCaption(), {text: 'Another picture'})],
      told: /is settled: return it before its text is changed/,
    },
  ],
  [
    'a word of a story that only reads as theirs',
    {
      who: 'lena',
      after: 'accept',
      actions: () => [edit(desk.article, {headline: 'Another story'})],
      told: /is in subs, where its headline is not for Lena Brandt to change/,
    },
  ],
  [
    'what readers have, by a mutation',
    {
      who: 'dana',
      after: 'publish',
      mutations: () => [{patch: {id: desk.article, set: {headline: 'Another story'}}}],
      told: /What readers have of article-/,
    },
  ],
  [
    'a debt cleared by who made it',
    {
      who: 'dana',
      after: 'submit',
      more: () => desk.move('dana', 'forcePublish', desk.article, {note: 'The agency has it'}),
      mutations: () => [{patch: {id: desk.article, unset: ['workflow.debt']}}],
      told: byStepOnly,
    },
  ],
  [
    'a step without its entry in the log',
    {
      who: 'rosa',
      actions: () => [edit(desk.article, {'workflow.stage': 'writing'})],
      told: /workflow.stage of article-/,
    },
  ],
  [
    'an entry in the log without its step',
    {
      who: 'rosa',
      actions: () => entry('rosa', 'take'),
      told: /The step leaves out article-/,
    },
  ],
  [
    'a step by a clock that is a day fast',
    {
      who: 'rosa',
      actions: () => entry('rosa', 'take', addDays(new Date(), 1).toISOString()),
      told: /clock of this computer is .* fast/,
    },
  ],
  [
    'a step at no time',
    {who: 'rosa', actions: () => entry('rosa', 'take', 'noon'), told: /"noon" is no time/},
  ],
  [
    'a picture that leads somewhere else',
    {
      who: 'priya',
      more: () => upload('priya'),
      mutations: () => [{patch: {query: IMAGES, set: {url: 'http://elsewhere.example/x.png'}}}],
      told: /The url of image-.* comes from its file/,
    },
  ],
  [
    'a picture without a file',
    {
      who: 'rosa',
      mutations: () => [{create: {_id: 'anything', _type: 'sanity.imageAsset', headline: 'Ours'}}],
      told: /anything has no file/,
    },
  ],
  [
    'a step with more in it than the step',
    {
      who: 'sam',
      after: 'submit',
      actions: () => [
        edit(desk.article, {'workflow.stage': 'subs', 'workflow.approvedBy': 'tom'}),
        ...entry('sam', 'accept'),
      ],
      told: /would not change workflow\.\w+ of article-/,
    },
  ],
  [
    'a step that the rules hold',
    {
      who: 'tom',
      after: 'accept',
      actions: () => [
        edit(desk.article, {'workflow.stage': 'ready', 'workflow.approvedBy': 'tom'}),
        ...entry('tom', 'approve'),
      ],
      told: /is not cleared \(.*\); a picture editor or a duty editor can clear it/,
    },
  ],
])('%s', (_, {who, after, more, actions, mutations, told}) => {
  test(`is refused to ${who}, with a sentence, and nothing else happens`, async () => {
    if (after) await desk.bringTo(after)
    const held = await more?.()
    expect(held?.ok).not.toBe(false)
    const before = await everything()
    const [url, body] = actions
      ? ['/data/actions/production', {actions: actions()}]
      : ['/data/mutate/production', {mutations: await mutations?.()}]
    await expect(desk.as(who).request({url, method: 'POST', body})).rejects.toMatchObject({
      statusCode: 403,
      message: expect.stringMatching(told),
    })
    expect(await everything()).toEqual(before)
  })
})

describe('what is nobody’s step stays free', () => {
  test('words, planning and notes, before a story is settled', async () => {
    await desk.bringTo('take')
    const set = {'headline': 'Forces close in', 'workflow.priority': 2, 'workflow.desk': 'foreign'}
    await desk.as('rosa').patch(draft()).set(set).commit()
    await desk.as('rosa').action(logNote('rosa'))
    expect(await desk.as('rosa').getDocument(draft())).toMatchObject({
      headline: 'Forces close in',
      workflow: {priority: 2, stage: 'writing'},
    })
  })

  test('a new story, and the draft of a live one thrown away', async () => {
    const story = {_id: 'drafts.article-new', _type: 'article', pubStatus: 'usable'}
    await desk
      .as('rosa')
      .create({...story, workflow: {_type: 'workflow', stage: 'writing', priority: 0}})
    const checks = {_type: 'checks', legal: {_type: 'check', state: 'required'}}
    await desk.as('sam').create({
      ...story,
      _id: 'drafts.article-brought',
      workflow: {_type: 'workflow', stage: 'intake', checks},
    })
    await desk.bringTo('publish')
    expect(
      await desk.move('sam', 'correct', desk.article, {note: 'The year is wrong'}),
    ).toMatchObject({ok: true})
    await desk.as('sam').delete(draft())
    expect(await desk.as('sam').getDocument(draft())).toBeUndefined()
  })

  test('a caption that was just added goes again, and none that somebody has worked on', async () => {
    const begin = (name: string): Caption => ({
      _id: `caption-${name}`,
      _type: 'caption',
      workflow: {_type: 'workflow', stage: 'intake', priority: 0},
    })
    const sam = desk.as('sam')
    const source = {list: desk.gallery, galleries: [], captions: []}
    const added = [begin('new'), begin('kept')]
    expect(await saveStaged(sam, source, {edits: {}, added})).toMatchObject({ok: true})
    await desk.as('rosa').patch('drafts.caption-kept').set({text: 'A crane'}).commit()
    const removed = ['caption-new', 'caption-kept']
    const order = {base: [...desk.captions, ...removed], mine: desk.captions}
    const taken = await saveStaged(sam, source, {edits: {}, added: [], removed, order})
    expect(taken).toMatchObject({ok: true, documents: 2, kept: ['caption-kept']})
    const left = '*[_type == "gallery"][0].captions[]._ref'
    expect(await sam.fetch(left, {}, {perspective: 'drafts'})).toEqual([
      ...desk.captions,
      'caption-kept',
    ])
    expect(await sam.getDocument('drafts.caption-new')).toBeUndefined()
    await expect(sam.delete('drafts.caption-kept')).rejects.toThrow(/has no other copy/)
  })

  test('and an administrator, who imports and mends, is asked nothing', async () => {
    await desk.as('adam').patch(draft()).set({'workflow.stage': 'subs'}).commit()
    expect(await desk.as('adam').getDocument(draft())).toMatchObject({workflow: {stage: 'subs'}})
  })
})

const wholeStory = () => [...desk.captions, desk.gallery, desk.article]

function firstCaption(): string {
  return desk.captions[0] ?? ''
}

function action(verb: string, id: string) {
  return {
    actionType: `sanity.action.document.${verb}`,
    draftId: `drafts.${id}`,
    publishedId: id,
  }
}

const publish = (id: StoryDocument['_id']) => action('publish', id)

function edit(id: string, set: Record<string, unknown>) {
  return {...action('edit', id), patch: {set}}
}

function entry(who: PersonId, event: TransitionName, at?: string) {
  const actions = logEntry({
    about: desk.article,
    subjectId: desk.article,
    event,
    logKey: 'forged',
    actor: actorOf(who),
    now: new Date(),
  })
  return actions.map((one) =>
    at && 'attributes' in one ? {...one, attributes: {...one.attributes, at}} : one,
  )
}

const IMAGES = '*[_type == "sanity.imageAsset"]'

async function upload(who: PersonId): Promise<undefined> {
  const image = sharp({create: {width: 8, height: 8, channels: 3, background: 'red'}})
  const {_id} = await desk.as(who).assets.upload('image', await image.png().toBuffer())
  // What people say of it is theirs.
  await desk.as(who).patch(_id).set({title: 'Red', creditLine: 'Jane Barlow'}).commit()
}

function logNote(who: PersonId) {
  return logEntry({
    about: desk.article,
    subjectId: desk.article,
    event: 'note',
    note: 'Rang the ministry',
    logKey: 'note',
    actor: actorOf(who),
    now: new Date(),
  })
}
