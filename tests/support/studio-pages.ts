import {type Locator, type Page} from 'playwright-core'

/** Opens a document by the lists on the left, as a person does. */
export async function openFromList(page: Page, list: string, title: string): Promise<void> {
  await openList(page, list)
  await rowsOf(page).getByRole('link', {name: title}).first().click()
  await page.getByTestId('form-view').waitFor()
}

export async function openList(page: Page, list: string): Promise<void> {
  const lists = page.getByTestId('structure-tool-list-pane').first()
  // A pane that has made room for others opens again by a click.
  if (!(await page.getByTestId(`pane-item-${list}`).isVisible())) await lists.click()
  await page.getByTestId(`pane-item-${list}`).click()
  await rowsOf(page).waitFor()
}

/** The rows of the list that is open: the desk's own, or the Studio's. */
function rowsOf(page: Page): Locator {
  return page.getByTestId('story-list').or(page.getByTestId('document-list-pane')).last()
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

/**
 * Opens an inspector, unless the Studio has opened it again by itself. While a document is being
 * checked its buttons move and the focus goes to its form: the click goes to the button itself.
 */
export async function openInspector(page: Page, title: string): Promise<void> {
  const button = page.getByRole('button', {name: title})
  await button.waitFor()
  if ((await button.getAttribute('data-selected')) === null) await button.dispatchEvent('click')
}
