import {type Browser, type Page} from 'playwright-core'
import {afterAll, beforeAll, expect, onTestFailed, test} from 'vitest'
import {type PersonId} from '../../bin/people.ts'
import {keepPictures, launchBrowser, openPage, type WatchedPage} from '../support/browser.ts'
import {openNewsroom, signIn, type TestNewsroom} from '../support/newsroom.ts'

let newsroom: TestNewsroom
let browser: Browser
const watched: WatchedPage[] = []

beforeAll(async () => {
  newsroom = await openNewsroom({demo: true})
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await newsroom?.close()
})

test('who reads the story sees its correction, and at last that it is withdrawn, as editors say so', async () => {
  onTestFailed(() => keepPictures(watched))
  const reader = await read()
  await reader.goto(newsroom.site)
  await reader.getByRole('link', {name: /US-backed forces declare/}).click()
  const headline = reader.getByRole('heading', {level: 1})
  await headline.getByText('US-backed forces declare').waitFor()
  // A page that is loaded again would lose this.
  await reader.evaluate(() => Object.assign(window, {isSame: true}))
  const story = await newsroom.client.fetch<string>('*[_type == "article"][0]._id')

  // Tom, on the subs' desk, has found something wrong.
  const tom = await sit('tom')
  await open(tom, story)
  await act(tom, 'Correct', {Reason: 'The year is wrong in the standfirst.'})
  await stageIs(story, 'subs')
  await tom
    .getByTestId('field-headline')
    .getByRole('textbox')
    .fill('US-backed forces declare offensive to retake Raqqa')

  // Nothing of it reaches readers until two others have looked at it.
  const sam = await sit('sam')
  await open(sam, story)
  await act(sam, 'Approve')
  await stageIs(story, 'ready')
  expect(await headline.innerText()).not.toContain('retake')
  const dana = await sit('dana')
  await open(dana, story)
  await act(dana, 'Publish', {'Text for readers': 'The headline said “capture”. It is “retake”.'})

  await headline.getByText('retake Raqqa').waitFor()
  await reader.getByRole('link', {name: 'This story has been corrected'}).click()
  await reader.getByText('The headline said “capture”. It is “retake”.').waitFor()
  expect(await reader.evaluate(() => 'isSame' in window)).toBe(true)

  // Then the whole story turns out not to stand.
  await act(dana, 'Kill', {
    'Readers are told': 'We have withdrawn this story.',
    'Reason': 'The source has taken everything back.',
  })
  await reader.getByText('We have withdrawn this story.').waitFor()
  expect(await reader.evaluate(() => 'isSame' in window)).toBe(true)
  expect(await reader.locator('main').innerText()).not.toMatch(/Raqqa|taken everything back/)
  expect((await reader.request.get(reader.url())).status()).toBe(410)

  const [atReader, ...atEditors] = watched
  expect(atReader).toMatchObject({troubles: [expect.stringContaining('410')], outside: []})
  for (const one of atEditors) expect(one).toMatchObject({troubles: [], outside: []})
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

async function open(page: Page, id: string): Promise<void> {
  await page.goto(`${newsroom.studio}/intent/edit/id=${id};type=article/`)
  await page.getByTestId('pane-footer-document-status').waitFor()
}

/** A step of the workflow, from the footer or its menu, and the words that its dialog asks for. */
async function act(page: Page, title: string, words: Record<string, string> = {}): Promise<void> {
  const footer = page.getByTestId('pane-footer')
  const button = footer.getByRole('button', {name: title, exact: true})
  const menu = page.getByTestId('action-menu-button')
  await button.or(menu).first().waitFor()
  if (await button.isVisible()) await button.click()
  else {
    await menu.click()
    await page.getByRole('menuitem', {name: title, exact: true}).click()
  }
  const dialog = page.getByRole('dialog')
  for (const [label, text] of Object.entries(words)) await dialog.getByLabel(label).fill(text)
  await dialog.getByRole('button', {name: title, exact: true}).click()
  await dialog.waitFor({state: 'hidden'})
}

async function stageIs(id: string, stage: string): Promise<void> {
  const query = '*[_id in [$id, "drafts." + $id]] | order(_id desc)[0].workflow.stage'
  await expect.poll(() => newsroom.client.fetch(query, {id})).toBe(stage)
}
