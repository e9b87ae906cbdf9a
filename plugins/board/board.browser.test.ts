import {type Browser, type Locator, type Page} from 'playwright-core'
import {afterAll, beforeAll, expect, onTestFailed, test} from 'vitest'
import {type PersonId} from '../../bin/people.ts'
import {violationsOn} from '../../tests/support/axe.ts'
import {
  keepPictures,
  launchBrowser,
  openPage,
  type WatchedPage,
} from '../../tests/support/browser.ts'
import {isInSight} from '../../tests/support/in-sight.ts'
import {writeManyStories} from '../../tests/support/many-stories.ts'
import {drag, dragInVain} from '../../tests/support/hand.ts'
import {openNewsroom, signIn, type TestNewsroom} from '../../tests/support/newsroom.ts'

const VIEW = '[data-testid=newsroom-board]'

let newsroom: TestNewsroom
let browser: Browser
let rosa: Page
let sam: Page
const watched: WatchedPage[] = []

beforeAll(async () => {
  newsroom = await openNewsroom()
  await writeManyStories(newsroom.client, {stories: 1000, captions: 2, now: new Date()})
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await newsroom?.close()
})

test('a thousand stories stand on the board, and only those in sight are in the page', async () => {
  onTestFailed(() => keepPictures(watched))
  rosa = await sit('rosa')
  await rosa.getByText('1001 of 1001').waitFor()
  const cards = await rosa.locator('[data-link]').count()
  expect(cards).toBeGreaterThan(10)
  expect(cards).toBeLessThan(80)
  expect(await violationsOn(rosa, VIEW)).toEqual([])

  // She looks for hers; the address says so, and says it again after a reload.
  await find(rosa, 'cracks -school')
  await rosa.getByLabel('Desk', {exact: true}).selectOption('news')
  await rosa.getByLabel('Lanes').selectOption('assignee')
  await rosa.getByRole('heading', {name: 'Nobody', exact: true}).waitFor()
  const shown = await rosa.getByText(/^\d+ of 1001$/).textContent()
  const address = rosa.url()
  await rosa.reload()
  await rosa.getByRole('heading', {name: 'Nobody', exact: true}).waitFor()
  expect(rosa.url()).toBe(address)
  expect(await rosa.getByText(/^\d+ of 1001$/).textContent()).toBe(shown)
  expect(await rosa.getByLabel('Desk', {exact: true}).inputValue()).toBe('news')
  // A look at another tool forgets nothing.
  await rosa.getByRole('link', {name: 'Desk', exact: true}).click()
  await rosa.getByText('All stories').waitFor()
  await rosa.getByRole('link', {name: 'Board', exact: true}).click()
  await expect.poll(() => rosa.url()).toBe(address)
  await rosa.getByRole('heading', {name: 'Nobody', exact: true}).waitFor()

  // A view that she keeps is kept with her, not with the browser.
  await rosa.getByRole('button', {name: 'My views'}).click()
  await rosa.getByLabel('Name of this view').fill('Cracks')
  await rosa.getByRole('button', {name: 'Keep this view'}).click()
  await rosa.getByRole('button', {name: 'Cracks', exact: true}).waitFor()
  await rosa.keyboard.press('Escape')
  await rosa.getByRole('button', {name: 'Clear', exact: true}).click()
  await rosa.getByText('1001 of 1001').waitFor()
  await rosa.evaluate(() => localStorage.removeItem('newsroom.board.views'))
  await rosa.reload()
  await rosa.getByRole('button', {name: 'My views'}).click()
  await rosa.getByRole('button', {name: 'Cracks', exact: true}).click()
  await rosa.getByRole('heading', {name: 'Nobody', exact: true}).waitFor()
  expect(rosa.url()).toBe(address)
  await rosa.getByRole('button', {name: 'Clear', exact: true}).click()
})

test('a story goes by hand, and another’s board shows it', async () => {
  onTestFailed(() => keepPictures(watched))
  sam = await sit('sam')
  const id = 'article-many-0000'
  await find(rosa, 'many-0000')
  await find(sam, 'many-0000')
  await card(sam, 'intake', id).waitFor()
  await drag(rosa, card(rosa, 'intake', id), column(rosa, 'writing'))
  await card(rosa, 'writing', id).waitFor()
  await expect.poll(() => stageOf(id)).toBe('writing')
  await card(sam, 'writing', id).waitFor()
})

test('a refused drop says why, and nothing has changed', async () => {
  onTestFailed(() => keepPictures(watched))
  const id = 'article-many-0005'
  const before = await revisionOf(id)
  await find(rosa, 'many-0005')
  await drag(rosa, card(rosa, 'intake', id), column(rosa, 'ready'))
  await rosa
    .getByText(/cannot go to Ready/)
    .first()
    .waitFor()
  await card(rosa, 'intake', id).waitFor()
  expect(await revisionOf(id)).toBe(before)

  // What the rules hold comes back with every reason.
  const held = 'article-many-0003'
  const revision = await revisionOf(held)
  await find(sam, 'many-0003')
  await drag(sam, card(sam, 'subs', held), column(sam, 'ready'))
  const dialog = sam.getByRole('dialog')
  await dialog.getByText(/The gallery is not cleared/).waitFor()
  await dialog.getByText(/Caption 2 of 2 is not cleared/).waitFor()
  await sam.keyboard.press('Escape')
  await card(sam, 'subs', held).waitFor()
  expect(await revisionOf(held)).toBe(revision)
})

test('and all of it by keyboard alone', async () => {
  onTestFailed(() => keepPictures(watched))
  const id = 'article-many-0010'
  await find(rosa, 'many-0010')
  await card(rosa, 'intake', id).waitFor()
  for (let presses = 0; presses < 30 && !(await isFocused(rosa, id)); presses++) {
    await rosa.keyboard.press('Tab')
  }
  await rosa.keyboard.press('Space')
  await rosa.getByText(/Picked up/).waitFor()
  await rosa.keyboard.press('ArrowRight')
  await rosa.getByText(/Over Writing: Take on/).waitFor()
  await rosa.keyboard.press('Space')
  await card(rosa, 'writing', id).waitFor()
  await expect.poll(() => stageOf(id)).toBe('writing')
  await expect.poll(() => isFocused(rosa, id)).toBe(true)
  await expect.poll(() => column(rosa, 'writing').getByText('Moving …').count()).toBe(0)
  // The board goes along to columns that are out of sight.
  await rosa.setViewportSize({width: 1024, height: 768})
  const live = rosa.getByRole('heading', {name: 'Live', exact: true})
  await expect.poll(() => isInSight(live)).toBe(false)
  await rosa.keyboard.press('Space')
  for (let n = 0; n < 5; n++) await rosa.keyboard.press('ArrowRight')
  await expect.poll(() => isInSight(live)).toBe(true)
  await rosa.keyboard.press('Escape')
  await rosa.getByText(/stays in Writing/).waitFor()
  await rosa.setViewportSize({width: 1440, height: 900})

  // What is asked gives the keyboard back.
  await expect.poll(() => isFocused(rosa, id)).toBe(true)
  await rosa.keyboard.press('m')
  const dialog = rosa.getByRole('dialog')
  await dialog.waitFor()
  await rosa.keyboard.press('Escape')
  await expect.poll(() => isFocused(rosa, id)).toBe(true)
  // So does what asks about many at once.
  for (const key of ['Tab', 'Tab', 'Space']) await rosa.keyboard.press(key)
  const step = rosa.getByRole('button', {name: 'Send to the desk', exact: true})
  await step.focus()
  await rosa.keyboard.press('Enter')
  await dialog.waitFor()
  await rosa.keyboard.press('Escape')
  await expect.poll(() => step.evaluate((one) => one === document.activeElement)).toBe(true)
  await rosa.getByRole('button', {name: 'Select none'}).click()
  await card(rosa, 'writing', id).focus()

  // The menu of the card holds what she may do, and who may do the rest.
  await rosa.keyboard.press('m')
  await dialog.getByText('For others').waitFor()
  await dialog.getByText('Publish without approval: a duty editor or an administrator').waitFor()
  expect(await violationsOn(rosa, '[role=dialog]')).toEqual([])
  expect(await dialog.getByRole('button', {name: /Goes to/}).allTextContents()).toEqual([
    'Send to the deskGoes to Desk',
  ])
  await rosa.keyboard.press('Enter')
  await card(rosa, 'desk', id).waitFor()
  await expect.poll(() => stageOf(id)).toBe('desk')

  // What needs a reason asks for it, as the button of the document does.
  await find(sam, 'many-0010')
  await card(sam, 'desk', id).focus()
  for (const key of ['Space', 'ArrowLeft', 'Space']) await sam.keyboard.press(key)
  await sam.getByRole('dialog').getByLabel('Reason').fill('No second source')
  for (const key of ['Tab', 'Tab', 'Enter']) await sam.keyboard.press(key)
  await expect.poll(() => stageOf(id)).toBe('writing')
})

test('a viewer looks, and moves nothing', async () => {
  onTestFailed(() => keepPictures(watched))
  const vera = await sit('vera')
  const id = 'article-many-0015'
  const before = await revisionOf(id)
  await find(vera, 'many-0015')
  await vera.getByText(/You can look and open/).waitFor()
  await dragInVain(vera, card(vera, 'intake', id), column(vera, 'writing'))
  await card(vera, 'intake', id).focus()
  await vera.keyboard.press('Space')
  expect(await vera.getByText(/Picked up/).count()).toBe(0)
  expect(await vera.getByRole('button', {name: /^Move/}).count()).toBe(0)
  expect(await revisionOf(id)).toBe(before)
  for (const {troubles, outside} of watched)
    expect({troubles, outside}).toEqual({troubles: [], outside: []})
})

async function sit(person: PersonId): Promise<Page> {
  const seen = await openPage(browser, {bypassCSP: true})
  watched.push(seen)
  await signIn(seen.page, newsroom, person)
  await seen.page.getByRole('link', {name: 'Board', exact: true}).click()
  await seen.page.getByText(/^\d+ of \d+$/).waitFor()
  return seen.page
}

function find(page: Page, text: string): Promise<void> {
  return page.getByLabel('Find on the board').fill(text)
}

function column(page: Page, name: string): Locator {
  return page.locator(`[data-column="${name}"]`)
}

function card(page: Page, where: string, id: string): Locator {
  return column(page, where).locator(`[data-link="${id}"]`)
}

function isFocused(page: Page, id: string): Promise<boolean> {
  return page.evaluate((wanted) => document.activeElement?.getAttribute('data-link') === wanted, id)
}

function stageOf(id: string): Promise<string> {
  return newsroom.client.fetch('*[_id == $id][0].workflow.stage', {id: `drafts.${id}`})
}

function revisionOf(id: string): Promise<string> {
  return newsroom.client.fetch('*[_id == $id][0]._rev', {id: `drafts.${id}`})
}
