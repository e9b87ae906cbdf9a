import fc from 'fast-check'
import {expect, test} from 'vitest'
import {sealOf} from './approval/seal.ts'
import {embargoEnd} from './embargo.ts'
import {draftId} from './ids.ts'
import {type Article, type Embargo} from './model.ts'
import {applyActions, type Documents} from './steps/apply-actions.ts'
import {planTransition, type TransitionPlan} from './steps/plan-transition.ts'
import {storyFrom} from './story.ts'

const TICKS = 10_000
const DAY = 86_400_000

/** A clock that mostly walks, sometimes leaps, and now and then is set back. */
const tick = fc.oneof(
  {weight: 12, arbitrary: fc.integer({min: 0, max: 30_000})},
  {weight: 4, arbitrary: fc.integer({min: 0, max: DAY / 8})},
  {weight: 1, arbitrary: fc.integer({min: 0, max: 40 * DAY})},
  {weight: 2, arbitrary: fc.integer({min: -3_600_000, max: 0})},
)

/** When each next story is to go out, and what embargo it comes with, counted from its arrival. */
const arrival = fc.record({
  scheduled: fc.integer({min: 1, max: DAY / 24}),
  embargo: fc.oneof(
    fc.constant('none'),
    fc.constant('open'),
    fc.constant('next Tuesday'),
    fc.integer({min: -DAY / 24, max: DAY / 8}),
  ),
})

test('in 10,000 ticks of an unruly clock no story goes out before its embargo ends, and none twice', () => {
  const {published, early, twice, held} = simulate((now) => now)
  expect({early, twice}).toEqual({early: [], twice: []})
  // Something was tried: stories came out, and stories were kept.
  expect(published).toBeGreaterThan(200)
  expect(held).toBeGreaterThan(200)
})

test('a scheduler whose clock is a minute ahead would be caught', () => {
  expect(simulate((now) => now + 60_000).early).not.toEqual([])
})

/** @param clock what the scheduler believes the time to be */
function simulate(clock: (now: number) => number) {
  const documents: Documents = new Map()
  const arrivals = fc.sample(arrival, {numRuns: TICKS, seed: 20_170_204})
  const early: string[] = []
  const twice: string[] = []
  let [now, story, published, held] = [Date.parse('2026-03-01T00:00:00Z'), 0, 0, 0]
  const arrive = () => {
    story += 1
    documents.clear()
    const {scheduled, embargo} = arrivals[story] ?? {scheduled: 1, embargo: 'none'}
    write(documents, now + scheduled, embargoOf(embargo, now))
  }
  arrive()
  for (const by of fc.sample(tick, {numRuns: TICKS, seed: 11})) {
    now += by
    const believed = clock(now)
    const before = storyFrom((id) => documents.get(id), 'a')
    const {draft, published: live} = before.article ?? {}
    // Until somebody lifts an open embargo, or takes the story down again, there is no end of it.
    if (live || !draft || Date.parse(draft.workflow?.scheduledFor ?? '') + DAY < now) {
      arrive()
      continue
    }
    if (Date.parse(draft.workflow?.scheduledFor ?? '') > believed) continue
    const plan = publish(documents, believed)
    if (!plan.ok) {
      held += 1
      continue
    }
    applyActions(documents, plan.actions)
    published += 1
    const end = embargoEnd(draft.embargo)
    if (end === 'open' || (end !== undefined && now < end.getTime())) early.push(`${story}`)
    if (publish(documents, believed).ok) twice.push(`${story}`)
  }
  return {published, early, twice, held}
}

function publish(documents: Documents, at: number): TransitionPlan {
  const story = storyFrom((id) => documents.get(id), 'a')
  return planTransition({
    name: 'publish',
    subjectId: 'a',
    story,
    actor: {id: 'scheduler', roles: ['duty-editor']},
    now: new Date(at),
    logKey: `tick-${at}`,
    seal: sealOf(story),
  })
}

function embargoOf(given: string | number, now: number): Embargo | undefined {
  if (given === 'none') return undefined
  const active = {_type: 'embargo', active: true} as const
  if (given === 'open') return active
  return {...active, until: typeof given === 'number' ? new Date(now + given).toISOString() : given}
}

/** An approved and sealed story with a time. */
function write(documents: Documents, scheduledFor: number, embargo: Embargo | undefined): void {
  const article: Article = {
    _id: draftId('a'),
    _type: 'article',
    headline: 'Harbour closed',
    slugline: 'harbour',
    slug: {_type: 'slug', current: 'harbour'},
    section: {_type: 'reference', _ref: 'section-world'},
    pubStatus: 'usable',
    body: [{_type: 'block', _key: 'b', children: []}],
    ...(embargo ? {embargo} : {}),
  }
  const seal = sealOf({article: {id: 'a', draft: article}, galleries: [], captions: []})
  documents.set(article._id, {
    ...article,
    workflow: {
      _type: 'workflow',
      stage: 'ready',
      submittedBy: 'rosa',
      approvedBy: 'tom',
      seal,
      scheduledFor: new Date(scheduledFor).toISOString(),
    },
  })
}
