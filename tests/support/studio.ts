import {type Browser, type Locator, type Page} from 'playwright-core'
import {expect, test as base} from 'vitest'
import {type PersonId} from '../../bin/people.ts'
import {keepPictures, launchBrowser, openPage, type WatchedPage} from './browser.ts'
import {openNewsroom, signIn, type TestNewsroom} from './newsroom.ts'

interface StudioJourneys {
  /** One for the whole file, as `npm start` runs it, with the archive story in intake. */
  newsroom: TestNewsroom
  browser: Browser
  /** Who has signed in, each in a browser of their own, and stays until the end of the file. */
  seats: Map<PersonId, WatchedPage>
  /** The page of a person, who signs in when first asked for. */
  sit: (person: PersonId) => Promise<Page>
  /** A browser that nobody has signed in with, for this test alone. */
  stranger: () => Promise<WatchedPage>
}

/**
 * A journey through the real Studio in a real browser. It fails when a page had an error in its
 * console, asked another machine for anything, or was told by the lake that something is broken.
 */
export const test = base.extend<StudioJourneys>({
  newsroom: [
    // oxlint-disable-next-line no-empty-pattern -- Vitest reads from the pattern what a fixture needs
    async ({}, use) => {
      const newsroom = await openNewsroom({site: false})
      await use(newsroom)
      await newsroom.close()
    },
    {scope: 'file'},
  ],
  browser: [
    // oxlint-disable-next-line no-empty-pattern -- see above
    async ({}, use) => {
      const browser = await launchBrowser()
      await use(browser)
      await browser.close()
    },
    {scope: 'file'},
  ],
  seats: [
    // oxlint-disable-next-line no-empty-pattern -- see above
    async ({}, use) => {
      await use(new Map())
    },
    {scope: 'file'},
  ],
  sit: async ({newsroom, browser, seats, task}, use) => {
    await use(async (person) => {
      const known = seats.get(person)
      if (known) return known.page
      const seat = await openPage(browser)
      seats.set(person, seat)
      await signIn(seat.page, newsroom.studio, person)
      return seat.page
    })
    await endJourney([...seats.values()], task.result?.state === 'fail')
  },
  stranger: async ({browser, task}, use) => {
    const strangers: WatchedPage[] = []
    await use(async () => {
      const stranger = await openPage(browser)
      strangers.push(stranger)
      return stranger
    })
    await endJourney(strangers, task.result?.state === 'fail')
    await Promise.all(strangers.map(({page}) => page.context().close()))
  },
})

async function endJourney(pages: WatchedPage[], hasFailed: boolean): Promise<void> {
  if (hasFailed) await keepPictures(pages)
  for (const {page} of pages) {
    const tabs = page.context().pages()
    await Promise.all(tabs.filter((tab) => tab !== page).map((tab) => tab.close()))
  }
  // Taken out, so that the next journey answers for its own.
  const complaints = pages.flatMap(({troubles, outside}) => [
    ...troubles.splice(0),
    ...outside.splice(0).map((url) => `asked for ${url}`),
  ])
  expect(complaints).toEqual([])
}

/** Opens a document by the lists on the left, as a person does. */
export async function openFromList(page: Page, list: string, title: string): Promise<void> {
  await openList(page, list)
  await page.getByTestId('document-list-pane').getByRole('link', {name: title}).first().click()
  await page.getByTestId('form-view').waitFor()
}

async function openList(page: Page, list: string): Promise<void> {
  const lists = page.getByTestId('structure-tool-list-pane').first()
  // A pane that has made room for others opens again by a click.
  if (!(await page.getByTestId(`pane-item-${list}`).isVisible())) await lists.click()
  await page.getByTestId(`pane-item-${list}`).click()
  await page.getByTestId('document-list-pane').waitFor()
}

/** Begins a document of the type that the list shows. */
export async function createInList(page: Page, list: string): Promise<string> {
  await openList(page, list)
  await page.getByTestId('action-intent-button').click()
  await page.getByTestId('form-view').waitFor()
  const [, id] = /;([^,%/]+)/.exec(page.url()) ?? []
  if (id === undefined) throw new Error(`No document is open at ${page.url()}`)
  return id
}

/** The box of a field that takes text. */
export function textField(page: Page, name: string): Locator {
  return page.getByTestId(`field-${name}`).getByRole('textbox').first()
}

/** What stands behind the three dots in the footer. */
export async function chooseAction(page: Page, name: string): Promise<void> {
  await page.getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', {name}).click()
}
