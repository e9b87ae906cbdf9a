import {type Page} from 'playwright-core'
import {expect} from 'vitest'
import {type StoryAddress, storyPath} from '../../newsroom/story-path.ts'
import {cell, numbers, rows} from '../support/bench-pages.ts'
import {chooseByKeys, openByKeys, stepByKeys, tabTo} from '../support/keyboard.ts'
import {type TestNewsroom} from '../support/newsroom.ts'
import {textField} from '../support/studio-pages.ts'
import {test} from '../support/studio.ts'
import {isFocused} from '../support/workflow-pages.ts'

const STORY = /US-backed forces declare/
const SOUGHT = 'new offensive to capture'

test('five people take the archive story from intake to its readers without a mouse', async ({
  newsroom,
  sit,
  leave,
  stranger,
}) => {
  const rosa = await sit('rosa')
  await openByKeys(rosa, SOUGHT, STORY)
  await stepByKeys(rosa, 'Take on')
  await stageIs(newsroom, 'article', 'writing')
  await stepByKeys(rosa, 'Send to the desk')
  await stageIs(newsroom, 'article', 'desk')
  expect(await anonymousCount(newsroom)).toBe(0)
  await leave('rosa')

  const sam = await sit('sam')
  await openByKeys(sam, SOUGHT, STORY)
  await stepByKeys(sam, 'Send to subs')
  await stageIs(newsroom, 'article', 'subs')

  // Eleven credits on the bench, and one save.
  const priya = await sit('priya')
  await openByKeys(priya, SOUGHT, STORY)
  await tabTo(priya, priya.getByRole('tab', {name: 'Editor'}))
  await priya.keyboard.press('ArrowRight')
  await priya.keyboard.press('Enter')
  await tabTo(priya, priya.getByRole('grid'))
  await expect.poll(() => rows(priya).count()).toBe(11)
  expect(await numbers(priya)).toEqual(Array.from({length: 11}, (_, index) => String(index + 1)))
  expect(await cell(priya, 1, 'text').textContent()).toMatch(/^A mortar round fin/)
  expect(await cell(priya, 3, 'credit').textContent()).toBe('CAR')
  expect(await cell(priya, 11, 'text').textContent()).toMatch(/^A destroyed Isis weapons facility/)
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

  // What holds the story stands above its form, with the step that clears it.
  await clearByKeys(sam, 'Check')
  await stageIs(newsroom, 'gallery', 'checked')
  await openByKeys(priya, SOUGHT, STORY)
  await clearByKeys(priya, 'Clear')
  await stageIs(newsroom, 'gallery', 'cleared')
  await leave('priya')

  const tom = await sit('tom')
  await openByKeys(tom, SOUGHT, STORY)
  const proof = '*[_type == "article"][0].workflow.checks.sourceProof.state'
  const isOpen = (await newsroom.client.fetch(proof)) === 'required'
  if (isOpen) await chooseByKeys(tom, 'Sign off: Source proof')
  await expect.poll(() => newsroom.client.fetch(proof)).not.toBe('required')
  await stepByKeys(tom, 'Approve')
  await stageIs(newsroom, 'article', 'ready')
  const dana = await sit('dana')
  await openByKeys(dana, SOUGHT, STORY)
  await stepByKeys(dana, 'Publish')
  const {page: reader} = await stranger()
  await expect.poll(() => addressOf(newsroom)).toBeDefined()
  expect(await anonymousCount(newsroom)).toBe(11)
  await reader.goto(newsroom.site)
  await reader.getByRole('link', {name: STORY}).click()
  const captions = reader.locator('.gallery li')
  await expect.poll(() => captions.count()).toBe(11)
  const printed = await captions.allTextContents()
  for (const [index, text] of printed.entries()) {
    expect(text).toContain(`${index + 1} of 11`)
    expect(text).toContain('Conflict Armament Research')
  }
})

test('and correct it, kill it and restore it, and an open page shows each', async ({
  newsroom,
  sit,
  stranger,
}) => {
  const [sam, tom, dana] = [await sit('sam'), await sit('tom'), await sit('dana')]
  const {page: reader, troubles} = await stranger()
  await reader.goto((await addressOf(newsroom)) ?? '')
  // A correction is written by one, approved by another, and let out by a third.
  await stepByKeys(sam, 'Correct', {Reason: 'The agency rang'})
  await stageIs(newsroom, 'article', 'subs')
  await tabTo(sam, textField(sam, 'headline'))
  await sam.keyboard.press('Control+a')
  await sam.keyboard.type('Raqqa: the last weapons are found')
  await expect.poll(() => headline(newsroom)).toBe('Raqqa: the last weapons are found')
  await stepByKeys(tom, 'Approve')
  await stageIs(newsroom, 'article', 'ready')
  await chooseByKeys(dana, 'Publish')
  const asks = dana.getByRole('dialog', {name: 'Publish'})
  await tabTo(dana, asks.getByRole('button', {name: 'Draft from the changes'}))
  await dana.keyboard.press('Enter')
  // The words are drafted, and are there to be changed.
  await expect.poll(() => isFocused(asks.getByLabel('Text for readers'))).toBe(true)
  await dana.keyboard.press('Control+End')
  await dana.keyboard.type(' We are sorry.')
  await tabTo(dana, asks.getByRole('button', {name: 'Publish', exact: true}))
  await dana.keyboard.press('Enter')
  await asks.waitFor({state: 'detached'})
  await reader.getByRole('heading', {name: 'the last weapons are found', level: 1}).waitFor()
  await reader.locator('#corrections').getByText('We are sorry.').waitFor()
  await keepsFocus(dana)

  await stepByKeys(dana, 'Kill', {
    'Readers are told': 'A court has stopped this story.',
    'Reason': 'Order of 4 May',
  })
  await reader.getByText('A court has stopped this story.').waitFor()
  await keepsFocus(dana)
  await stepByKeys(dana, 'Restore', {Reason: 'The order was lifted'})
  await stageIs(newsroom, 'article', 'writing')
  for (const page of [sam, tom, dana]) await keepsFocus(page)
  // A browser writes "410 (Gone)" into its console; nothing else went wrong.
  expect(troubles.splice(0).filter((trouble) => !trouble.includes('410 (Gone)'))).toEqual([])
})

/** Whatever was pressed is gone, and the next key still means something: the focus is on no page as a whole. */
async function keepsFocus(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
}

function anonymousCount({client}: TestNewsroom): Promise<number> {
  const anonymous = client.withConfig({token: undefined, perspective: 'published'})
  return anonymous.fetch('count(*[_type == "caption"])')
}

function headline({client}: TestNewsroom): Promise<string> {
  return client.fetch('*[_type == "article"][0].headline', {}, {perspective: 'drafts'})
}

async function clearByKeys(page: Page, step: string): Promise<void> {
  const button = page.getByTestId('hold-banner').getByRole('button', {name: step}).first()
  await tabTo(page, button)
  await page.keyboard.press('Enter')
}

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
