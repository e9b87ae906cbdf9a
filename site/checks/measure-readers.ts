import {type SanityClient} from '@sanity/client'
import {type Browser} from 'playwright-core'
import {openReader, versionAt} from './bare-reader.ts'
import {quantile, type Report} from './figures.ts'
import {FIRST} from './newspaper.ts'
import {type RunningSite} from './print-house.ts'
import {cpuOf, memoryOf} from './processes.ts'

/** The first changes after a start count for nothing: Node compiles what it runs often. */
const WARM_UP = 3
const CHANGES = 10
/** Besides the readers, so many have the page open in a real browser. */
const WINDOWS = 4

/**
 * From the lake's word that a change is stored to what readers see of it: told by the stream,
 * fetched again, and changed in a browser's window, waits and all.
 */
export async function measureReaders(
  {process, url}: RunningSite,
  client: SanityClient,
  browser: Browser,
  {readers, report}: {readers: number; report: Report},
): Promise<void> {
  const address = new URL(url + FIRST)
  const version = await versionAt(address)
  const idle = await memoryOf(process)
  const open = await Promise.all(Array.from({length: readers}, () => openReader(address, version)))
  report(
    `memory for each of ${readers} readers`,
    ((await memoryOf(process)) - idle) * (1024 / readers),
    'KB',
  )
  const windows = await Promise.all(
    Array.from({length: WINDOWS}, () => openWindow(browser, url + FIRST)),
  )
  const [told, fetched, seen]: [number[], number[], number[]] = [[], [], []]
  let begun = 0
  for (let change = 1; change <= WARM_UP + CHANGES; change++) {
    const headline = `Headline ${change} of the day`
    const changes = open.map((reader) => reader.nextChange())
    await Promise.all(windows.map((window) => window.waitFor(headline)))
    await client.patch('article-0').set({headline}).commit()
    const stored = performance.now()
    const storedAt = Date.now()
    for (const at of await Promise.all(changes)) {
      told.push(at.told - stored)
      fetched.push(at.fetched - stored)
    }
    const shown = await Promise.all(windows.map((window) => window.seenAt()))
    seen.push(...shown.map((at) => at - storedAt))
    if (change !== WARM_UP) continue
    for (const list of [told, fetched, seen]) list.length = 0
    begun = await cpuOf(process)
  }
  const spent = ((await cpuOf(process)) - begun) / CHANGES
  report(`telling ${readers} readers of a change, and sending each the page`, spent, 'CPU-ms')
  report(`published to told, ${readers} readers, p50`, quantile(told, 0.5), 'ms')
  report(`published to told, ${readers} readers, p95`, quantile(told, 0.95), 'ms', '< 300')
  report(`published to fetched again by ${readers} readers, p95`, quantile(fetched, 0.95), 'ms')
  report(`published to changed in a browser, p50`, quantile(seen, 0.5), 'ms')
  report(`published to changed in a browser, p95`, quantile(seen, 0.95), 'ms', '< 300')
  await Promise.all(windows.map((window) => window.close()))
  for (const reader of open) reader.close()
}

interface Window {
  /** To be called before the change. */
  waitFor: (headline: string) => Promise<void>
  /** When it was there, by the clock of this machine. */
  seenAt: () => Promise<number>
  close: () => Promise<void>
}

async function openWindow(browser: Browser, url: string): Promise<Window> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const stream = page.waitForResponse((response) => response.url().includes('/live?'))
  await page.goto(url)
  await stream
  return {
    waitFor: (headline) =>
      page.evaluate((wanted) => {
        const main = document.querySelector('main') ?? document.body
        const seenAt = new Promise<number>((resolve) => {
          const observer = new MutationObserver(() => {
            if (main.querySelector('h1')?.textContent !== wanted) return
            observer.disconnect()
            resolve(Date.now())
          })
          observer.observe(main, {subtree: true, childList: true, characterData: true})
        })
        Object.assign(window, {seenAt})
      }, headline),
    seenAt: async () => Number(await page.evaluate('seenAt')),
    close: () => context.close(),
  }
}
