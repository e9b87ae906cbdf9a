import {describe, expect, test} from 'vitest'
import {ROLE_NAMES, type RoleName} from '../access/roles.ts'
import {partialDate} from '../dates/partial-date.ts'
import {type Article} from '../model.ts'
import {STORY_STAGES} from '../stages.ts'
import {type Versions} from '../story.ts'
import {findPlanningHolds, type PlanningChange, planPlanning} from './plan-planning.ts'

const now = new Date('2026-11-24T12:00:00Z')
const actor = (role: RoleName, id = 'user') => ({id, name: 'A user', roles: [role]})

function story(workflow: Partial<Article['workflow']> = {}): Versions<Article> {
  const stage = {_type: 'workflow' as const, stage: 'writing' as const, ...workflow}
  return {id: 'a', draft: {_id: 'drafts.a', _rev: 'r1', _type: 'article', workflow: stage}}
}

function plan(planning: PlanningChange, subject = story(), role: RoleName = 'sub-editor') {
  return planPlanning({subject, planning, actor: actor(role), now, logKey: 'key'})
}

describe('a story is planned', () => {
  test('for a month, and its log says so', () => {
    const plannedFor = partialDate('2026-12')
    expect(plan({plannedFor})).toMatchObject({
      ok: true,
      actions: [
        {
          draftId: 'drafts.a',
          patch: {ifRevisionID: 'r1', set: {'workflow.plannedFor': plannedFor}},
        },
        {attributes: {event: 'plan', by: 'user', note: 'Meant to run: December 2026'}},
        {publishedId: 'editorial.a.key'},
      ],
    })
  })

  test('with a deadline, and off the calendar again', () => {
    const result = plan({plannedFor: null, dueAt: '2026-11-30T17:00:00Z'})
    const patch = {
      set: {'workflow.dueAt': '2026-11-30T17:00:00Z'},
      unset: ['workflow.plannedFor'],
    }
    const note = 'No longer planned. Deadline: 30 Nov 2026, 17:00 GMT'
    expect(result).toMatchObject({ok: true, actions: [{patch}, {attributes: {note}}, {}]})
  })

  test('to no time that cannot be read', () => {
    expect(plan({dueAt: 'soon'})).toMatchObject({ok: false, holds: [{what: '"soon" is no time'}]})
  })
})

/** Role by role, the stages in which it plans. */
test.each<[RoleName, string[]]>([
  ['reporter', ['intake', 'writing']],
  ['sub-editor', [...STORY_STAGES]],
  ['picture-editor', ['intake', 'writing', 'desk', 'subs']],
  ['lawyer', []],
  ['duty-editor', [...STORY_STAGES]],
  ['administrator', [...STORY_STAGES]],
  ['viewer', []],
])('%s plans what stands in %j', (role, stages) => {
  expect(ROLE_NAMES).toContain(role)
  const planned = STORY_STAGES.filter(
    (stage) => findPlanningHolds(story({stage}), actor(role)).length === 0,
  )
  expect(planned).toEqual(stages)
})

describe('what is held', () => {
  test('a reporter still plans what they sent to the desk, and nobody else’s', () => {
    const own = story({stage: 'desk', submittedBy: 'rosa'})
    expect(findPlanningHolds(own, actor('reporter', 'rosa'))).toEqual([])
    expect(findPlanningHolds(own, actor('reporter', 'ruth'))).toMatchObject([{code: 'role'}])
  })

  test('a ready story is not its writer’s to move', () => {
    const own = story({stage: 'ready', submittedBy: 'dana'})
    expect(findPlanningHolds(own, actor('duty-editor', 'dana'))).toMatchObject([
      {code: 'notSubmitter'},
    ])
    expect(findPlanningHolds(own, actor('duty-editor', 'sam'))).toEqual([])
  })

  test('what has a time on the schedule moves by the schedule alone', () => {
    const scheduled = story({stage: 'ready', scheduledFor: '2026-11-30T17:00:00Z'})
    expect(plan({plannedFor: null}, scheduled, 'administrator')).toMatchObject({
      ok: false,
      holds: [{code: 'stage', what: expect.stringContaining('schedule')}],
    })
  })

  test.each<[string, Versions<Article>]>([
    ['live', {id: 'a', published: {_id: 'a', _type: 'article'}}],
    ['spiked', {id: 'a', draft: {_id: 'drafts.a', _type: 'article', pubStatus: 'canceled'}}],
    ['withdrawn', {id: 'a', draft: {_id: 'drafts.a', _type: 'article', pubStatus: 'withheld'}}],
  ])('nothing is left to plan of what is %s', (what, subject) => {
    expect(plan({dueAt: null}, subject, 'administrator')).toMatchObject({
      ok: false,
      holds: [{what: `The story is ${what}: nothing is left to plan`}],
    })
  })

  test('there is nothing to plan of a story that is not there', () => {
    expect(plan({dueAt: null}, {id: 'a'})).toMatchObject({ok: false, holds: [{code: 'missing'}]})
  })
})
