import {setTimeout} from 'node:timers/promises'
import {type Page} from 'playwright-core'
import {launchBrowser, openPage} from '../../tests/support/browser.ts'
import {openNewsroom, signIn} from '../../tests/support/newsroom.ts'
import {openFromList, textField} from '../../tests/support/studio-pages.ts'
import {type Bench, type BenchTools, type Side} from '../bench/bench.ts'

const LIMIT_MS = 300
/** The Studio sends what is typed at once, then at most once a second: each figure is a first key. */
const QUIET_MS = 1500

const bench: Bench = {
  name: 'second-screen',
  summary: `what one editor types, in the browser of another within ${LIMIT_MS} ms`,
  goal: 1,
  better: 'lower',
  unit: 'ms',
  runs: 20,
  prepare: async (tools) => ({peer: LIMIT_MS, ours: await twoEditors(tools)}),
}

export default bench

/** Two people in two browsers on one document; a figure is from the key to the other's screen. */
async function twoEditors({defer}: BenchTools): Promise<Side> {
  const newsroom = await openNewsroom()
  defer(() => newsroom.close())
  const browser = await launchBrowser()
  defer(() => browser.close())
  await newsroom.client.create({_id: 'source-shared', _type: 'creditSource', name: 'Shared'})
  const [typing, reading] = await Promise.all(
    (['sam', 'priya'] as const).map(async (person) => {
      const {page} = await openPage(browser)
      await signIn(page, newsroom, person)
      await openFromList(page, 'Credit sources', 'Shared')
      return page
    }),
  )
  if (!typing || !reading) throw new Error('Two editors are needed')
  let count = 0
  return async () => {
    await setTimeout(QUIET_MS)
    const name = `Shared ${++count}`
    const seen = showsAt(reading, name)
    const typed = showsAt(typing, name)
    await textField(typing, 'name').fill(name)
    return (await seen) - (await typed)
  }
}

/** When the field first shows the text, in milliseconds since 1970 by the clock of the machine. */
function showsAt(page: Page, text: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          const field = document.querySelector('#name')
          if (field instanceof HTMLInputElement && field.value === wanted) {
            resolve(performance.timeOrigin + performance.now())
          } else requestAnimationFrame(look)
        }
        look()
      }),
    text,
  )
}
