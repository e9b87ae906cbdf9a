// A browser and a newsroom, opened and closed: see prepare-browsers.ts.
import {launchBrowser} from './browser.ts'
import {openNewsroom} from './newsroom.ts'

const browser = await launchBrowser()
await browser.close()
process.stdout.write('The browser is unpacked.\n')
const newsroom = await openNewsroom()
await newsroom.close()
