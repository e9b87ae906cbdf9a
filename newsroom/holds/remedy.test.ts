import {describe, expect, test} from 'vitest'
import {type RoleName} from '../access/roles.ts'
import {type CheckName} from '../checks.ts'
import {type Article, type Caption, type Gallery} from '../model.ts'
import {type Story, versionsIn} from '../story.ts'
import {coverOf} from './check-cover.ts'
import {type Hold} from './hold.ts'
import {findPublishingHolds} from './holds.ts'
import {remedyOf} from './remedy.ts'

const now = new Date('2026-05-01T12:00:00Z')

describe('what one person can do about a hold', () => {
  test.each<[RoleName, Hold['code'], string | undefined]>([
    ['lawyer', 'checksDone', 'check legal'],
    ['reporter', 'checksDone', 'ask lawyer, administrator'],
    ['picture-editor', 'captionsCleared', 'check'],
    ['reporter', 'captionsCleared', 'ask picture-editor, duty-editor'],
    ['reporter', 'valid', 'edit "headline"'],
    ['lawyer', 'valid', 'ask reporter, sub-editor, duty-editor'],
    ['sub-editor', 'approved', 'ask sub-editor, duty-editor'],
    ['duty-editor', 'notEmbargoed', 'liftEmbargo'],
    ['sub-editor', 'notEmbargoed', 'ask duty-editor'],
    ['viewer', 'notEmbargoed', undefined],
    ['viewer', 'checksDone', undefined],
  ])('a %s about %s: %s', (role, code, expected) => {
    expect(said(code, role, storyWith())).toBe(expected)
  })

  test('a step is offered as soon as nothing else holds it', () => {
    const story = storyWith({
      headline: 'A headline',
      embargo: undefined,
      checks: undefined,
      pictures: 'cleared',
    })
    expect(said('approved', 'sub-editor', story)).toBe('approve')
    expect(said('approved', 'reporter', story)).toBe('ask sub-editor, duty-editor')
  })

  test('the picture desk clears what has been checked', () => {
    expect(said('captionsCleared', 'picture-editor', storyWith({pictures: 'checked'}))).toBe(
      'clear',
    )
    expect(said('captionsCleared', 'sub-editor', storyWith({pictures: 'checked'}))).toBe(
      'ask picture-editor, duty-editor',
    )
  })
})

describe('a check that was signed off', () => {
  test.each<[CheckName, Partial<Article>, boolean]>([
    ['legal', {headline: 'Another'}, true],
    ['legal', {slugline: 'another'}, false],
    ['facts', {standfirst: 'Another'}, true],
    ['pictures', {headline: 'Another'}, false],
    ['sourceProof', {headline: 'Another'}, false],
    ['sourceProof', {body: []}, true],
  ])('%s is open again after %j: %s', (check, change, open) => {
    const story = storyWith()
    const covers = coverOf(check, story, 'a')
    const checks = {[check]: {state: 'done', by: 'lena', covers} as const}
    const draft = {...story.article?.draft, _id: 'drafts.a', _type: 'article' as const, ...change}
    const after = {...story, article: {id: 'a', draft: {...draft, workflow: workflow(checks)}}}
    const holds = findPublishingHolds(after, after.article, now)
    expect(holds.some(({code}) => code === 'checksDone')).toBe(open)
  })

  test('is open again when a caption of the story changes under it', () => {
    const before = storyWith()
    const covers = coverOf('rights', before, 'a')
    expect(coverOf('rights', storyWith({credit: 'CAR'}), 'a')).not.toBe(covers)
    expect(coverOf('facts', storyWith({credit: 'CAR'}), 'a')).toBe(coverOf('facts', before, 'a'))
  })
})

function said(code: Hold['code'], role: RoleName, story: Story): string | undefined {
  const subject = versionsIn(story, 'a')
  const hold = subject && findPublishingHolds(story, subject, now).find((one) => one.code === code)
  if (hold === undefined) return 'no such hold'
  const remedy = remedyOf(hold, story, {id: 'user', roles: [role]}, now)
  switch (remedy?.kind) {
    case 'transition':
      return remedy.transition.name
    case 'check':
      return `check ${remedy.check}`
    case 'edit':
      return `edit ${JSON.stringify(remedy.path[0])}`
    case 'ask':
      return `ask ${remedy.roles.join(', ')}`
    case undefined:
      return undefined
  }
}

interface Given {
  headline?: string
  embargo?: Article['embargo']
  checks?: NonNullable<Article['workflow']>['checks']
  pictures?: 'intake' | 'checked' | 'cleared'
  credit?: string
}

function workflow(checks: Given['checks']): NonNullable<Article['workflow']> {
  return {_type: 'workflow', stage: 'subs', submittedBy: 'rosa', ...(checks ? {checks} : {})}
}

function storyWith(given: Given = {}): Story {
  const {
    headline,
    embargo,
    checks,
    pictures = 'intake',
    credit = 'A name',
  }: Given = {
    embargo: {_type: 'embargo', active: true},
    checks: {legal: {state: 'required'}},
    ...given,
  }
  const article: Article = {
    _id: 'drafts.a',
    _type: 'article',
    ...(headline ? {headline} : {}),
    slugline: 'a-story',
    slug: {_type: 'slug', current: 'a-story'},
    section: {_type: 'reference', _ref: 'world'},
    body: [{_type: 'galleryEmbed', _key: 'k', gallery: {_type: 'reference', _ref: 'g'}}],
    ...(embargo ? {embargo} : {}),
    workflow: workflow(checks),
  }
  const gallery: Gallery = {
    _id: 'drafts.g',
    _type: 'gallery',
    captions: [{_type: 'reference', _key: 'k', _ref: 'c'}],
    workflow: {_type: 'workflow', stage: pictures},
  }
  const caption: Caption = {
    _id: 'drafts.c',
    _type: 'caption',
    text: 'What is seen',
    credit: {_type: 'credit', line: credit},
    missingImage: {reason: 'lost'},
    workflow: {_type: 'workflow', stage: pictures},
  }
  return {
    article: {id: 'a', draft: article},
    galleries: [{id: 'g', draft: gallery}],
    captions: [{id: 'c', draft: caption}],
  }
}
