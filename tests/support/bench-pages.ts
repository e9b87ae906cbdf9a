import {type Locator, type Page} from 'playwright-core'

/** The bench of a gallery, by the lists on the left, as a person goes. */
export async function openBench(page: Page, gallery: string): Promise<void> {
  await page.getByTestId('pane-item-Galleries').click()
  await page.locator(`a[href$="${gallery}"]`).click()
  await page.getByRole('tab', {name: 'Captions'}).click()
  await page.getByRole('grid').waitFor()
}

export function rows(page: Page): Locator {
  return page.locator('.nr-lines .nr-row')
}

/** The cell of the caption that readers would call number n. */
export function cell(page: Page, n: number, column: string): Locator {
  return rows(page)
    .filter({has: page.locator('[data-column=n]').getByText(String(n), {exact: true})})
    .locator(`[data-column=${column}]`)
}

export function numbers(page: Page): Promise<string[]> {
  return rows(page).locator('[data-column=n]').allTextContents()
}

export async function write(page: Page, n: number, column: string, text: string): Promise<void> {
  await cell(page, n, column).click()
  await page.keyboard.press('F2')
  await page.locator('.nr-editor').fill(text)
  await page.keyboard.press('Enter')
}

/** As the browser does it when somebody presses Ctrl V; headless ones have no clipboard of their own. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole('grid').evaluate((grid, data) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', data)
    grid.dispatchEvent(
      new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}),
    )
  }, text)
}
