import {type Browser, type Locator, type Page} from 'playwright-core'
import {afterAll, beforeAll, expect, onTestFailed, test} from 'vitest'
import {type PersonId} from '../../bin/people.ts'
import {dayOf, shiftDay} from '../../newsroom/dates/calendar-day.ts'
import {partialDate} from '../../newsroom/dates/partial-date.ts'
import {mondayOf} from '../../newsroom/dates/planned-for.ts'
import {violationsOn} from '../../tests/support/axe.ts'
import {
  keepPictures,
  launchBrowser,
  openPage,
  type WatchedPage,
} from '../../tests/support/browser.ts'
import {drag, dragInVain} from '../../tests/support/hand.ts'
import {writeManyStories} from '../../tests/support/many-stories.ts'
import {openNewsroom, signIn, type TestNewsroom} from '../../tests/support/newsroom.ts'

// The week after this one: whole, in sight of its own, and never over while the test runs.
const monday = shiftDay(mondayOf(dayOf(new Date(), 'Europe/London')), 7)
const day = (offset: number) => shiftDay(monday, offset)

let newsroom: TestNewsroom
let browser: Browser
let rosa: Page
let dana: Page
const watched: WatchedPage[] = []

beforeAll(async () => {
  newsroom = await openNewsroom()
  const {client} = newsroom
  await writeManyStories(client, {stories: 120, captions: 1, now: new Date()})
  const plan = (n: string, fields: Record<string, unknown>) =>
    client.patch(`drafts.article-many-${n}`).set(fields).commit()
  await plan('0000', {'workflow.plannedFor': partialDate(day(0))})
  await plan('0001', {'workflow.plannedFor': partialDate(`${monday}/${day(6)}`)})
  await plan('0005', {'workflow.plannedFor': partialDate('XXXX', 'after the verdict')})
  // Later than any deadline of the others.
  await plan('0010', {'workflow.dueAt': `${day(4)}T11:30:00Z`})
  // Ready, with its legal check closed.
  await plan('0004', {'workflow.scheduledFor': `${day(2)}T11:30:00Z`})
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await newsroom?.close()
})

test('plans and promises stand apart, and a plan goes to another day by hand', async () => {
  onTestFailed(() => keepPictures(watched))
  rosa = await sit('rosa')
  await rosa.getByLabel('Show', {exact: true}).selectOption('week')
  await rosa.getByRole('button', {name: 'Next week'}).click()
  await item(rosa, day(0), '0000').waitFor()
  await onDay(rosa, day(0)).getByText('Planned', {exact: true}).waitFor()
  await onDay(rosa, day(2)).getByText('11:30', {exact: true}).waitFor()
  const beside = rosa.getByRole('complementary', {name: 'Without a day'})
  await beside.locator('[data-link=article-many-0001]').waitFor()
  await beside.getByText('after the verdict').waitFor()
  expect(await violationsOn(rosa, '[data-testid=newsroom-calendar]')).toEqual([])
  expect(await rosa.locator('[data-link]').count()).toBeLessThan(60)

  // In a small window the days have the room: the time is whole, and the week ends on Sunday.
  await rosa.setViewportSize({width: 1024, height: 768})
  await beside.getByRole('button', {name: 'Show what has no day'}).waitFor()
  await expect.poll(() => isWhole(onDay(rosa, day(2)).getByText('11:30', {exact: true}))).toBe(true)
  await expect.poll(() => isWhole(onDay(rosa, day(6)))).toBe(true)
  await rosa.setViewportSize({width: 1440, height: 900})
  await beside.getByText('after the verdict').waitFor()

  dana = await sit('dana', rosa.url())
  await drag(rosa, item(rosa, day(0), '0000'), onDay(rosa, day(3)))
  await item(rosa, day(3), '0000').waitFor()
  // Another's calendar shows it.
  await item(dana, day(3), '0000').waitFor()
  await expect.poll(() => planOf('0000')).toBe(day(3))
  // A story under way stays where it is until the lake has answered.
  await expect.poll(() => rosa.getByText('Moving …').count()).toBe(0)

  // Beside the days it has none, and on the zone of the week it has seven.
  await drag(rosa, item(rosa, day(3), '0000'), rosa.getByText('Some time this week'))
  await expect.poll(() => planOf('0000')).toBe(`${monday}/${day(6)}`)
})

test('by keyboard alone, and the log says so', async () => {
  onTestFailed(() => keepPictures(watched))
  const beside = rosa.getByRole('complementary', {name: 'Without a day'})
  await beside.locator('[data-link=article-many-0001]').focus()
  await rosa.keyboard.press('Space')
  await rosa.getByText(/Picked up/).waitFor()
  for (const key of ['ArrowRight', 'ArrowRight']) await rosa.keyboard.press(key)
  await rosa
    .locator('output')
    .getByText(/Space puts it down/)
    .waitFor()
  await item(rosa, day(2), '0001').waitFor()
  await rosa.keyboard.press('Escape')
  await rosa.getByText(/stays where it was/).waitFor()
  expect(await planOf('0001')).toBe(`${monday}/${day(6)}`)
  await expect.poll(() => focused(rosa)).toBe('article-many-0001')

  for (const key of ['Space', 'ArrowRight', 'Space']) await rosa.keyboard.press(key)
  await expect.poll(() => planOf('0001')).toBe(day(1))
  await expect.poll(() => focused(rosa)).toBe('article-many-0001')
  await rosa.getByText(/meant to run/).waitFor({state: 'attached'})
  const entries = await newsroom.client.fetch(
    '*[_type == "editorialLog" && story._ref == "article-many-0001"]{event, by}',
  )
  expect(entries).toEqual([{event: 'plan', by: 'rosa'}])

  // What no calendar can place is said in words.
  await expect.poll(() => rosa.getByText('Moving …').count()).toBe(0)
  const dialog = rosa.getByRole('dialog')
  await rosa.keyboard.press('p')
  await dialog.waitFor()
  // Who thinks better of it is where they were.
  await rosa.keyboard.press('Escape')
  await expect.poll(() => focused(rosa)).toBe('article-many-0001')
  await rosa.keyboard.press('p')
  await dialog.waitFor()
  expect(await violationsOn(rosa, '[role=dialog]')).toEqual([])
  await dialog.getByLabel('Meant to run').selectOption('words')
  await dialog.getByLabel('When?').fill('when the court rises')
  await rosa.keyboard.press('Enter')
  await beside.getByText('when the court rises').waitFor()
  await expect.poll(() => planOf('0001')).toBe('XXXX')
})

test('a scheduled story is moved by the schedule, and only by those who schedule', async () => {
  onTestFailed(() => keepPictures(watched))
  const before = await revisionOf('0004')
  await dragInVain(rosa, item(rosa, day(2), '0004'), onDay(rosa, day(4)))
  await item(rosa, day(2), '0004').focus()
  await rosa.keyboard.press('Space')
  await rosa
    .getByRole('dialog')
    .getByText(/counts for more than a plan/)
    .waitFor()
  await rosa.keyboard.press('Escape')
  expect(await revisionOf('0004')).toBe(before)

  await drag(dana, item(dana, day(2), '0004'), onDay(dana, day(4)))
  const dialog = dana.getByRole('dialog')
  expect(await dialog.getByLabel(/publish/i).inputValue()).toBe(`${day(4)}T11:30`)
  await dialog.getByRole('button', {name: 'Change the time'}).click()
  // Nobody has sealed this story's approval: the rules of the schedule hold it, as they would there.
  await dana.getByText(/changed since it was approved/).waitFor()
  await dana.keyboard.press('Escape')
  await item(dana, day(2), '0004').waitFor()
  expect(await revisionOf('0004')).toBe(before)
})

test('a deadline goes to another day and keeps its clock', async () => {
  onTestFailed(() => keepPictures(watched))
  await rosa.getByLabel('By', {exact: true}).selectOption('deadline')
  await item(rosa, day(4), '0010').waitFor()
  expect(await violationsOn(rosa, '[data-testid=newsroom-calendar]')).toEqual([])
  await drag(rosa, item(rosa, day(4), '0010'), onDay(rosa, day(5)))
  await expect.poll(() => fieldOf('0010', 'dueAt')).toBe(`${day(5)}T11:30:00.000Z`)

  for (const show of ['list', 'month']) {
    // However many are due before it, and are in sight.
    await rosa.getByLabel('Find on the calendar').fill('(10)')
    await rosa.getByLabel('Show', {exact: true}).selectOption(show)
    await rosa.locator('[data-link=article-many-0010]').waitFor()
    await rosa.getByLabel('Find on the calendar').fill('')
    expect(await violationsOn(rosa, '[data-testid=newsroom-calendar]')).toEqual([])
  }
  await rosa.getByLabel('Find on the calendar').fill('zzzz')
  await rosa.getByText(/Nothing matches/).waitFor()
  await rosa.getByLabel('Find on the calendar').fill('')

  // The rest of a day is a page of its own, and Back leads from it to the month.
  const month = rosa.url()
  await rosa
    .getByRole('button', {name: /^\d+ more on/})
    .first()
    .click()
  await expect.poll(() => rosa.getByLabel('Show', {exact: true}).inputValue()).toBe('list')
  const list = rosa.url()
  await rosa.goBack()
  await rosa.getByRole('table', {name: 'By deadline'}).waitFor()
  expect(rosa.url()).toBe(month)
  // A look at another tool forgets nothing.
  await rosa.goForward()
  await rosa.getByRole('link', {name: 'Board', exact: true}).click()
  await rosa.getByTestId('newsroom-board').waitFor()
  await rosa.getByRole('link', {name: 'Calendar', exact: true}).click()
  await expect.poll(() => rosa.url()).toBe(list)
})

test('a lake that does not answer is told, and the calendar comes back by itself', async () => {
  const {page, troubles} = await openPage(browser)
  onTestFailed(() => keepPictures([{page, troubles, outside: []}]))
  await signIn(page, newsroom, 'tom')
  const rows = /tag=[^&]*board\.rows/
  await page.route(rows, (route) => route.fulfill({status: 400, json: {message: 'Out of order'}}))
  await page.getByRole('link', {name: 'Calendar', exact: true}).click()
  await page
    .getByRole('alert')
    .getByText(/The calendar cannot be shown/)
    .waitFor()
  expect(await page.locator('[data-link]').count()).toBe(0)
  await page.unroute(rows)
  await page.getByText(/^\d+ of \d+$/).waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)

  // What was there stays while it is away.
  await page.route(rows, (route) => route.fulfill({status: 400, json: {message: 'Out of order'}}))
  await newsroom.client.patch('drafts.article-many-0020').set({headline: 'Heard later'}).commit()
  const alert = page.getByRole('alert')
  await alert.getByText(/is not up to date/).waitFor()
  await alert.getByText(/Out of order/).waitFor()
  expect(await page.locator('[data-link]').count()).toBeGreaterThan(0)
  await page.unroute(rows)
  await alert.waitFor({state: 'detached'})
  await page.context().close()
})

test('a viewer looks, and plans nothing', async () => {
  onTestFailed(() => keepPictures(watched))
  const vera = await sit('vera', dana.url())
  await vera.getByText(/You can look and open/).waitFor()
  const before = await revisionOf('0004')
  await item(vera, day(2), '0004').focus()
  for (const key of ['Space', 'p']) await vera.keyboard.press(key)
  await dragInVain(vera, item(vera, day(2), '0004'), onDay(vera, day(4)))
  expect(await vera.getByRole('dialog').count()).toBe(0)
  expect(await vera.getByRole('button', {name: /^Plan/}).count()).toBe(0)
  expect(await revisionOf('0004')).toBe(before)
  for (const {troubles, outside} of watched)
    expect({troubles, outside}).toEqual({troubles: [], outside: []})
})

/** Signs in and opens the calendar, at an address that a colleague has sent. */
async function sit(person: PersonId, address?: string): Promise<Page> {
  const seen = await openPage(browser)
  watched.push(seen)
  await signIn(seen.page, newsroom, person)
  if (address) await seen.page.goto(address)
  else await seen.page.getByRole('link', {name: 'Calendar', exact: true}).click()
  await seen.page.getByText(/^\d+ of \d+$/).waitFor()
  return seen.page
}

function onDay(page: Page, on: string): Locator {
  return page.locator(`[data-target="day ${on}"]`)
}

function item(page: Page, on: string, n: string): Locator {
  return onDay(page, on).locator(`[data-link="article-many-${n}"]`)
}

/** Can both of its ends be seen? */
function isWhole(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => {
    const {left, right, top, height} = element.getBoundingClientRect()
    return [left + 1, right - 1].every((x) =>
      document.elementsFromPoint(x, top + height / 2).some((one) => element.contains(one)),
    )
  })
}

function focused(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('data-link') ?? null)
}

function fieldOf(n: string, field: string): Promise<unknown> {
  return newsroom.client.fetch(`*[_id == $id][0].workflow.${field}`, {
    id: `drafts.article-many-${n}`,
  })
}

function planOf(n: string): Promise<unknown> {
  return fieldOf(n, 'plannedFor.edtf')
}

function revisionOf(n: string): Promise<unknown> {
  return newsroom.client.fetch('*[_id == $id][0]._rev', {id: `drafts.article-many-${n}`})
}
