/**
 * How fast the board is with a thousand stories in the real Studio, on this machine:
 * `node tests/support/measure-board.ts [stories]`. No promise of a test hangs on it: machines differ.
 */
import {type Page} from 'playwright-core'
import {launchBrowser, openPage} from './browser.ts'
import {writeManyStories} from './many-stories.ts'
import {openNewsroom, signIn} from './newsroom.ts'

const RUNS = 5
const stories = Number(process.argv[2] ?? 1000)

/** Notes when the data had arrived, and when the first card was painted. */
const WATCH = `
  new MutationObserver((_, observer) => {
    if (!document.querySelector('[data-link]')) return
    observer.disconnect()
    requestAnimationFrame(() => setTimeout(() => { window.firstCardAt = performance.now() }))
  }).observe(document, {childList: true, subtree: true})
  performance.setResourceTimingBufferSize(5000)`

/** Collects how long each frame took, until it is stopped. */
const COUNT_FRAMES = `
  window.frames_ = []
  window.counting = true
  let last = performance.now()
  const next = (now) => {
    window.frames_.push(now - last)
    last = now
    if (window.counting) requestAnimationFrame(next)
  }
  requestAnimationFrame(next)`

const newsroom = await openNewsroom({site: false})
const browser = await launchBrowser()
try {
  await writeManyStories(newsroom.client, {stories, captions: 2, now: new Date()})
  const {page} = await openPage(browser, {bypassCSP: true})
  await page.addInitScript(WATCH)
  await signIn(page, newsroom, 'rosa')
  await page.getByRole('link', {name: 'Board', exact: true}).click()
  const paints: number[] = []
  for (let run = 0; run <= RUNS; run++) {
    await page.reload()
    const passed = await firstPaint(page)
    if (run > 0) paints.push(passed)
  }
  const still = await framesDuring(page, () => page.waitForTimeout(2000))
  const drag = await framesDuring(page, () => dragAcross(page))
  console.log(
    JSON.stringify({
      stories,
      firstPaintAfterDataMs: {median: median(paints), all: paints.map(Math.round)},
      frames: {still: summary(still), drag: summary(drag)},
    }),
  )
} finally {
  await browser.close()
  await newsroom.close()
}

/** From the last byte of the board's own queries to its first card, in milliseconds. */
async function firstPaint(page: Page): Promise<number> {
  const found = await page.waitForFunction(`(() => {
    const asked = performance.getEntriesByType('resource')
      .filter(({name}) => name.includes('board.rows') || name.includes('board.pictures'))
      .map(({responseEnd}) => responseEnd)
      .filter((end) => end > 0 && end <= (window.firstCardAt ?? 0))
    return window.firstCardAt && asked.length > 0 ? window.firstCardAt - Math.max(...asked) : 0
  })()`)
  return Number(await found.jsonValue())
}

/** A card carried over every column and back, as fast as a hand goes. */
async function dragAcross(page: Page): Promise<void> {
  const card = await page.locator('[data-column="intake"] [data-link]').first().boundingBox()
  if (card === null) throw new Error('There is no card in intake')
  await page.mouse.move(card.x + 20, card.y + 8)
  await page.mouse.down()
  for (let round = 0; round < 3; round++) {
    await page.mouse.move(1400, 400 + round * 100, {steps: 60})
    await page.mouse.move(60, 300 + round * 100, {steps: 60})
  }
  await page.keyboard.press('Escape')
  await page.mouse.up()
}

async function framesDuring(page: Page, act: () => Promise<void>): Promise<number[]> {
  await page.evaluate(COUNT_FRAMES)
  await act()
  const frames: unknown = await page.evaluate('(window.counting = false, window.frames_)')
  return Array.isArray(frames) ? frames.map(Number).slice(1) : []
}

function summary(frames: readonly number[]) {
  const total = frames.reduce((sum, frame) => sum + frame, 0)
  const sorted = frames.toSorted((a, b) => a - b)
  return {
    count: frames.length,
    perSecond: Math.round((frames.length / total) * 10_000) / 10,
    medianMs: median(sorted),
    p95Ms: Math.round((sorted[Math.floor(sorted.length * 0.95)] ?? NaN) * 10) / 10,
    over25Ms: frames.filter((frame) => frame > 25).length,
  }
}

function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? NaN) * 10) / 10
}
