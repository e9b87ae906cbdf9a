import {type SanityClient} from '@sanity/client'
import {type Browser, type Page} from 'playwright-core'
import {type Report} from './figures.ts'
import {FIRST} from './newspaper.ts'
import {type RunningSite} from './print-house.ts'

const PHONE = {viewport: {width: 390, height: 844}, deviceScaleFactor: 2, isMobile: true}

/** What a phone waits for until the page stands, and what moves under its reader's eyes. */
export async function measureBrowser(
  {url}: RunningSite,
  client: SanityClient,
  browser: Browser,
  report: Report,
): Promise<void> {
  for (const [name, path] of [
    ['front page', '/'],
    ['story', FIRST],
  ] as const) {
    const context = await browser.newContext(PHONE)
    const page = await context.newPage()
    await page.goto(url + path)
    const {requests, shift} = await largestPaintOf(page)
    report(`requests that the largest paint waits for, ${name}`, requests, 'requests', '<= 2')
    report(`layout that moves while it loads, ${name}`, shift, 'CLS', '= 0')
    await context.close()
  }
  const context = await browser.newContext(PHONE)
  const page = await context.newPage()
  report('what is read moves when a page changes', await movedBy(page, url, client), 'px', '= 0')
  await context.close()
}

/**
 * The page, what blocks its rendering, and a picture if there is one to be seen: which paint was the
 * largest, the browser says only some time after.
 */
async function largestPaintOf(page: Page): Promise<{requests: number; shift: number}> {
  const told: unknown = await page.evaluate(`(async () => {
    const seen = [...document.images].filter(({y}) => y < innerHeight)
    await Promise.all(seen.map((image) => image.decode()))
    await document.fonts.ready
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame)
    const observer = new PerformanceObserver(() => {})
    observer.observe({type: 'layout-shift', buffered: true})
    const shift = observer.takeRecords().reduce((sum, {value}) => sum + value, 0)
    const blocking = performance.getEntriesByType('resource')
      .filter(({renderBlockingStatus}) => renderBlockingStatus === 'blocking')
    return [1 + blocking.length + Math.min(seen.length, 1), shift]
  })()`)
  const [requests, shift] = Array.isArray(told) ? told.map(Number) : []
  return {requests: requests ?? NaN, shift: shift ?? NaN}
}

/** A correction and a new beginning come in above the paragraph that is being read. */
async function movedBy(page: Page, url: string, client: SanityClient): Promise<number> {
  const stream = page.waitForResponse((response) => response.url().includes('/live?'))
  await page.goto(url + FIRST)
  await stream
  const read = page.locator('.text > p').nth(9)
  await read.evaluate((paragraph) => paragraph.scrollIntoView())
  const reading = await read.elementHandle()
  const placeOf = async () => (await reading?.boundingBox())?.y ?? NaN
  const before = await placeOf()
  const text = 'A new beginning, that nobody had written before. '.repeat(20)
  const children = [{_type: 'span', _key: 's', text, marks: []}]
  await client
    .transaction()
    .create({
      _id: 'correction-of-the-day',
      _type: 'correction',
      type: 'correction',
      severity: 'significant',
      publicText: 'It was Leith.',
      date: new Date().toISOString(),
      targets: [{_key: 't', document: {_type: 'reference', _ref: 'article-0'}}],
    })
    .patch('article-0', (patch) =>
      patch.insert('before', 'body[0]', [
        {_type: 'block', _key: 'new', style: 'normal', markDefs: [], children},
      ]),
    )
    .commit()
  await page.getByText('A new beginning').waitFor({state: 'attached'})
  return Math.abs((await placeOf()) - before)
}
