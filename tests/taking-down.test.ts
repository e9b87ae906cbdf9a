import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {loadMigration, runMigration} from '../bin/migration-runner.ts'
import {type TransitionName} from '../newsroom/transition.ts'
import {type Desk, openDesk} from './support/desk.ts'

/**
 * A story must come down whatever refers to it: a lawyer cannot wait until the links to a libel have
 * been found. What other live stories show stays theirs.
 */

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
  await desk.bringTo('publish')
})

afterEach(() => desk.close())

const reference = (id: string) => ({_type: 'reference', _ref: id})
const DOWN: [TransitionName, object][] = [
  ['withdraw', {note: 'rights'}],
  ['kill', {note: 'court order', publicNotice: 'This story has been removed.'}],
]

describe.each(DOWN)('%s', (name, answers) => {
  test('a story that has been corrected', async () => {
    const [caption = ''] = desk.captions
    const change = {minor: false, type: 'correction', publicText: 'It was in Tel Kayf.'} as const
    await desk.move('priya', 'update', caption)
    await desk.as('priya').patch(`drafts.${caption}`).set({text: 'A mortar fin'}).commit()
    await desk.move('sam', 'check', caption)
    await desk.move('priya', 'clear', caption)
    expect(await desk.move('dana', 'publish', caption, {change})).toMatchObject({ok: true})
    await desk.move('sam', 'correct', desk.article, {note: 'the headline'})
    await desk.as('sam').patch(`drafts.${desk.article}`).set({headline: 'Another one'}).commit()
    await desk.move('tom', 'approve', desk.article)
    expect(await desk.move('dana', 'publish', desk.article, {change})).toMatchObject({ok: true})
    await takeDown()
    expect(await shown(desk.captions)).toEqual([])
  })

  test('a story that an earlier version has corrected and linked to', async () => {
    const [caption = ''] = desk.captions
    const links = [linkTo(desk.article), {...linkTo(desk.article), _key: 'c'}]
    for (const {markDefs} of links) for (const {story} of markDefs) delete story._weak
    await writeStory('live', links)
    const target = {_type: 'correctionTarget', field: 'text', before: 'A libel', after: 'A text'}
    const targets = [desk.article, caption].map((id) => ({
      ...target,
      _key: id,
      document: reference(id),
    }))
    await desk.as('adam').create({_id: 'correction-1', _type: 'correction', targets})
    const migration = await loadMigration('weak-story-references')
    const run = () => runMigration(migration, desk.as('adam'), {dryRun: false})
    expect((await run()).changes.map(({id}) => id).toSorted()).toEqual(['correction-1', 'live'])
    expect(JSON.stringify(await desk.anonymous.getDocument('correction-1'))).not.toContain(
      'A libel',
    )
    expect((await run()).changes).toEqual([])
    await takeDown()
    expect(await shown(desk.captions)).toEqual([])
  })

  test('a story that others link to', async () => {
    await writeStory('live', [linkTo(desk.article)])
    await writeStory('drafts.in-work', [linkTo(desk.article)])
    await takeDown()
    expect(await shown(desk.captions)).toEqual([])
  })

  test('a story whose pictures other live stories show, alone and in galleries', async () => {
    const [embedded = '', listed = '', ...others] = desk.captions
    await writeStory('live', [{_type: 'imageEmbed', _key: 'i', caption: reference(embedded)}])
    await writeGallery('live-gallery', listed)
    await takeDown()
    expect((await shown(desk.captions)).toSorted()).toEqual([embedded, listed].toSorted())
    expect(others).toHaveLength(9)
  })

  test('a story of which one picture stands alone, as another story shows it', async () => {
    const [embedded = ''] = desk.captions
    const alone = {_type: 'imageEmbed', _key: 'i', caption: reference(embedded)}
    for (const id of ['other-1', 'other-2']) await writeStory(id, [alone])
    await takeDown('other-1')
    expect(await shown([embedded])).toEqual([embedded])
  })

  test('a story whose pictures are in work elsewhere', async () => {
    const [embedded = '', listed = ''] = desk.captions
    const alone = {_type: 'imageEmbed', _key: 'i', caption: reference(embedded)}
    await writeStory('drafts.in-work', [alone])
    await writeGallery('drafts.in-work-gallery', listed)
    await takeDown()
    expect(await shown(desk.captions)).toEqual([])
    // Who works on them finds them as before, to be published with them or again.
    const raw = desk.as('dana').withConfig({perspective: 'raw'})
    const inWork = await raw.getDocuments(['drafts.in-work', 'drafts.in-work-gallery'])
    const strong = {_weak: true, _strengthenOnPublish: {type: 'caption'}}
    expect(inWork).toMatchObject([
      {body: [{caption: {_ref: embedded, ...strong}}]},
      {captions: [{_ref: listed, ...strong}]},
    ])
  })

  async function takeDown(id = desk.article): Promise<void> {
    expect(await desk.move('dana', name, id, answers)).toMatchObject({ok: true})
    const left = await desk.anonymous.fetch('*[_id == $id]{headline, body}', {id})
    const stone = {headline: expect.any(String), body: null}
    expect(left).toEqual(name === 'kill' ? [stone] : [])
  }
})

/** Which of the pictures readers still have. */
function shown(ids: readonly string[]): Promise<string[]> {
  return desk.anonymous.fetch('*[_id in $ids]._id', {ids})
}

function linkTo(id: string) {
  const story: {_ref: string; _type: string; _weak?: true} = {...reference(id), _weak: true}
  return {
    _type: 'block',
    _key: 'b',
    markDefs: [{_type: 'storyLink', _key: 'l', story}],
    children: [{_type: 'span', _key: 's', text: 'As we wrote.', marks: ['l']}],
  }
}

async function writeStory(id: string, body: object[]): Promise<void> {
  const workflow = {
    _type: 'workflow',
    stage: 'ready',
    approvedBy: 'tom',
    firstPublishedAt: '2026-01-02T00:00:00Z',
  }
  const story = {_id: id, _type: 'article', headline: 'Another story', slugline: id, workflow, body}
  await desk.as('adam').create(story)
}

async function writeGallery(id: string, caption: string): Promise<void> {
  const captions = [{_key: 'c', ...reference(caption)}]
  await desk.as('adam').create({_id: id, _type: 'gallery', title: 'Another gallery', captions})
}
