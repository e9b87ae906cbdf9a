// A newsroom and a browser, opened and closed: see prepare-browsers.ts.
import {launchBrowser} from './browser.ts'
import {openNewsroom} from './newsroom.ts'

const newsroom = await openNewsroom()
await newsroom.close()
const browser = await launchBrowser()
await browser.close()
