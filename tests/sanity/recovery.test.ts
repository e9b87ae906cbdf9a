import {type Page, type WebSocketRoute} from 'playwright-core'
import {expect} from 'vitest'
import {openFromList, textField} from '../support/studio-pages.ts'
import {test} from '../support/studio.ts'
import {draftField, open, storyIn} from '../support/workflow-pages.ts'

/* The lake goes away under its editors: stopped, started again, one connection of many cut. */

test('whatever stood in a field when the lake went down is kept, and work goes on', async ({
  newsroom,
  sit,
  forgive,
}) => {
  // A browser reports every address that it cannot reach.
  forgive(/net::ERR_|Failed to fetch|WebSocket connection to '.*' failed/)
  await newsroom.client.create({_id: 'source-tide', _type: 'creditSource', name: 'Tide'})
  const [sam, priya] = [await sit('sam'), await sit('priya')]
  for (const page of [sam, priya]) await openFromList(page, 'Credit sources', 'Tide')
  // The Studio fetches parts of itself when they are first needed: not while nobody can answer.
  for (const page of [sam, priya]) {
    await textField(page, 'shortCredit').fill('Tide')
    await page.waitForLoadState('networkidle')
  }
  await noteLongest(sam)

  // Sam goes on typing through all of it.
  const words = ' and time wait for no editor, not even for one on deadline'
  const typing = textField(sam, 'name').pressSequentially(words, {delay: 60})
  await expect.poll(() => sam.evaluate<string>('longest')).not.toBe('')
  await newsroom.restart(async () => {
    await priya.getByText('Trying to connect').first().waitFor()
  })
  await typing

  const stored = () =>
    newsroom.client.fetch<string>('*[_id == "drafts.source-tide"][0].name').catch(() => undefined)
  const longest = await sam.evaluate<string>('longest')
  expect(longest.length).toBeGreaterThan('Tide'.length)
  await expect.poll(stored).toBe(await textField(sam, 'name').inputValue())
  await expect.poll(stored).toContain(longest)
  for (const [page, other] of [
    [sam, priya],
    [priya, sam],
  ] as const) {
    await expect.poll(() => textField(page, 'name').isEditable()).toBe(true)
    const terms = `Seen ${page === sam ? 'by Priya' : 'by Sam'}`
    await textField(page, 'usageTerms').fill(terms)
    await expect.poll(() => textField(other, 'usageTerms').inputValue()).toBe(terms)
  }
})

test('a story stays open, and its words are kept, however long nobody answers', async ({
  newsroom,
  sit,
  forgive,
}) => {
  forgive(/net::ERR_|Failed to fetch|WebSocket connection to '.*' failed/)
  const id = await storyIn(newsroom, 'outage', 'subs')
  const sam = await sit('sam')
  await open(sam, id)
  await textField(sam, 'headline').fill('Harbour closed for good')
  await expect.poll(() => draftField(newsroom, id, 'headline')).toBe('Harbour closed for good')
  const failures: number[] = []
  sam.on('requestfailed', () => failures.push(Date.now()))
  const tried = () => (failures.at(-1) ?? 0) - (failures[0] ?? 0)
  await newsroom.restart(async () => {
    // By then Sanity draws its error screen, and its parts have to be there.
    await expect.poll(tried, {timeout: 40_000}).toBeGreaterThan(10_000)
  })
  expect(sam.url()).toContain(newsroom.studio)
  const row = sam.getByTestId('story-list').getByRole('link', {name: /Harbour closed for good/})
  const retry = sam.getByRole('button', {name: 'Retry'})
  // It gives up on the form alone or on the whole desk, by what it asked for last.
  await row.or(retry).first().waitFor()
  if (await retry.isVisible()) await retry.click()
  await sam.getByTestId('pane-item-Credit sources').click()
  await open(sam, id)
  await expect.poll(() => textField(sam, 'headline').inputValue()).toBe('Harbour closed for good')
})

test('a tab whose one connection breaks catches up, and nobody else notices', async ({
  newsroom,
  sit,
}) => {
  const {client} = newsroom
  await client.create({_id: 'source-ebb', _type: 'creditSource', name: 'Ebb'})
  const [sam, priya] = [await sit('sam'), await sit('priya')]
  // All event streams of a tab go over this one; presence and requests have their own.
  const carriers: WebSocketRoute[] = []
  const tab = await sam.context().newPage()
  await tab.routeWebSocket(/\/_mux$/, (socket) => {
    socket.connectToServer()
    carriers.push(socket)
  })
  await tab.goto(newsroom.studio)
  for (const page of [tab, priya]) await openFromList(page, 'Credit sources', 'Ebb')
  await textField(tab, 'shortCredit').fill('Ebb')
  await expect.poll(() => textField(priya, 'shortCredit').inputValue()).toBe('Ebb')
  expect(carriers).toHaveLength(1)

  await noteLongest(tab)
  // Goes on typing through all of it; while it finds its way back, the Studio takes no letters.
  const typing = textField(tab, 'name').pressSequentially(' and flow, and ebb again', {delay: 60})
  await textField(priya, 'usageTerms').fill('Typed while the other was cut off')
  await carriers[0]?.close()
  await textField(priya, 'usageTerms').pressSequentially(', and after')
  await typing

  const stored = () => client.fetch<string>('*[_id == "drafts.source-ebb"][0].name')
  const longest = await tab.evaluate<string>('longest')
  expect(longest.length).toBeGreaterThan('Ebb'.length)
  await expect.poll(stored).toContain(longest)
  await expect.poll(stored).toBe(await textField(tab, 'name').inputValue())
  await expect.poll(() => textField(priya, 'name').inputValue()).toBe(await stored())
  const terms = await textField(priya, 'usageTerms').inputValue()
  expect(terms).toContain('Typed while the other was cut off')
  await expect.poll(() => textField(tab, 'usageTerms').inputValue()).toBe(terms)
  // It has opened another one, and goes on hearing.
  expect(carriers).toHaveLength(2)
  await client.patch('drafts.source-ebb').set({shortCredit: 'Ebb/Flow'}).commit()
  await expect.poll(() => textField(tab, 'shortCredit').inputValue()).toBe('Ebb/Flow')
})

test('what is typed as the Studio comes up, or left for another tool, is still there', async ({
  newsroom,
  sit,
}) => {
  const adam = await sit('adam')
  const heading = adam.getByRole('heading', {name: 'Bring stories in from the archive'})
  const text = adam.getByLabel('Text of the story')
  const features = adam.waitForResponse(/\/features\?/)
  await adam.goto(`${newsroom.studio}/import`)
  await text.fill('A long text, put in at once.')
  await heading.evaluate((element) => element.setAttribute('data-first', ''))
  // The last that it asks for about itself; it used to build itself anew around the answer.
  await features
  await adam.waitForLoadState('networkidle')
  expect(await heading.getAttribute('data-first')).toBe('')
  expect(await text.inputValue()).toBe('A long text, put in at once.')

  await adam.getByRole('link', {name: 'Board', exact: true}).click()
  await adam.getByTestId('newsroom-board').waitFor()
  await adam.getByRole('link', {name: 'Import', exact: true}).click()
  await heading.waitFor()
  expect(await text.inputValue()).toBe('A long text, put in at once.')
})

/** Keeps the longest text that the field has shown, in `longest` of the page. */
async function noteLongest(page: Page): Promise<void> {
  await page.evaluate(`
    globalThis.longest = ''
    document.addEventListener('input', ({target}) => {
      if (target.id === 'name' && target.value.length > longest.length) longest = target.value
    })`)
}
