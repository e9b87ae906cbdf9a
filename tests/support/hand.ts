import {type Locator, type Page} from 'playwright-core'
import {expect} from 'vitest'

/** Drags by hand, and lets go when the place is outlined: it would take what is held over it. */
export async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await carry(page, from, to)
  await expect.poll(() => isOutlined(to)).toBe(true)
  await page.mouse.up()
}

/** The same by somebody who may not: nothing is taken up, so there is nothing to wait for. */
export async function dragInVain(page: Page, from: Locator, to: Locator): Promise<void> {
  await carry(page, from, to)
  expect(await isOutlined(to)).toBe(false)
  await page.mouse.up()
}

async function carry(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()]
  if (start === null || end === null) throw new Error('There is nothing to drag, or nowhere to go')
  await page.mouse.move(start.x + 10, start.y + 6)
  await page.mouse.down()
  await page.mouse.move(start.x + 30, start.y + 20, {steps: 3})
  await page.mouse.move(end.x + end.width / 2, end.y + Math.min(120, end.height / 2), {steps: 8})
}

function isOutlined(place: Locator): Promise<boolean> {
  return place.evaluate((element) => {
    for (let one: Element | null = element; one; one = one.parentElement)
      if (getComputedStyle(one).outlineStyle === 'solid') return true
    return false
  })
}
