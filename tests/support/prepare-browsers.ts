import {launchBrowser} from './browser.ts'
import {openNewsroom} from './newsroom.ts'

/**
 * Runs once before the browser tests: the first newsroom builds the Studio, the first browser is
 * unpacked. Files that run side by side then find both.
 */
export default async function prepareBrowsers(): Promise<void> {
  const newsroom = await openNewsroom()
  await newsroom.close()
  const browser = await launchBrowser()
  await browser.close()
}
