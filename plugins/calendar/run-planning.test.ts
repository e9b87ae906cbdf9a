import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {PEOPLE} from '../../bin/people.ts'
import {planInWords} from '../../newsroom/dates/planned-for.ts'
import {STORY_STAGES} from '../../newsroom/stages.ts'
import {findPlanningHolds} from '../../newsroom/steps/plan-planning.ts'
import {loadStory} from '../../newsroom/story.ts'
import {actorOf, type Desk, openDesk} from '../../tests/support/desk.ts'
import {runPlanning} from './run-planning.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

const draft = () => desk.as('adam').getDocument(`drafts.${desk.article}`)

describe.each(STORY_STAGES)('in %s', (stage) => {
  beforeAll(async () => {
    await desk
      .as('adam')
      .patch(`drafts.${desk.article}`)
      .set({'workflow.stage': stage, 'workflow.submittedBy': 'dana'})
      .commit()
  })

  // Whoever the rules let plan, access control lets write; whom they do not, changes nothing.
  test.each(PEOPLE.map(({id, role}) => [id, role] as const))('%s, %s', async (person) => {
    const client = desk.as(person)
    const actor = actorOf(person)
    const before = await draft()
    const raw = client.withConfig({perspective: 'raw'})
    const {article} = await loadStory((ids) => raw.getDocuments(ids), desk.article)
    const may = article !== undefined && findPlanningHolds(article, actor).length === 0
    const now = new Date()
    const plannedFor = planInWords(`when ${person} says so in ${stage}`)
    const planning = plannedFor ? {plannedFor} : {}
    const result = await runPlanning(client, {id: desk.article, planning, actor, now})
    expect(result.ok).toBe(may)
    const after = await draft()
    expect(after?._rev === before?._rev).toBe(!may)
    const entries = await desk
      .as('adam')
      .fetch('*[_type == "editorialLog" && event == "plan" && by == $person && at == $at].note', {
        person,
        at: now.toISOString(),
      })
    expect(entries).toEqual(may ? [`Meant to run: when ${person} says so in ${stage}`] : [])
  })
})

test('a story that is not there says so', async () => {
  const request = {id: 'article-none', planning: {dueAt: null}, actor: actorOf('adam')}
  expect(await runPlanning(desk.as('adam'), {...request, now: new Date()})).toMatchObject({
    ok: false,
    holds: [{code: 'missing'}],
  })
})
