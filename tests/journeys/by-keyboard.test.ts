import {expect} from 'vitest'
import {type StoryAddress, storyPath} from '../../newsroom/story-path.ts'
import {cell} from '../support/bench-pages.ts'
import {openByKeys, stepByKeys, tabTo} from '../support/keyboard.ts'
import {type TestNewsroom} from '../support/newsroom.ts'
import {test} from '../support/studio.ts'
import {textField} from '../support/studio-pages.ts'

const STORY = /US-backed forces declare/
const SOUGHT = 'new offensive to capture'

test('five people take the archive story to its readers without a mouse', async ({
  newsroom,
  sit,
  stranger,
}) => {
  const rosa = await sit('rosa')
  await openByKeys(rosa, SOUGHT, STORY)
  await stepByKeys(rosa, 'Take on')
  await stageIs(newsroom, 'article', 'writing')
  await stepByKeys(rosa, 'Send to the desk')
  await stageIs(newsroom, 'article', 'desk')

  const sam = await sit('sam')
  await openByKeys(sam, SOUGHT, STORY)
  await stepByKeys(sam, 'Send to subs')
  await stageIs(newsroom, 'article', 'subs')

  // Eleven credits on the bench, and one save.
  const priya = await sit('priya')
  await openByKeys(priya, SOUGHT, STORY)
  await tabTo(priya, priya.getByRole('tab', {name: 'Captions'}), {back: true})
  await priya.keyboard.press('Enter')
  await tabTo(priya, priya.getByRole('grid'))
  const heads = priya.locator('.nr-columnhead')
  const credit = await heads.evaluateAll((all) =>
    all.findIndex((one) => one.getAttribute('data-column') === 'credit'),
  )
  const text = await heads.evaluateAll((all) =>
    all.findIndex((one) => one.getAttribute('data-column') === 'text'),
  )
  for (let column = text; column < credit; column++) await priya.keyboard.press('ArrowRight')
  await priya.keyboard.type('Conflict Armament Research/Newsroom')
  await priya.keyboard.press('Enter')
  await priya.keyboard.press('ArrowUp')
  await priya.keyboard.press('Control+Shift+ArrowDown')
  await priya.keyboard.press('Control+d')
  await expect
    .poll(() => cell(priya, 11, 'credit').textContent())
    .toBe('Conflict Armament Research/Newsroom')
  await priya.keyboard.press('Control+s')
  const credited = 'count(*[_type == "caption" && credit.line match "*/Newsroom"])'
  await expect.poll(() => newsroom.client.fetch(credited)).toBe(11)

  const title = await newsroom.client.fetch<string>('*[_type == "gallery"][0].title')
  await openByKeys(sam, title, new RegExp(escaped(title)))
  await stepByKeys(sam, 'Check')
  await stageIs(newsroom, 'gallery', 'checked')
  await openByKeys(priya, title, new RegExp(escaped(title)))
  await stepByKeys(priya, 'Clear')
  await stageIs(newsroom, 'gallery', 'cleared')

  const tom = await sit('tom')
  await openByKeys(tom, SOUGHT, STORY)
  await stepByKeys(tom, 'Approve')
  await stageIs(newsroom, 'article', 'ready')
  const dana = await sit('dana')
  await openByKeys(dana, SOUGHT, STORY)
  await stepByKeys(dana, 'Publish')
  const {page: reader} = await stranger()
  await expect.poll(() => addressOf(newsroom)).toBeDefined()
  await reader.goto((await addressOf(newsroom)) ?? '')
  await expect.poll(() => reader.locator('.gallery li').count()).toBe(11)
})

test('and correct it, kill it and bring it back', async ({newsroom, sit, stranger}) => {
  const address = (await addressOf(newsroom)) ?? ''
  const [sam, tom, dana] = [await sit('sam'), await sit('tom'), await sit('dana')]
  const {page: reader, troubles} = await stranger()
  await openByKeys(sam, SOUGHT, STORY)
  await stepByKeys(sam, 'Correct', {Reason: 'The ministry rang'})
  await stageIs(newsroom, 'article', 'subs')
  await tabTo(sam, textField(sam, 'kicker'))
  await sam.keyboard.type('Syria')
  await expect.poll(() => newsroom.client.fetch('*[_type == "article"][0].kicker')).toBe('Syria')
  await openByKeys(tom, SOUGHT, STORY)
  await stepByKeys(tom, 'Approve')
  await stageIs(newsroom, 'article', 'ready')
  await openByKeys(dana, SOUGHT, STORY)
  await stepByKeys(dana, 'Publish', {'Text for readers': 'The kicker was missing.'})
  await expect
    .poll(async () => {
      await reader.goto(address)
      return reader.getByText('The kicker was missing.').count()
    })
    .toBe(1)

  await stepByKeys(dana, 'Kill', {
    'Readers are told': 'A court has stopped this story.',
    'Reason': 'Order of 4 May',
  })
  await expect.poll(async () => (await fetch(address)).status).toBe(410)
  await reader.reload()
  await reader.getByText('A court has stopped this story.').waitFor()
  await stepByKeys(dana, 'Restore', {Reason: 'The order was lifted'})
  await stageIs(newsroom, 'article', 'writing')
  // It is back on the desk, and still gone for readers until it has come the whole way again.
  expect((await fetch(address)).status).toBe(410)
  expect(troubles.splice(0).filter((trouble) => !trouble.includes('410 (Gone)'))).toEqual([])
})

async function stageIs({client}: TestNewsroom, type: string, stage: string): Promise<void> {
  const query = '*[_type == $type] | order(_id desc)[0].workflow.stage'
  await expect.poll(() => client.fetch(query, {type}, {perspective: 'drafts'})).toBe(stage)
}

async function addressOf({client, site}: TestNewsroom): Promise<string | undefined> {
  const query =
    '*[_type == "article" && _id in path("*")][0]{"slug": slug.current, "firstPublishedAt": workflow.firstPublishedAt}'
  const address = await client.fetch<StoryAddress | null>(query)
  const path = address ? storyPath(address) : undefined
  return path && site + path
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
