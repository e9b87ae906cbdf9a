import {Agent, get} from 'node:http'
import {type SanityClient} from '@sanity/client'
import {type Browser} from 'playwright-core'
import {quantile, type Report} from './figures.ts'
import {FIRST} from './newspaper.ts'
import {type RunningSite} from './print-house.ts'
import {memoryOf} from './processes.ts'

const CHANGES = 10
/** Of all readers, so many fetch the page again; all of them would be the work of this process. */
const LOOKERS = 100
/** So many more have it open in a real browser. */
const WINDOWS = 4

/**
 * From the lake's word that a change is stored to what readers see of it: told by the stream,
 * fetched again, and changed in a browser's window, jitter and all.
 */
export async function measureReaders(
  {process, url}: RunningSite,
  client: SanityClient,
  browser: Browser,
  {readers, report}: {readers: number; report: Report},
): Promise<void> {
  const agent = new Agent({keepAlive: true, maxSockets: Infinity})
  const heard: (() => void)[] = []
  const version = (await fetch(url + FIRST)).headers.get('etag')?.replaceAll('"', '') ?? ''
  const idle = await memoryOf(process)
  await Promise.all(
    Array.from({length: readers}, async (_, reader) =>
      listen(agent, `${url}/live?path=${FIRST}&version=${version}`, () => heard[reader]?.()),
    ),
  )
  report(
    `memory for each of ${readers} readers`,
    ((await memoryOf(process)) - idle) * (1024 / readers),
    'KB',
  )
  const windows = await Promise.all(
    Array.from({length: WINDOWS}, () => openWindow(browser, url + FIRST)),
  )
  const [told, fetched, seen]: [number[], number[], number[]] = [[], [], []]
  for (let change = 0; change < CHANGES; change++) {
    const headline = `Headline ${change} of the day`
    const arrivals = Array.from(
      {length: readers},
      (_, reader) =>
        new Promise<number>((resolve) => {
          heard[reader] = () => resolve(performance.now())
        }),
    )
    const changed = windows.map((window) => window.changedTo(headline))
    await client.patch('article-0').set({headline}).commit()
    const stored = performance.now()
    const storedAt = Date.now()
    const looks = arrivals.slice(0, LOOKERS).map(async (arrival) => {
      await arrival
      const text = await (await fetch(url + FIRST)).text()
      if (!text.includes(headline)) throw new Error('A reader was told too early')
      return performance.now() - stored
    })
    told.push(...(await Promise.all(arrivals)).map((at) => at - stored))
    fetched.push(...(await Promise.all(looks)))
    seen.push(...(await Promise.all(changed)).map((at) => at - storedAt))
  }
  report(`published to told, ${readers} readers, p50`, quantile(told, 0.5), 'ms')
  report(`published to told, ${readers} readers, p95`, quantile(told, 0.95), 'ms', '< 300')
  report(`published to fetched, ${LOOKERS} of them, p95`, quantile(fetched, 0.95), 'ms')
  report(`published to changed in a browser, p50`, quantile(seen, 0.5), 'ms')
  report(`published to changed in a browser, p95`, quantile(seen, 0.95), 'ms', '< 300')
  await Promise.all(windows.map((window) => window.close()))
  agent.destroy()
}

/** Resolves when the stream is open. */
async function listen(agent: Agent, url: string, onUpdate: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, {agent}, (answer) => {
      answer.setEncoding('utf8')
      answer.on('data', (text: string) => {
        if (text.includes('event: update')) onUpdate()
        else resolve()
      })
    }).on('error', reject)
  })
}

interface Window {
  /** When the headline was there, by the clock of this machine. Call it before the change. */
  changedTo: (headline: string) => Promise<number>
  close: () => Promise<void>
}

async function openWindow(browser: Browser, url: string): Promise<Window> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const stream = page.waitForResponse((response) => response.url().includes('/live?'))
  await page.goto(url)
  await stream
  return {
    changedTo: (headline) =>
      page.evaluate(
        (wanted) =>
          new Promise<number>((resolve) => {
            const main = document.querySelector('main') ?? document.body
            const observer = new MutationObserver(() => {
              if (main.querySelector('h1')?.textContent !== wanted) return
              observer.disconnect()
              resolve(Date.now())
            })
            observer.observe(main, {subtree: true, childList: true, characterData: true})
          }),
        headline,
      ),
    close: () => context.close(),
  }
}
