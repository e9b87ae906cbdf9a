import {type Browser, type Frame, type Page} from 'playwright-core'
import {afterAll, beforeAll, expect, onTestFailed, test} from 'vitest'
import {
  keepPictures,
  launchBrowser,
  openPage,
  type WatchedPage,
} from '../../tests/support/browser.ts'
import {openNewsroom, signIn, type TestNewsroom} from '../../tests/support/newsroom.ts'

let newsroom: TestNewsroom
let browser: Browser
let studio: Page
let watched: WatchedPage
let story: string

beforeAll(async () => {
  newsroom = await openNewsroom()
  browser = await launchBrowser()
  watched = await openPage(browser, {viewport: {width: 1700, height: 1000}})
  studio = watched.page
  await signIn(studio, newsroom, 'rosa')
  const draft = await newsroom.client.fetch<string>('*[_type == "article"][0]._id')
  story = draft.replace('drafts.', '')
})

afterAll(async () => {
  await browser?.close()
  await newsroom?.close()
})

test('a reporter sees a draft as readers will, and what is typed is seen as it is typed', async () => {
  onTestFailed(() => keepPictures([watched]))
  await studio.goto(`${newsroom.studio}/presentation?preview=/_preview/story/${story}`)
  const frame = await siteFrame()
  // The page that is opened opens its story.
  await studio.waitForURL(`**/presentation/article/${story}/**`)
  const headline = studio.getByTestId('field-headline').getByRole('textbox')
  await expect.poll(() => headline.inputValue()).not.toBe('')
  await headline.fill('A headline in the making')
  await frame.getByRole('heading', {name: 'A headline in the making'}).waitFor()
  await headline.fill('Another')
  await frame.getByRole('heading', {name: 'Another'}).waitFor()
  expect(complaints()).toEqual({troubles: [], outside: []})
})

test('a click on a plate opens the caption that waits for its picture', async () => {
  onTestFailed(() => keepPictures([watched]))
  const frame = await siteFrame()
  const plate = frame.locator('.plate').nth(6)
  await plate.scrollIntoViewIfNeeded()
  await plate.locator('.missing').click()
  await studio.waitForURL(/\/presentation\/caption\/caption-[^/]+-07\//)
  await studio.getByRole('button', {name: 'Upload'}).waitFor()
  expect(complaints()).toEqual({troubles: [], outside: []})
})

/** What the browser complained of so far, and what it asked of other machines. */
function complaints(): Pick<WatchedPage, 'troubles' | 'outside'> {
  return {troubles: watched.troubles, outside: watched.outside}
}

async function siteFrame(): Promise<Frame> {
  let found: Frame | undefined
  await expect
    .poll(() => (found = studio.frames().find((frame) => frame.url().startsWith(newsroom.site))))
    .toBeDefined()
  if (found === undefined) throw new Error('The site is not shown')
  await found.locator('sanity-visual-editing').waitFor({state: 'attached'})
  return found
}
