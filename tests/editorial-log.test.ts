import {afterEach, beforeEach, expect, test} from 'vitest'
import {MENTIONS_OF_ME} from '../newsroom/editorial-log.ts'
import {type PersonId} from '../bin/people.ts'
import {runNote} from '../plugins/workflow/run-note.ts'
import {actorOf, type Desk, openDesk} from './support/desk.ts'

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
})

afterEach(() => desk.close())

test('two people who write notes at once lose nothing, and nobody writes over a note', async () => {
  const people: PersonId[] = ['rosa', 'sam']
  const notes = Array.from({length: 20}, (_, index) => `Note ${index + 1}`)
  const results = await Promise.all(
    notes.flatMap((text) => people.map((person) => note(person, `${text} by ${person}`))),
  )
  expect(results.every(({ok}) => ok)).toBe(true)
  const kept = await desk
    .as('vera')
    .fetch<string[]>('*[_type == "editorialLog" && event == "note"].note')
  expect(kept.toSorted()).toEqual(
    notes.flatMap((text) => people.map((person) => `${text} by ${person}`)).toSorted(),
  )
})

test('whom a note mentions finds it among their mentions, and nobody else does', async () => {
  await note('rosa', '@Tom Adeyemi please ring the ministry', ['tom'])
  const mentions = (person: PersonId) =>
    desk.as(person).fetch(`*[${MENTIONS_OF_ME}]{by, note}`, {me: person})
  expect(await mentions('tom')).toEqual([
    {by: 'rosa', note: '@Tom Adeyemi please ring the ministry'},
  ])
  expect(await mentions('sam')).toEqual([])
})

test('an empty note says nothing, and a viewer says nothing', async () => {
  expect(await note('rosa', '  ')).toMatchObject({ok: false, holds: [{what: 'The note is empty'}]})
  expect(await note('vera', 'Hello')).toMatchObject({
    ok: false,
    holds: [{what: 'Notes are not for Vera Moss'}],
  })
  expect(await desk.as('adam').fetch('*[_type == "editorialLog"]')).toEqual([])
})

test('the log outlives the story, and the story’s history', async () => {
  await desk.bringTo('submit')
  await note('sam', 'We had this last week')
  const log = '*[_type == "editorialLog" && story._ref == $id] | order(at asc){by, event}'
  const before = await desk.as('adam').fetch(log, {id: desk.article})
  expect(before).toEqual([
    {by: 'rosa', event: 'take'},
    {by: 'rosa', event: 'submit'},
    {by: 'sam', event: 'note'},
  ])
  await desk.as('adam').delete(`drafts.${desk.article}`)
  expect(await desk.as('adam').getDocument(`drafts.${desk.article}`)).toBeUndefined()
  expect(await desk.as('adam').fetch(log, {id: desk.article})).toEqual(before)
})

function note(person: PersonId, text: string, mentions: PersonId[] = []) {
  return runNote(desk.as(person), {
    about: desk.article,
    subjectId: desk.article,
    note: text,
    mentions,
    actor: actorOf(person),
    now: new Date(),
  })
}
