import {type Locator, type Page} from 'playwright-core'
import {expect} from 'vitest'
import {type Publication} from '../../newsroom/publication.ts'
import {type StoryStage} from '../../newsroom/stages.ts'
import {type StoryAddress, storyPath} from '../../newsroom/story-path.ts'
import {TRANSITIONS} from '../../newsroom/workflow.ts'
import {type TestNewsroom} from './newsroom.ts'
import {writeStoryIn} from './story-in.ts'

/** Of the archive story's ids nothing is wanted here: each test has a story of its own. */
export function storyIn(
  {client}: TestNewsroom,
  key: string,
  stage: StoryStage,
  publication: Publication = 'draft',
  name = 'accept',
): Promise<string> {
  const transition = TRANSITIONS.find((row) => row.name === name)
  if (transition === undefined) throw new Error(`There is no transition "${name}"`)
  return writeStoryIn(client, key, {transition, type: 'article', standing: {stage, publication}})
}

/** By the lists on the left, as a person goes. */
export async function open(page: Page, id: string): Promise<void> {
  const lists = page.getByTestId('structure-tool-list-pane').first()
  const all = page.getByTestId('pane-item-All stories')
  // A pane that has made room for others opens again by a click.
  if (!(await all.isVisible())) await lists.click()
  await all.click()
  await page.locator(`a[href$="${id}"]`).click()
  await page.getByTestId('form-view').waitFor()
  await page.getByTestId('pane-footer').last().waitFor()
}

export const menuOf = (page: Page) =>
  page.getByTestId('pane-footer').getByTestId('action-menu-button')
export const banner = (page: Page) => page.getByTestId('hold-banner')

/** The button in the footer, or what stands behind its three dots. */
export async function begin(page: Page, title: string): Promise<void> {
  const footer = page.getByTestId('pane-footer')
  const button = footer.getByRole('button', {name: title, exact: true})
  const menu = menuOf(page)
  await button.or(menu).first().waitFor()
  await expect
    .poll(async () => {
      if (await button.isVisible()) return 'button'
      await menu.click()
      if (await page.getByRole('menuitem', {name: title, exact: true}).isVisible()) return 'menu'
      await page.keyboard.press('Escape')
      return 'neither'
    })
    .not.toBe('neither')
  await button
    .or(page.getByRole('menuitem', {name: title, exact: true}))
    .first()
    .click()
  await page.getByRole('dialog').waitFor()
}

/** …and the same word in the dialog that asks for a note. */
export async function press(
  page: Page,
  title: string,
  answers: Record<string, string> = {},
): Promise<void> {
  await begin(page, title)
  const dialog = page.getByRole('dialog')
  for (const [label, words] of Object.entries(answers)) await dialog.getByLabel(label).fill(words)
  await dialog.getByRole('button', {name: title, exact: true}).click()
}

/** Everything that a person is offered in the footer of the document, one by one. */
export async function actionsOn(page: Page): Promise<string[]> {
  const buttons = await page.getByTestId('pane-footer').getByRole('button').allInnerTexts()
  const isMore = await menuOf(page).isVisible()
  return [
    ...buttons.filter((text) => text.trim() !== '' && !/^\w*\s*(Edited|Created)/.test(text)),
    ...(isMore ? ['…'] : []),
  ]
}

/** The address of a live story on the reader site. */
export async function addressOf(newsroom: TestNewsroom, id: string): Promise<string | undefined> {
  const {client, site} = newsroom
  const query =
    '*[_id == $id][0]{"slug": slug.current, "firstPublishedAt": workflow.firstPublishedAt}'
  const address = await client.fetch<StoryAddress | null>(query, {id})
  const path = address ? storyPath(address) : undefined
  return path && site + path
}

export async function readersGet(
  newsroom: TestNewsroom,
  id: string,
  status: number,
): Promise<void> {
  await expect
    .poll(async () => {
      const address = await addressOf(newsroom, id)
      return address && (await fetch(address)).status
    })
    .toBe(status)
}

export function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
}

export function isFocused(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement)
}

export function stageOf({client}: TestNewsroom, id: string): Promise<string> {
  return client.fetch('*[_id == $id][0].workflow.stage', {id: `drafts.${id}`})
}

export function draftField({client}: TestNewsroom, id: string, field: string): Promise<unknown> {
  return client.getDocument(`drafts.${id}`).then((document) => document?.[field])
}

export function publishedField(
  {client}: TestNewsroom,
  id: string,
  field: string,
): Promise<unknown> {
  return client.getDocument(id).then((document) => document?.[field])
}

export function logOf({client}: TestNewsroom, id: string): Promise<{by: string; event: string}[]> {
  const log = '*[_type == "editorialLog" && story._ref == $id] | order(at asc){by, event, note}'
  return client.fetch(log, {id})
}
