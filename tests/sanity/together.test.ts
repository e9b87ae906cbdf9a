import {type Locator, type Page} from 'playwright-core'
import {expect} from 'vitest'
import {type TestNewsroom} from '../support/newsroom.ts'
import {openFromList, textField} from '../support/studio-pages.ts'
import {test} from '../support/studio.ts'

/* Many eyes on one document: in two browsers, in five tabs of one, and in a tab that was asleep. */

test('two editors see where the other is and what the other types', async ({newsroom, sit}) => {
  const {client} = newsroom
  for (const name of ['Shared', 'Elsewhere'])
    await client.create({
      _id: `source-${name.toLowerCase()}`,
      _type: 'creditSource',
      name,
      usageTerms: 'Terms: ',
    })
  const [sam, priya] = await Promise.all([sit('sam'), sit('priya')])
  for (const page of [sam, priya]) await openFromList(page, 'Credit sources', 'Shared')

  await textField(sam, 'name').focus()
  await avatarIn(priya, 'Sam Okafor').waitFor()
  await textField(priya, 'shortCredit').focus()
  await avatarIn(sam, 'Priya Nair').waitFor()

  await textField(sam, 'name').pressSequentially(' and shared alike')
  await expect.poll(() => textField(priya, 'name').inputValue()).toBe('Shared and shared alike')

  // At the same time, in different fields and then in the same one.
  await Promise.all([
    textField(sam, 'name').pressSequentially(', twice'),
    textField(priya, 'shortCredit').pressSequentially('Shared/Alike'),
  ])
  for (const page of [sam, priya]) {
    await expect.poll(() => textField(page, 'name').inputValue()).toMatch(/alike, twice$/)
    await expect.poll(() => textField(page, 'shortCredit').inputValue()).toBe('Shared/Alike')
  }
  await Promise.all([
    textField(sam, 'usageTerms').pressSequentially('Once.'),
    textField(priya, 'usageTerms').pressSequentially('Never.'),
  ])
  const terms = () => client.fetch<string>('*[_id == "drafts.source-shared"][0].usageTerms')
  await expect
    .poll(async () => {
      const seen = [sam, priya].map((page) => textField(page, 'usageTerms').inputValue())
      return new Set([await terms(), ...(await Promise.all(seen))]).size
    })
    .toBe(1)
  // Nothing is promised about letters that two people type into one word at once.
  expect(await terms()).toMatch(/^(?=.*O)(?=.*N).*Terms: /)

  await openFromList(sam, 'Credit sources', 'Elsewhere')
  await avatarIn(priya, 'Sam Okafor').waitFor({state: 'detached'})
})

test('five tabs of one browser all hear of a change, and all can be worked in', async ({
  newsroom,
  sit,
  forgive,
}) => {
  // On a busy machine the site may give a preview up, and shows it when it is asked again.
  forgive(/503 .*_preview|status of 503 .*_preview|Unable to connect to visual editing/)
  const id = await articleId(newsroom)
  const sam = await sit('sam')
  const places: [path: string, shows: (page: Page, headline: string) => Locator][] = [
    [`presentation?preview=/_preview/story/${id}`, onSite],
    [`desk/stories;${id}`, inTitle],
    [`desk/stories;${id}`, inTitle],
    ['desk/stories', inList],
    ['board', onBoard],
  ]
  const tabs: {page: Page; shows: (typeof places)[number][1]}[] = []
  for (const [path, shows] of places) {
    const page = await sam.context().newPage()
    await page.goto(`${newsroom.studio}/${path}`)
    await shows(page, 'US-backed forces declare').first().waitFor()
    tabs.push({page, shows})
  }
  for (const headline of ['Five tabs hear of this', 'And of this']) {
    await newsroom.client.patch(`drafts.${id}`).set({headline}).commit()
    for (const {page, shows} of tabs) await shows(page, headline).first().waitFor()
  }
  const [, editing] = tabs
  if (!editing) throw new Error('There is no tab')
  await textField(editing.page, 'headline').fill('Typed in one, read in all')
  for (const {page, shows} of tabs) await shows(page, 'Typed in one, read in all').first().waitFor()
})

test('a tab that was asleep tells what happened meanwhile, and goes on', async ({
  newsroom,
  sit,
}) => {
  const {client} = newsroom
  await client.create({_id: 'source-sleepy', _type: 'creditSource', name: 'Sleepy'})
  const sam = await sit('sam')
  await openFromList(sam, 'Credit sources', 'Sleepy')
  const devTools = await sam.context().newCDPSession(sam)
  await devTools.send('Page.setWebLifecycleState', {state: 'frozen'})
  for (const name of ['Sleepy no more', 'Sleepy at last'])
    await client.patch('source-sleepy').set({name}).commit()
  await devTools.send('Page.setWebLifecycleState', {state: 'active'})
  await expect.poll(() => textField(sam, 'name').inputValue()).toBe('Sleepy at last')
  await textField(sam, 'name').fill('Wide awake')
  await expect
    .poll(() => client.fetch('*[_id == "drafts.source-sleepy"][0].name'))
    .toBe('Wide awake')
})

/** In the row of the document that both have open; the footer shows who edited it last. */
function avatarIn(page: Page, name: string): Locator {
  const row = page.getByTestId('document-list-pane').getByRole('link', {name: 'Shared'})
  return row.locator(`[data-ui=Avatar][title="${name}"]`).first()
}

async function articleId({client}: TestNewsroom): Promise<string> {
  const draft = await client.fetch<string>('*[_type == "article"][0]._id')
  return draft.replace('drafts.', '')
}

function inTitle(page: Page, headline: string): Locator {
  return page.getByTestId('form-view').getByRole('heading', {name: headline})
}

function inList(page: Page, headline: string): Locator {
  return page.getByTestId('story-list').getByRole('link', {name: headline})
}

function onBoard(page: Page, headline: string): Locator {
  return page.getByTestId('newsroom-board').getByText(headline)
}

function onSite(page: Page, headline: string): Locator {
  return page.frameLocator('iframe').getByRole('heading', {name: headline})
}
