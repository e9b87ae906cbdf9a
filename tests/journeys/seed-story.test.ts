import {type Browser, type Page} from 'playwright-core'
import {afterAll, beforeAll, expect, onTestFailed, test} from 'vitest'
import {keepPictures, launchBrowser, openPage, type WatchedPage} from '../support/browser.ts'
import {openNewsroom, signIn, type TestNewsroom} from '../support/newsroom.ts'
import {type PersonId} from '../../bin/people.ts'

let newsroom: TestNewsroom
let browser: Browser
const watched: WatchedPage[] = []

beforeAll(async () => {
  newsroom = await openNewsroom()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await newsroom?.close()
})

test('the newsroom takes the archive story from intake to its readers', async () => {
  onTestFailed(() => keepPictures(watched))
  // Rosa opens what came in.
  const rosa = await sit('rosa')
  await rosa.getByText('To be written', {exact: true}).click()
  await rosa.getByRole('link', {name: /US-backed forces declare/}).click()
  await rosa.getByRole('tab', {name: 'Captions'}).click()
  const rows = rosa.locator('.nr-lines .nr-row')
  await expect.poll(() => rows.count()).toBe(11)
  expect(await rows.locator('[data-column=n]').allTextContents()).toEqual(
    Array.from({length: 11}, (_, index) => String(index + 1)),
  )
  const texts = await rows.allTextContents()
  expect(texts[0]).toContain('A mortar round fin manufactured by Isis in Gogjali')
  expect(texts[10]).toContain('A destroyed Isis weapons facility in Qaraqosh')

  // She spells one credit out.
  const credit = rows.nth(2).locator('[data-column=credit]')
  expect(await credit.textContent()).toBe('CAR')
  await credit.dblclick()
  await rosa.getByRole('textbox', {name: 'Credit'}).fill('Conflict Armament Research')
  await rosa.keyboard.press('Enter')
  await rosa.getByRole('button', {name: 'Save 1 change'}).click()
  const third = '*[_type == "caption" && printedMarker == "3/11"][0].credit.line'
  await expect.poll(() => newsroom.client.fetch(third)).toBe('Conflict Armament Research')

  // Then it goes from hand to hand.
  const story = await newsroom.client.fetch<string>('*[_type == "article"][0]._id')
  const article = story.replace('drafts.', '')
  const gallery = article.replace('article-', 'gallery-')
  await open(rosa, article)
  await press(rosa, 'Take on')
  await stageIs(article, 'writing')
  await press(rosa, 'Send to the desk')
  await stageIs(article, 'desk')
  expect(await anonymousCount()).toBe(0)

  const sam = await sit('sam')
  await open(sam, article)
  await press(sam, 'Send to subs')
  await stageIs(article, 'subs')
  await open(sam, gallery)
  await press(sam, 'Check')
  await stageIs(gallery, 'checked')

  const priya = await sit('priya')
  await open(priya, gallery)
  await press(priya, 'Clear')
  await stageIs(gallery, 'cleared')

  const tom = await sit('tom')
  await open(tom, article)
  await signOffIfOpen(tom)
  await press(tom, 'Approve')
  await stageIs(article, 'ready')

  const dana = await sit('dana')
  await open(dana, article)
  await press(dana, 'Publish')
  await expect.poll(() => newsroom.client.fetch('count(*[_id == $id])', {id: article})).toBe(1)

  // And a reader reads it.
  expect(await anonymousCount()).toBe(11)
  const reader = await read()
  await reader.goto(newsroom.site)
  await reader.getByRole('link', {name: /US-backed forces declare/}).click()
  const captions = reader.locator('.gallery li')
  await expect.poll(() => captions.count()).toBe(11)
  const printed = await captions.allTextContents()
  for (const [index, text] of printed.entries()) {
    expect(text).toContain(`${index + 1} of 11`)
    expect(text).toContain('Conflict Armament Research')
  }

  for (const {troubles, outside} of watched)
    expect({troubles, outside}).toEqual({troubles: [], outside: []})
})

async function sit(person: PersonId): Promise<Page> {
  const page = await read()
  await signIn(page, newsroom, person)
  return page
}

async function read(): Promise<Page> {
  const seen = await openPage(browser)
  watched.push(seen)
  return seen.page
}

/** By the lists on the left, as a person goes. */
async function open(page: Page, id: string): Promise<void> {
  const list = id.startsWith('gallery-') ? 'Galleries' : 'All stories'
  const lists = page.getByTestId('structure-tool-list-pane').first()
  // A pane that has made room for others opens again by a click.
  if (!(await page.getByTestId(`pane-item-${list}`).isVisible())) await lists.click()
  await page.getByTestId(`pane-item-${list}`).click()
  await page.locator(`a[href$="${id}"]`).click()
  await page.getByTestId('pane-footer-document-status').waitFor()
}

/** The button in the footer, and the same word in the dialog that asks for a note. */
async function press(page: Page, title: string): Promise<void> {
  await page.getByTestId('pane-footer').getByRole('button', {name: title, exact: true}).click()
  await page.getByRole('dialog').getByRole('button', {name: title, exact: true}).click()
}

async function signOffIfOpen(page: Page): Promise<void> {
  const open = await newsroom.client.fetch<boolean>(
    '*[_type == "article"][0].workflow.checks.sourceProof.state == "required"',
  )
  if (!open) return
  await page.getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', {name: /Sign off: Source proof/}).click()
  await expect
    .poll(() => newsroom.client.fetch('*[_type == "article"][0].workflow.checks.sourceProof.state'))
    .toBe('done')
}

async function stageIs(id: string, stage: string): Promise<void> {
  const query = '*[_id in [$id, "drafts." + $id]] | order(_id desc)[0].workflow.stage'
  await expect.poll(() => newsroom.client.fetch(query, {id})).toBe(stage)
}

async function anonymousCount(): Promise<number> {
  const anonymous = newsroom.client.withConfig({token: undefined, perspective: 'published'})
  return anonymous.fetch('count(*[_type == "caption"])')
}
