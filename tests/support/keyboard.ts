import {type Locator, type Page} from 'playwright-core'
import {expect} from 'vitest'

/*
 * The Studio without a mouse. Nothing here clicks, and nothing puts the focus anywhere: keys do.
 */

/** Goes on with Tab, or back, until the focus is where it is wanted. */
export async function tabTo(
  page: Page,
  wanted: Locator,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  await wanted.waitFor()
  for (let press = 0; press < MOST; press++) {
    if (await hasFocus(wanted)) return
    await page.keyboard.press(key)
  }
  throw new Error(`Tab never comes to ${String(wanted)}`)
}

/** As many stops as a form with all its fields has, and some more. */
const MOST = 250

function hasFocus(wanted: Locator): Promise<boolean> {
  return wanted.evaluate((element) => element === document.activeElement)
}

/** Opens a document by the search at the top of the page. */
export async function openByKeys(page: Page, words: string, title: RegExp): Promise<void> {
  const search = page.getByPlaceholder('Search', {exact: true})
  // A Studio that has just come up does not listen yet.
  await expect
    .poll(async () => {
      if (!(await search.isVisible())) await page.keyboard.press('Control+k')
      return hasFocus(search)
    })
    .toBe(true)
  // What was looked for the last time may still stand there.
  await page.keyboard.press('Control+a')
  await page.keyboard.type(words)
  const results = page.getByTestId('search-results')
  await results.getByRole('option', {name: title}).first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByTestId('form-view').waitFor()
  await page.getByTestId('document-panel-document-title').getByText(title).waitFor()
  await page.getByTestId('pane-footer-document-status').waitFor()
}

/** A step of the workflow: its button or its place in the menu, what its dialog asks, and its word. */
export async function stepByKeys(
  page: Page,
  title: string,
  answers: Record<string, string> = {},
): Promise<void> {
  await chooseByKeys(page, title)
  const dialog = page.getByRole('dialog', {name: title})
  for (const [label, words] of Object.entries(answers)) {
    await tabTo(page, dialog.getByLabel(label))
    await page.keyboard.type(words)
  }
  await tabTo(page, dialog.getByRole('button', {name: title, exact: true}))
  await page.keyboard.press('Enter')
  await dialog.waitFor({state: 'detached'})
}

/** What can be done with the document, by its button or by its place in the menu. */
export async function chooseByKeys(page: Page, title: string): Promise<void> {
  // The foot of a document is the last of the page: where nothing has the focus, one step back.
  const nowhere = await page.evaluate(() => document.activeElement === document.body)
  const way = nowhere ? 'Shift+Tab' : 'Tab'
  const footer = page.getByTestId('pane-footer')
  const button = footer.getByRole('button', {name: title, exact: true})
  const menu = footer.getByTestId('action-menu-button')
  await button.or(menu).first().waitFor()
  if (await button.isVisible()) {
    await tabTo(page, button, way)
    await page.keyboard.press('Enter')
    return
  }
  await tabTo(page, menu, way)
  await page.keyboard.press('Enter')
  const item = page.getByRole('menuitem', {name: title, exact: true})
  await item.waitFor()
  for (let press = 0; press < MOST && !(await hasFocus(item)); press++) {
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
}
