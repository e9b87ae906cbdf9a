import {type Page} from 'playwright-core'
import {expect} from 'vitest'
import {openFromList, textField} from '../support/studio-pages.ts'
import {test} from '../support/studio.ts'

/* The lake goes away under its editors: stopped, started again, its streams cut. */

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

/** Keeps the longest text that the field has shown, in `longest` of the page. */
async function noteLongest(page: Page): Promise<void> {
  await page.evaluate(`
    globalThis.longest = ''
    document.addEventListener('input', ({target}) => {
      if (target.id === 'name' && target.value.length > longest.length) longest = target.value
    })`)
}
