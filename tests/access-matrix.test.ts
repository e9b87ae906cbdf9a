import {ClientError, type SanityClient} from '@sanity/client'
import {addDays} from 'date-fns/addDays'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {PEOPLE, type PersonId} from '../bin/people.ts'
import {type Actor} from '../newsroom/access/roles.ts'
import {sealOf} from '../newsroom/approval/seal.ts'
import {explainHold} from '../newsroom/holds/hold.ts'
import {type StoryDocument} from '../newsroom/model.ts'
import {planTransition} from '../newsroom/steps/plan-transition.ts'
import {loadStory} from '../newsroom/story.ts'
import {type Transition} from '../newsroom/transition.ts'
import {TRANSITIONS} from '../newsroom/workflow.ts'
import {actorOf, type Desk, openDesk} from './support/desk.ts'
import {type Standing, standingsOf, writeStoryIn} from './support/story-in.ts'

/**
 * Every row of the workflow table, from every place from which it goes, by everybody: whose it is not
 * is refused by the rules and by access control alike. A new row is here by itself.
 */

let desk: Desk
let admin: SanityClient
let made = 0

beforeAll(async () => {
  desk = await openDesk()
  admin = desk.as('adam')
})

afterAll(() => desk.close())

interface Case {
  transition: Transition
  type: StoryDocument['_type']
  standing: Standing
}

const CASES = TRANSITIONS.flatMap((transition) =>
  transition.types.flatMap((type) =>
    standingsOf(transition, type).map((standing): Case => ({transition, type, standing})),
  ),
)

const mine = ({roles}: Transition) => PEOPLE.filter(({role}) => roles.some((one) => one === role))
const notMine = ({roles}: Transition) =>
  PEOPLE.filter(({role}) => roles.every((one) => one !== role))

describe.each(CASES.map((one) => [nameOf(one), one] as const))('%s', (_, one) => {
  test('is refused to whoever’s it is not, with a sentence, and nothing else happens', async () => {
    const id = await writeStoryIn(admin, nextKey(), one)
    const before = await everything()
    for (const {id: person, name} of notMine(one.transition)) {
      const told = await desk.move(person, one.transition.name, id, WORDS)
      const sentences = told.ok ? [] : told.holds.map((hold) => explainHold(hold, new Date()))
      expect(sentences).toContainEqual(
        expect.stringMatching(
          new RegExp(`^"${one.transition.title}" is not for ${name}; an? .* can clear it\\.$`),
        ),
      )
    }
    const through = await letThrough(one, id, notMine(one.transition))
    expect(through).toEqual([])
    await expect(
      send(desk.anonymous, await actionsOf(one, id, forged('rosa'))),
    ).rejects.toMatchObject({
      statusCode: expect.toSatisfy((code) => code === 401 || code === 403),
    })
    expect(await everything()).toEqual(before)
  })

  test('goes for those whose it is', async () => {
    for (const {id: person} of mine(one.transition)) {
      const id = await writeStoryIn(admin, nextKey(), one)
      await send(desk.as(person), await actionsOf(one, id, actorOf(person)))
      const entry = '*[_type == "editorialLog" && subject._ref == $id]{by, event}'
      expect(await admin.fetch(entry, {id})).toEqual([{by: person, event: one.transition.name}])
    }
  })
})

/** Who gets it done all the same by asking Content Lake itself, or is refused without a reason. */
async function letThrough(one: Case, id: string, people: readonly {id: PersonId}[]) {
  const through: unknown[] = []
  for (const {id: person} of people) {
    const actions = await actionsOf(one, id, forged(person))
    const answer = await send(desk.as(person), actions).then(
      () => person,
      (error: unknown) => error,
    )
    if (!isRefusal(answer)) through.push(answer)
  }
  return through
}

function isRefusal(answer: unknown): boolean {
  return (
    answer instanceof ClientError &&
    answer.statusCode === 403 &&
    /permission "\w+" required|is not for .* can clear it/.test(answer.message)
  )
}

function nameOf({transition: {title}, type, standing: {stage, publication}}: Case): string {
  return `“${title}” of ${type === 'article' ? 'an' : 'a'} ${type} in ${stage}, ${publication},`
}

function nextKey(): string {
  made += 1
  return `case-${made}`
}

const WORDS = {
  note: 'Because',
  publicNotice: 'This story has been removed.',
  // Behind the time for which a scheduled story is scheduled.
  at: addDays(new Date(), 10).toISOString(),
  until: addDays(new Date(), 1).toISOString(),
}

/** The request of the same transition by an administrator, in the person's own name. */
const forged = (person: PersonId): Actor => ({...actorOf(person), roles: ['administrator']})

/** What the transition sends, as the Studio would for this person. */
async function actionsOf({transition}: Case, id: string, actor: Actor): Promise<object[]> {
  const story = await loadStory((ids) => admin.getDocuments(ids), id)
  const plan = planTransition({
    ...WORDS,
    name: transition.name,
    subjectId: id,
    story,
    actor,
    now: new Date(),
    logKey: crypto.randomUUID(),
    change: {minor: true},
    seal: sealOf(story),
  })
  if (!plan.ok) throw new Error(plan.holds.map(({what}) => what).join('; '))
  return plan.actions
}

function send(client: SanityClient, actions: object[]): Promise<unknown> {
  return client.request({url: '/data/actions/production', method: 'POST', body: {actions}})
}

const everything = () => admin.fetch('*[!(_id in path("_.**"))] | order(_id)')
