import {describe, expect, test} from 'vitest'
import {type RoleName} from '../access/roles.ts'
import {findPublishingHolds} from '../holds/holds.ts'
import {findUnpublished} from '../holds/waiting-references.ts'
import {draftId, publishedId} from '../ids.ts'
import {
  type Article,
  type Caption,
  type Gallery,
  type Reference,
  type StoryDocument,
} from '../model.ts'
import {type Story, type Versions, versionsIn} from '../story.ts'
import {type TransitionName} from '../transition.ts'
import {type Action} from './actions.ts'
import {planTransition, type TransitionPlan} from './plan-transition.ts'
import {type TransitionRequest} from './transition-step.ts'

const now = new Date('2026-05-01T12:00:00Z')

describe('the story moves along its stages', () => {
  test.each<[TransitionName, Article['workflow'] & object, RoleName, string]>([
    ['take', {_type: 'workflow', stage: 'intake'}, 'reporter', 'writing'],
    ['submit', {_type: 'workflow', stage: 'writing'}, 'reporter', 'desk'],
    ['accept', {_type: 'workflow', stage: 'desk'}, 'sub-editor', 'subs'],
    ['approve', {_type: 'workflow', stage: 'subs', submittedBy: 'rita'}, 'sub-editor', 'ready'],
    ['return', {_type: 'workflow', stage: 'subs'}, 'sub-editor', 'writing'],
  ])('%s', (name, workflow, role, stage) => {
    const plan = run(name, 'a', role, storyWith({article: {workflow}}), {note: 'because'})
    const [move] = actionsOf(plan)
    expect(move).toMatchObject({
      actionType: 'sanity.action.document.edit',
      draftId: 'drafts.a',
      publishedId: 'a',
      patch: {
        ifRevisionID: 'rev-a',
        set: {'workflow.stage': stage, 'workflow.stageSince': now.toISOString()},
      },
    })
  })

  test('and every move leaves one entry in the private log, in the name of who made it', () => {
    const [, create, publish] = actionsOf(run('take', 'a', 'reporter', storyWith(), {note: 'mine'}))
    expect(create).toMatchObject({
      actionType: 'sanity.action.document.create',
      attributes: {
        _id: 'drafts.editorial.a.key',
        _type: 'editorialLog',
        event: 'take',
        by: 'user',
        note: 'mine',
      },
    })
    expect(publish).toEqual({
      actionType: 'sanity.action.document.publish',
      draftId: 'drafts.editorial.a.key',
      publishedId: 'editorial.a.key',
    })
  })

  test('the same request gives the same plan, and the documents stay as they were', () => {
    const story = storyWith()
    const before = structuredClone(story)
    expect(run('take', 'a', 'reporter', story)).toEqual(run('take', 'a', 'reporter', story))
    expect(story).toEqual(before)
  })
})

describe('a live story is left as it is', () => {
  const corrected = (stage: 'writing' | 'subs') => {
    const {article, ...pictures} = liveStory()
    const workflow = {_type: 'workflow', stage} as const
    return {...pictures, ...(article ? {article: withDraft(article, {workflow})} : {})}
  }

  test('its draft goes, unless it has been changed meanwhile, and nothing else', () => {
    expect(actionsOf(run('leave', 'a', 'sub-editor', corrected('subs')))).toMatchObject([
      {actionType: 'sanity.action.document.edit', patch: {ifRevisionID: expect.any(String)}},
      {actionType: 'sanity.action.document.discard', draftId: 'drafts.a'},
      {attributes: {event: 'leave', by: 'user'}},
      {publishedId: 'editorial.a.key'},
    ])
  })

  test('by those with whom it is, and only while readers have it', () => {
    expect(run('leave', 'a', 'reporter', corrected('writing')).ok).toBe(true)
    expect(codesOf(run('leave', 'a', 'reporter', corrected('subs')))).toEqual(['role'])
    expect(codesOf(run('leave', 'a', 'sub-editor', storyWith()))).toEqual(['stage'])
  })
})

describe('publishing', () => {
  test('takes the captions, the gallery and the article live in one request', () => {
    const published = actionsOf(run('publish', 'a', 'duty-editor', readyStory()))
      .filter(({actionType}) => actionType === 'sanity.action.document.publish')
      .map(idOf)
    expect(published).toEqual(['c1', 'c2', 'g', 'a', 'editorial.a.key'])
  })

  test('leaves pictures alone that are live and unchanged', () => {
    const story = readyStory()
    const live = story.captions.map(({id, draft}) => ({
      id,
      ...(draft ? {published: {...draft, _id: id}} : {}),
    }))
    const plan = run('publish', 'a', 'duty-editor', {...story, captions: live})
    expect(publishedIds(plan)).toEqual(['g', 'a', 'editorial.a.key'])
  })

  test.each<[string, RoleName, Parameters<typeof readyStory>[0], string]>([
    [
      'an embargo',
      'duty-editor',
      {article: {embargo: {_type: 'embargo', active: true}}},
      'notEmbargoed',
    ],
    [
      'an open check',
      'duty-editor',
      {article: {workflow: ready({checks: {legal: {state: 'required'}}})}},
      'checksDone',
    ],
    [
      'an uncleared caption',
      'duty-editor',
      {captions: {workflow: {_type: 'workflow', stage: 'checked'}}},
      'captionsCleared',
    ],
    ['a missing headline', 'duty-editor', {article: {headline: ''}}, 'valid'],
    ['PREP in the headline', 'duty-editor', {article: {headline: 'PREP Queen dies'}}, 'valid'],
    [
      'an approval by the writer',
      'duty-editor',
      {article: {workflow: ready({submittedBy: 'sue'})}},
      'approved',
    ],
    ['the wrong role', 'sub-editor', {}, 'role'],
    [
      'a stage too early',
      'duty-editor',
      {article: {workflow: {_type: 'workflow', stage: 'subs'}}},
      'stage',
    ],
    [
      'its own writer',
      'duty-editor',
      {article: {workflow: ready({submittedBy: 'user'})}},
      'notSubmitter',
    ],
  ])('is held by %s, and then nothing happens', (_, role, fields, code) => {
    const plan = run('publish', 'a', role, readyStory(fields))
    expect(plan.ok || plan.holds.map((hold) => hold.code)).toContain(code)
    expect(plan).not.toHaveProperty('actions')
  })

  test('is held when the gallery refers to a caption that does not exist', () => {
    const story = readyStory()
    const plan = run('publish', 'a', 'duty-editor', {
      ...story,
      captions: [...story.captions, {id: 'gone'}],
    })
    expect(plan.ok || plan.holds[0]?.what).toBe('Caption 3 of 3 is referred to but does not exist')
  })

  test('is held by what a caption names and readers do not have, and by nothing else that it names', () => {
    const source = (id: string, more: object = {}): Reference => ({
      _type: 'reference',
      _ref: id,
      _weak: true,
      _strengthenOnPublish: {type: 'creditSource', ...more},
    })
    const story = readyStory({captions: {credit: {_type: 'credit', source: source('kestrel')}}})
    const unpublished = [{id: 'kestrel', name: 'Kestrel Pictures'}]
    const plan = run('publish', 'a', 'duty-editor', story, {unpublished})
    expect(plan.ok || plan.holds).toMatchObject([
      {
        code: 'namedPublished',
        what: 'Caption 1 of 2 and another place name “Kestrel Pictures”, which is not published yet',
        path: ['credit', 'source'],
      },
    ])
    const subject = versionsIn(story, 'a') ?? {id: 'a'}
    const shown = findPublishingHolds(story, subject, new Date(), {unpublished})
    expect(shown.map(({code}) => code)).toContain('namedPublished')
    expect(run('publish', 'a', 'duty-editor', story, {unpublished: []}).ok).toBe(true)
    const weak = {credit: {_type: 'credit', source: source('kestrel', {weak: true})}} as const
    const free = readyStory({captions: weak})
    expect(run('publish', 'a', 'duty-editor', free, {unpublished}).ok).toBe(true)
  })
})

test('nobody approves what they sent in', () => {
  const story = storyWith({
    article: {workflow: {_type: 'workflow', stage: 'subs', submittedBy: 'user'}},
  })
  const plan = run('approve', 'a', 'sub-editor', story)
  expect(plan.ok || plan.holds.map(({code}) => code)).toContain('notSubmitter')
})

test('a return without a reason is held', () => {
  const story = storyWith({article: {workflow: {_type: 'workflow', stage: 'subs'}}})
  const plan = run('return', 'a', 'sub-editor', story, {note: '  '})
  expect(plan.ok || plan.holds.map(({code}) => code)).toEqual(['note'])
})

describe('a change of what is live', () => {
  const change = {minor: false, type: 'correction', publicText: 'The year was wrong.'} as const

  test('is held until readers are told of it, or it is called minor', () => {
    expect(codesOf(run('publish', 'a', 'duty-editor', changedStory()))).toEqual(['changeNote'])
    const silent = {...change, publicText: ' '}
    expect(codesOf(run('publish', 'a', 'duty-editor', changedStory(), {change: silent}))).toEqual([
      'changeNote',
    ])
    expect(run('publish', 'a', 'duty-editor', changedStory(), {change: {minor: true}}).ok).toBe(
      true,
    )
  })

  test('carries a correction, at the story and at the caption; what was wrong is told to the log alone', () => {
    const plan = run('publish', 'a', 'duty-editor', changedStory(), {change})
    expect(publishedIds(plan)).toEqual(['correction-key', 'c1', 'a', 'editorial.a.key'])
    const [correction] = actionsOf(plan)
    expect(correction).toMatchObject({
      attributes: {
        _type: 'correction',
        type: 'correction',
        publicText: 'The year was wrong.',
        date: now.toISOString(),
        targets: [{document: {_ref: 'c1', _weak: true}, field: 'text'}],
      },
    })
    expect(JSON.stringify(correction)).not.toContain('A destroyed depot')
    const entry = actionsOf(plan).find((one) => idOf(one).startsWith('editorial.'))
    const [was, is] = ['A destroyed depot', 'A depot, 2017']
    expect(entry).toMatchObject({
      attributes: {changes: [{document: {_ref: 'c1'}, field: 'text', before: was, after: is}]},
    })
    for (const {patch} of editsOf(plan)) {
      expect(patch.set).toMatchObject({
        'corrections': [{_ref: 'correction-key'}],
        'workflow.lastSignificantAt': now.toISOString(),
      })
    }
  })

  test('that is minor leaves the date of the last significant change alone', () => {
    const plan = run('publish', 'a', 'duty-editor', changedStory(), {change: {minor: true}})
    expect(publishedIds(plan)).toEqual(['c1', 'a', 'editorial.a.key'])
    for (const {patch} of editsOf(plan)) {
      expect(patch.set).not.toHaveProperty('workflow.lastSignificantAt')
      expect(patch.set).not.toHaveProperty('corrections')
    }
  })
})

describe('publishing without approval', () => {
  const note = 'The agency has it already'

  test('lets everything out and leaves a debt on each document', () => {
    const story = storyWith({captions: {workflow: {_type: 'workflow', stage: 'intake'}}})
    const plan = run('forcePublish', 'a', 'duty-editor', story, {note})
    expect(publishedIds(plan)).toEqual(['c1', 'c2', 'g', 'a', 'editorial.a.key'])
    for (const {patch} of editsOf(plan)) {
      expect(patch.set).toMatchObject({'workflow.debt': {by: 'user', at: now.toISOString()}})
    }
  })

  test.each<[string, Fields, string]>([
    ['an embargo', {article: {embargo: {_type: 'embargo', active: true}}}, 'notEmbargoed'],
    ['a caption without text', {captions: {text: ''}}, 'valid'],
    ['a missing headline', {article: {headline: ''}}, 'valid'],
  ])('is held by %s all the same', (_, fields, code) => {
    expect(codesOf(run('forcePublish', 'a', 'duty-editor', storyWith(fields), {note}))).toContain(
      code,
    )
  })

  test('is nothing for a story that may go the usual way', () => {
    const note = 'It is late'
    const plan = run('forcePublish', 'a', 'duty-editor', readyStory(), {note})
    expect(plan).toMatchObject({
      ok: false,
      holds: [{code: 'needsForce', what: expect.stringMatching(/: publish it$/)}],
    })
    const changed = {note, seal: 'another'}
    expect(run('forcePublish', 'a', 'duty-editor', readyStory(), changed).ok).toBe(true)
  })

  test('the debt is cleared by a second person, never by who made it', () => {
    const debt = {by: 'dana', at: '2026-04-30T12:00:00Z'}
    const indebted = (by: string) =>
      liveStory({
        article: {workflow: ready({debt: {...debt, by}})},
        captions: {workflow: cleared({debt})},
      })
    const plan = run('clearDebt', 'a', 'duty-editor', indebted('dana'))
    expect(publishedIds(plan)).toEqual(['c1', 'c2', 'a', 'editorial.a.key'])
    for (const {patch} of editsOf(plan)) expect(patch.unset).toEqual(['workflow.debt'])
    expect(codesOf(run('clearDebt', 'a', 'duty-editor', indebted('user')))).toEqual([
      'debtOfAnother',
    ])
  })
})

test('a story that was changed after its approval is held', () => {
  const story = readyStory({article: {workflow: ready({seal: 'of another text'})}})
  expect(codesOf(run('publish', 'a', 'duty-editor', story))).toEqual(['sealed'])
})

describe('a gallery takes its captions along', () => {
  test('clearing it clears each caption that can be cleared, and signs the picture checks', () => {
    const checked = {
      _type: 'workflow',
      stage: 'checked',
      checks: {rights: {state: 'required'}},
    } as const
    const story = readyStory({gallery: {workflow: checked}, captions: {workflow: checked}})
    const [first, ...rest] = story.captions
    const textless: Versions<Caption>[] = first?.draft
      ? [{...first, draft: {...first.draft, text: ''}}]
      : []
    const plan = run('clear', 'g', 'picture-editor', {...story, captions: [...textless, ...rest]})
    const edited = editsOf(plan)
    expect(edited.map(idOf)).toEqual(['g', 'c2'])
    for (const {patch} of edited) {
      expect(patch.set).toMatchObject({
        'workflow.stage': 'cleared',
        'workflow.checks.rights': {state: 'done', by: 'user', at: now.toISOString()},
      })
    }
  })
})

describe('taking a story down', () => {
  test('kill leaves a tombstone for readers and keeps the story as a draft', () => {
    const plan = run('kill', 'a', 'duty-editor', liveStory(), {
      note: 'court order',
      publicNotice: 'This story has been removed.',
    })
    const actions = actionsOf(plan)
    const [tombstone] = editsOf(plan)
    expect(tombstone?.patch.unset).toContain('body')
    for (const kept of ['headline', 'pubStatus', 'publicNotice', 'workflow']) {
      expect(tombstone?.patch.unset).not.toContain(kept)
    }
    expect(tombstone?.patch.set).toMatchObject({pubStatus: 'canceled'})
    const kept = actions.find(({actionType}) => actionType.endsWith('replaceDraft'))
    expect(kept).toMatchObject({
      attributes: {
        _id: 'drafts.a',
        body: [
          {_type: 'block'},
          {gallery: {_ref: 'g', _weak: true, _strengthenOnPublish: {type: 'gallery'}}},
        ],
      },
    })
  })

  test('withdraw takes article, gallery and captions down, and no reference holds them', () => {
    const plan = run('withdraw', 'a', 'duty-editor', liveStory(), {note: 'rights'})
    const down = actionsOf(plan).filter(({actionType}) => actionType.endsWith('unpublish'))
    expect(down.map(idOf)).toEqual(['a', 'g', 'c1', 'c2'])
    const weak = editsOf(plan).find(({publishedId}) => publishedId === 'g')?.patch.set?.['captions']
    expect(weak).toMatchObject([
      {_ref: 'c1', _weak: true},
      {_ref: 'c2', _weak: true},
    ])
  })

  test('pictures that another live story shows stay', () => {
    const plan = run('withdraw', 'a', 'duty-editor', liveStory(), {
      note: 'rights',
      usedElsewhere: ['c1'],
    })
    const down = actionsOf(plan).filter(({actionType}) => actionType.endsWith('unpublish'))
    expect(down.map(idOf)).toEqual(['a', 'g', 'c2'])
  })

  test('kill without a word for readers is held', () => {
    const plan = run('kill', 'a', 'duty-editor', liveStory(), {note: 'court order'})
    expect(plan.ok || plan.holds.map(({code}) => code)).toEqual(['publicNotice'])
  })
})

test('a transition of a document that is not there is held, not thrown', () => {
  expect(run('publish', 'nowhere', 'duty-editor', readyStory())).toMatchObject({
    ok: false,
    holds: [{code: 'missing', what: 'There is no document nowhere'}],
  })
})

describe('a time to take down', () => {
  const earlier = '2026-04-30T09:00:00Z'
  const later = '2026-05-03T09:00:00Z'
  const expiring = (expiresAt: string, more: object = {}) =>
    readyStory({article: {workflow: ready({expiresAt, ...more})}})

  test('that is over keeps the story from its readers, until somebody says otherwise', () => {
    const story = expiring(earlier)
    expect(codesOf(run('publish', 'a', 'duty-editor', story))).toEqual(['staysUp'])
    expect(run('unexpire', 'a', 'duty-editor', story).ok).toBe(true)
    expect(codesOf(run('publish', 'a', 'duty-editor', expiring(later)))).toEqual([])
    const forced = run('forcePublish', 'a', 'duty-editor', story, {note: 'It is ours now'})
    expect(editsOf(forced).at(-1)?.patch.unset).toContain('workflow.expiresAt')
  })

  test('lies behind the time to publish at, whichever is set first', () => {
    const at = '2026-05-04T09:00:00Z'
    expect(codesOf(run('schedule', 'a', 'duty-editor', expiring(later), {at}))).toEqual(['staysUp'])
    const scheduled = readyStory({article: {workflow: ready({scheduledFor: at})}})
    expect(codesOf(run('expire', 'a', 'duty-editor', scheduled, {at: later}))).toEqual([
      'takeDownTime',
    ])
    expect(run('expire', 'a', 'duty-editor', scheduled, {at: '2026-05-05T09:00:00Z'}).ok).toBe(true)
  })

  test('does not outlive a kill', () => {
    const answers = {note: 'court order', publicNotice: 'This story has been removed.'}
    const [tombstone] = editsOf(run('kill', 'a', 'duty-editor', liveStory(), answers))
    expect(tombstone?.patch.unset).toContain('workflow.expiresAt')
    const killed = storyWith({
      article: {pubStatus: 'canceled', workflow: ready({expiresAt: later})},
    })
    const [restored] = editsOf(run('restore', 'a', 'duty-editor', killed, {note: 'It was right'}))
    expect(restored?.patch.unset).toContain('workflow.expiresAt')
  })
})

test('a scheduled story is given another time by those who schedule, and by the same rules', () => {
  const story = readyStory({article: {workflow: ready({scheduledFor: '2026-05-02T09:00:00Z'})}})
  const at = '2026-05-03T09:00:00Z'
  expect(editsOf(run('schedule', 'a', 'duty-editor', story, {at}))).toMatchObject([
    {patch: {set: {'workflow.scheduledFor': at}}},
  ])
  expect(codesOf(run('schedule', 'a', 'sub-editor', story, {at}))).toEqual(['role'])
  expect(codesOf(run('schedule', 'a', 'duty-editor', story, {at: '2026-04-30T09:00:00Z'}))).toEqual(
    ['futureTime'],
  )
  const changed = run('schedule', 'a', 'duty-editor', story, {at, seal: 'of another text'})
  expect(codesOf(changed)).toEqual(['sealed'])
})

function run(
  name: TransitionName,
  subjectId: string,
  role: RoleName,
  story: Story,
  more: Partial<TransitionRequest> = {},
): TransitionPlan {
  return planTransition({
    name,
    subjectId,
    story,
    actor: {id: 'user', name: 'A user', roles: [role]},
    now,
    logKey: 'key',
    seal: 'seal',
    ...more,
  })
}

function actionsOf(plan: TransitionPlan): Action[] {
  if (!plan.ok) throw new Error(plan.holds.map(({what}) => what).join('; '))
  return plan.actions
}

function codesOf(plan: TransitionPlan): string[] {
  return plan.ok ? [] : plan.holds.map(({code}) => code)
}

function editsOf(plan: TransitionPlan) {
  return actionsOf(plan).filter((action) => action.actionType === 'sanity.action.document.edit')
}

function publishedIds(plan: TransitionPlan): string[] {
  return actionsOf(plan)
    .filter(({actionType}) => actionType.endsWith('document.publish'))
    .map(idOf)
}

interface Fields {
  article?: Partial<Article>
  gallery?: Partial<Gallery>
  captions?: Partial<Caption>
}

function ready(fields: Partial<Article['workflow'] & object> = {}): Article['workflow'] {
  return {
    _type: 'workflow',
    stage: 'ready',
    submittedBy: 'rita',
    approvedBy: 'sue',
    seal: 'seal',
    ...fields,
  }
}

function storyWith({article, gallery, captions}: Fields = {}): Story {
  const caption = (id: string): Caption => ({
    _id: id,
    _type: 'caption',
    text: 'A destroyed depot',
    missingImage: {reason: 'notInArchive'},
    credit: {_type: 'credit', line: 'Jane Barlow/PA'},
    workflow: {_type: 'workflow', stage: 'cleared'},
    ...captions,
  })
  const reference = (_ref: string) => ({_type: 'reference', _key: _ref, _ref}) as const
  return {
    article: draftOf({
      _id: 'a',
      _type: 'article',
      headline: 'Forces close in',
      pubStatus: 'usable',
      slugline: 'forces-close-in',
      slug: {_type: 'slug', current: 'forces-close-in'},
      section: {_type: 'reference', _ref: 'section-world'},
      body: [
        {_type: 'block', _key: 'b', children: [{_type: 'span', _key: 's', text: 'Text'}]},
        {_type: 'galleryEmbed', _key: 'e', gallery: {_type: 'reference', _ref: 'g'}},
      ],
      workflow: {_type: 'workflow', stage: 'intake'},
      ...article,
    }),
    galleries: [
      draftOf({
        _id: 'g',
        _type: 'gallery',
        captions: [reference('c1'), reference('c2')],
        workflow: {_type: 'workflow', stage: 'cleared'},
        ...gallery,
      }),
    ],
    captions: [draftOf(caption('c1')), draftOf(caption('c2'))],
  }
}

function readyStory(fields: Fields = {}): Story {
  return storyWith({...fields, article: {workflow: ready(), ...fields.article}})
}

function cleared(fields: Partial<Caption['workflow'] & object> = {}): Caption['workflow'] {
  return {_type: 'workflow', stage: 'cleared', ...fields}
}

/** Live, with a new text of the first caption and a draft of the article, both approved. */
function changedStory(): Story {
  const {article, galleries, captions} = liveStory()
  const [first, ...rest] = captions
  return {
    ...(article ? {article: withDraft(article, {})} : {}),
    galleries,
    captions: [...(first ? [withDraft(first, {text: 'A depot, 2017'})] : []), ...rest],
  }
}

function withDraft<D extends StoryDocument>(
  versions: Versions<D>,
  fields: Partial<D>,
): Versions<D> {
  const {id, published} = versions
  return published ? {id, published, draft: {...published, ...fields, _id: draftId(id)}} : versions
}

function liveStory(fields: Fields = {}): Story {
  const {article, galleries, captions} = readyStory(fields)
  return {
    ...(article ? {article: live(article)} : {}),
    galleries: galleries.map(live),
    captions: captions.map(live),
  }
}

function draftOf<D extends StoryDocument>(document: D): Versions<D> {
  return {
    id: document._id,
    draft: {...document, _id: draftId(document._id), _rev: `rev-${document._id}`},
  }
}

function live<D extends StoryDocument>({id, draft}: Versions<D>): Versions<D> {
  return {id, ...(draft ? {published: {...draft, _id: id}} : {})}
}

test('what readers have is told from what they have not, whatever stands in it', () => {
  const documents = [
    {_id: 'out', name: 7},
    null,
    {_id: 'drafts.named', name: 'Kestrel Pictures'},
    {_id: 'drafts.titled', name: {}, title: 'World'},
    {_id: 'drafts.odd', name: 7},
  ]
  const ids = ['out', 'named', 'named', 'titled', 'odd', 'gone']
  expect(findUnpublished(ids, documents)).toEqual([
    {id: 'named', name: 'Kestrel Pictures'},
    {id: 'titled', name: 'World'},
    {id: 'odd', name: 'odd'},
    {id: 'gone', name: 'gone'},
  ])
})

function idOf(action: Action): string {
  return 'publishedId' in action ? action.publishedId : publishedId(action.draftId)
}
