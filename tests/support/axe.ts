import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {type Page} from 'playwright-core'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/**
 * What axe finds in our own view: the Studio around it is not ours. It is evaluated, not put into
 * the page: the Studio's Content-Security-Policy lets no script in that did not come with it.
 */
export async function violationsOn(page: Page, within: string): Promise<string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'))
  const found: unknown = await page.evaluate(
    `axe.run(${JSON.stringify(within)}).then(({violations}) => violations.map(
      ({id, help, nodes}) => id + ': ' + help + ' ' + nodes.slice(0, 2).map(({html}) => html.slice(0, 160)).join(' | ')))`,
  )
  return Array.isArray(found) ? found.map(String) : ['axe gave no answer']
}
