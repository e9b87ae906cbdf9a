import {type Locator} from 'playwright-core'

/** Would somebody see its middle? Neither scrolled away nor under anything. */
export function isInSight(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => {
    const {left, top, width, height} = element.getBoundingClientRect()
    const seen = document.elementFromPoint(left + width / 2, top + height / 2)
    return seen !== null && element.contains(seen)
  })
}
