import {type Browser, type Page} from 'playwright-core'
import {expect, test as base} from 'vitest'
import {type PersonId} from '../../bin/people.ts'
import {type NewsroomOptions} from '../../bin/start-newsroom.ts'
import {keepPictures, launchBrowser, openPage, type WatchedPage} from './browser.ts'
import {openNewsroom, signIn, type TestNewsroom} from './newsroom.ts'

interface StudioJourneys {
  /** Of the newsroom; a file of journeys that wants it otherwise extends the test by its own. */
  options: Partial<NewsroomOptions>
  /** One for the whole file, as `npm start` runs it, with the archive story in intake. */
  newsroom: TestNewsroom
  /** One for all the files of a process; every page is opened in a profile of its own. */
  browser: Browser
  /** Who has signed in, each in a browser of their own, and stays until the end of the file. */
  seats: Map<PersonId, WatchedPage>
  /** Complaints that belong to what this journey does, and are let pass. */
  forgive: (complaint: RegExp) => void
  forgiven: RegExp[]
  /** The page of a person, who signs in when first asked for. */
  sit: (person: PersonId) => Promise<Page>
  /** Somebody has gone home: an open page costs time with every change that others make. */
  leave: (person: PersonId) => Promise<void>
  /** A browser that nobody has signed in with, for this test alone. */
  stranger: () => Promise<WatchedPage>
}

/**
 * A journey through the real Studio in a real browser. It fails when a page had an error in its
 * console, asked another machine for anything, or was told by the lake that something is broken.
 */
export const test = base.extend<StudioJourneys>({
  options: [{}, {scope: 'file'}],
  newsroom: [
    async ({options}, use) => {
      const newsroom = await openNewsroom(options)
      await use(newsroom)
      await newsroom.close()
    },
    {scope: 'file'},
  ],
  browser: [
    // oxlint-disable-next-line no-empty-pattern -- Vitest reads from the pattern what a fixture needs
    async ({}, use) => {
      const browser = await launchBrowser()
      await use(browser)
      await browser.close()
    },
    {scope: 'worker'},
  ],
  seats: [
    // oxlint-disable-next-line no-empty-pattern -- see above
    async ({}, use) => {
      const seats = new Map<PersonId, WatchedPage>()
      await use(seats)
      await Promise.all([...seats.values()].map(({page}) => page.context().close()))
    },
    {scope: 'file'},
  ],
  // oxlint-disable-next-line no-empty-pattern -- see above
  forgiven: async ({}, use) => {
    await use([])
  },
  forgive: async ({forgiven}, use) => {
    await use((complaint) => void forgiven.push(complaint))
  },
  sit: async ({newsroom, browser, seats, forgiven, task}, use) => {
    await use(async (person) => {
      const known = seats.get(person)
      if (known) return known.page
      const seat = await openPage(browser)
      seats.set(person, seat)
      await signIn(seat.page, newsroom, person)
      return seat.page
    })
    await endJourney([...seats.values()], forgiven, task.result?.state === 'fail')
  },
  leave: async ({seats, forgiven}, use) => {
    await use(async (person) => {
      const seat = seats.get(person)
      if (seat === undefined) return
      seats.delete(person)
      await endJourney([seat], forgiven, false)
      await seat.page.context().close()
    })
  },
  stranger: async ({browser, forgiven, task}, use) => {
    const strangers: WatchedPage[] = []
    await use(async () => {
      const stranger = await openPage(browser)
      strangers.push(stranger)
      return stranger
    })
    await endJourney(strangers, forgiven, task.result?.state === 'fail')
    await Promise.all(strangers.map(({page}) => page.context().close()))
  },
})

async function endJourney(
  pages: WatchedPage[],
  forgiven: RegExp[],
  hasFailed: boolean,
): Promise<void> {
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
  const unforgiven = complaints.filter((complaint) => !forgiven.some((one) => one.test(complaint)))
  expect(unforgiven).toEqual([])
}
