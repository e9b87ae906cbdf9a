import {expect, test} from 'vitest'
import {type RoleName} from '../access/roles.ts'
import {type Article} from '../model.ts'
import {type Versions} from '../story.ts'
import {planCheck} from './plan-check.ts'

const now = new Date('2026-05-01T12:00:00Z')
const article: Article = {
  _id: 'drafts.a',
  _rev: 'r1',
  _type: 'article',
  workflow: {_type: 'workflow', stage: 'subs', checks: {legal: {state: 'required'}}},
}

function sign(
  role: RoleName,
  state: 'required' | 'done',
  subject: Versions<Article> = {id: 'a', draft: article},
) {
  const actor = {id: 'user', name: 'A user', roles: [role]}
  const story = {article: subject, galleries: [], captions: []}
  return planCheck({about: 'a', story, subject, check: 'legal', state, actor, now, logKey: 'key'})
}

test('the lawyer signs the legal check, and the log says so', () => {
  expect(sign('lawyer', 'done')).toMatchObject({
    ok: true,
    actions: [
      {
        draftId: 'drafts.a',
        patch: {
          ifRevisionID: 'r1',
          set: {'workflow.checks.legal': {state: 'done', by: 'user', at: now.toISOString()}},
        },
      },
      {attributes: {event: 'check', by: 'user', note: 'Legal: done'}},
      {publishedId: 'editorial.a.key'},
    ],
  })
})

test('anybody who edits may ask for it, and only the lawyer may say that it is done', () => {
  expect(sign('reporter', 'required').ok).toBe(true)
  for (const role of [
    'reporter',
    'sub-editor',
    'picture-editor',
    'duty-editor',
    'viewer',
  ] as const) {
    expect(sign(role, 'done')).toMatchObject({ok: false, holds: [{code: 'role'}]})
  }
  expect(sign('viewer', 'required')).toMatchObject({ok: false, holds: [{code: 'role'}]})
})

test('a check of a document that is not there is held', () => {
  expect(sign('lawyer', 'done', {id: 'a'})).toMatchObject({ok: false, holds: [{code: 'missing'}]})
})
