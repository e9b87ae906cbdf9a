import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {type Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {
  article,
  documentOf,
  galleryEmbed,
  LIVE,
  paragraph,
  reference,
  section,
} from './testing/documents.test.fixture.ts'
import {openReadingRoom, type ReadingRoom, STORY} from './testing/reading-room.test.fixture.ts'

let room: ReadingRoom

beforeAll(async () => {
  room = await openReadingRoom()
  await room.running.write(
    documentOf('correction', 'correction', {
      type: 'correction',
      severity: 'significant',
      publicText: 'It was Leith.',
      date: LIVE,
      targets: [{_key: 't', document: reference('story')}],
    }),
  )
})
afterAll(async () => {
  await room[Symbol.asyncDispose]()
})

const PAGES = [
  '/',
  '/?page=2',
  '/world',
  '/by/jane',
  '/topic/Leith',
  '/2026/11/19',
  '/corrections',
  '/search?q=harbour',
  '/search?q=nowhere',
  STORY,
  '/2017/02/04/archive',
  '/2026/11/20/killed',
  '/nothing/here',
]

describe('everybody can use every page (WCAG 2.2 AA, best practice)', () => {
  test.each(PAGES)('%s', async (path) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const {page, troubles} = await room.open(path, {colorScheme, bypassCSP: true})
      expect([colorScheme, await violationsOn(page)]).toEqual([colorScheme, []])
      expect(troubles.filter((one) => !one.includes('404') && !one.includes('410'))).toEqual([])
      await page.context().close()
    }
  })

  test('the lightbox', async () => {
    const {page} = await room.open(STORY, {bypassCSP: true})
    await page.locator('.gallery a.zoom').first().click()
    await page.locator('dialog[open]').waitFor()
    expect(await violationsOn(page)).toEqual([])
    await page.keyboard.press('End')
    await page.getByText('6 of 6', {exact: true}).last().waitFor()
    expect(await violationsOn(page)).toEqual([])
    await page.context().close()
  })

  // The check is a script itself: ours are cut off, which leaves the page that one without them has.
  test.each([...PAGES, `${STORY}#caption-1`, `${STORY}#caption-plate`])(
    'without scripts: %s',
    async (path) => {
      const {page} = await room.open('/corrections', {bypassCSP: true})
      await page.route('**/reader-*.js', (route) => route.abort())
      await page.goto(room.url + path)
      expect(await page.locator('html.js').count()).toBe(0)
      expect(await page.locator('.steps:visible').count()).toBe(path.includes('#') ? 1 : 0)
      expect(await violationsOn(page)).toEqual([])
      await page.context().close()
    },
  )

  // Axe reckons with the colours that we set. Of what keeps to the reader's, the contrast is theirs.
  const NOT_OURS = ['color-contrast']
  const keepsItsOwn = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((one) => getComputedStyle(one).forcedColorAdjust === 'none')
        .map((one) => one.outerHTML.slice(0, 80)),
    )

  test.each(PAGES)('with the colours of the reader: %s', async (path) => {
    const {page} = await room.open(path, {bypassCSP: true, forcedColors: 'active'})
    expect(await violationsOn(page, NOT_OURS)).toEqual([])
    expect(await keepsItsOwn(page)).toEqual([])
    await page.context().close()
  })

  test('the lightbox with the colours of the reader', async () => {
    const {page} = await room.open(STORY, {bypassCSP: true, forcedColors: 'active'})
    await page.locator('.gallery a.zoom').first().click()
    await page.locator('dialog[open]').waitFor()
    expect(await violationsOn(page, NOT_OURS)).toEqual([])
    expect(await keepsItsOwn(page)).toEqual([])
    await page.context().close()
  })

  test('the check can tell', async () => {
    const {page} = await room.open('/', {bypassCSP: true})
    await page.evaluate(() =>
      document.body.insertAdjacentHTML('beforeend', '<img src="x"><div role="button">'),
    )
    expect(await violationsOn(page)).toContainEqual(expect.stringMatching(/^image-alt/))
    await page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<p style="forced-color-adjust: none">')
    })
    expect(await keepsItsOwn(page)).toHaveLength(1)
    await page.context().close()
  })
})

test.each(PAGES)(
  'on the narrowest screens nothing has to be scrolled sideways: %s',
  async (path) => {
    const {page} = await room.open(path, {viewport: {width: 320, height: 640}})
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    await page.context().close()
  },
)

test.each(PAGES)('what is pressed is large enough for any finger: %s', async (path) => {
  const {page} = await room.open(path, {viewport: {width: 390, height: 800}})
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('nav a, button, input, .zoom, .corrected a')]
      .map((element) => ({element, box: element.getBoundingClientRect()}))
      .filter(({box}) => box.width > 0 && (box.width < 44 || box.height < 44))
      .map(({element}) => element.outerHTML.slice(0, 80)),
  )
  expect(small).toEqual([])
  await page.context().close()
})

test('every image has its place before it has come', async () => {
  const {page} = await room.open(STORY)
  const images = await page.evaluate(() =>
    [...document.images].map(({width, height, srcset, loading}) => ({
      width,
      height,
      srcset,
      loading,
    })),
  )
  expect(images).toHaveLength(5)
  for (const {width, height, srcset} of images) {
    expect(width * height).toBeGreaterThan(0)
    expect(srcset).toContain('w,')
  }
  expect(images.map(({loading}) => loading)).toEqual(['auto', ...Array(4).fill('lazy')])
  await page.context().close()
})

test('paper gets the words and the pictures, and nothing to press', async () => {
  const {page} = await room.open(STORY)
  await page.emulateMedia({media: 'print'})
  for (const hidden of ['.masthead nav', '.page-footer nav', '.topics', '.skip']) {
    expect([hidden, await page.locator(hidden).isVisible()]).toEqual([hidden, false])
  }
  for (const shown of ['h1', '.text > p', '.plate', '#corrections']) {
    expect([shown, await page.locator(shown).first().isVisible()]).toEqual([shown, true])
  }
  await page.context().close()
})

/** A4 without its margins, in CSS pixels. */
const PAPER_WIDTH = 658

test.each(PAGES)('nothing sticks out of the paper: %s', async (path) => {
  const {page} = await room.open(path, {viewport: {width: PAPER_WIDTH, height: 900}})
  await page.emulateMedia({media: 'print'})
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PAPER_WIDTH)
  await page.context().close()
})

test('who reads white on black prints black on white, and the story, not the picture that is open', async () => {
  const {page} = await room.open(STORY, {colorScheme: 'dark'})
  await page.locator('.gallery a.zoom').first().click()
  await page.locator('dialog[open]').waitFor()
  await page.emulateMedia({media: 'print', colorScheme: 'dark'})
  expect(await page.locator('dialog').isVisible()).toBe(false)
  const [ink, paper] = await page.evaluate(() => {
    const {color, backgroundColor} = getComputedStyle(document.body)
    return [color, backgroundColor]
  })
  expect([ink, paper]).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)'])
  await page.context().close()
})

test.each(PAGES)('nothing moves by itself: %s', async (path) => {
  const {page} = await room.open(path)
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const {transitionDuration, animationName, scrollBehavior} = getComputedStyle(element)
        return (
          transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior === 'smooth'
        )
      })
      .map((element) => element.outerHTML.slice(0, 80)),
  )
  expect(moving).toEqual([])
  await page.context().close()
})

test('in a story that runs from right to left the paper’s own words keep their order', async () => {
  await room.running.write(
    article('arabic', {
      headline: 'الميناء يستمع إلى تحذيرات',
      language: 'ar',
      body: [paragraph('كان الميناء هادئا قبل الفجر.'), galleryEmbed('gallery')],
    }),
  )
  const {page} = await room.open('/2026/11/20/arabic')
  expect(await page.locator('h1').evaluate((h1) => getComputedStyle(h1).direction)).toBe('rtl')
  const counts = page.locator('.gallery .count')
  expect(await counts.first().getAttribute('lang')).toBe('en-GB')
  // That of a plate, the fourth, is a link.
  expect(await counts.allInnerTexts()).toEqual([1, 2, 3, 4, 5, 6].map((at) => `${at} of 6`))
  const ends = await counts.evaluateAll((lines) =>
    lines.map((line) => {
      const words = line.querySelector('a') ?? line
      return [0, 5].map((at) => {
        const letter = document.createRange()
        letter.setStart(words.firstChild ?? words, at)
        letter.setEnd(words.firstChild ?? words, at + 1)
        return letter.getBoundingClientRect().x
      })
    }),
  )
  for (const [first = NaN, last] of ends) expect(first).toBeLessThan(last ?? NaN)
  await page.context().close()
})

describe('words of any length', () => {
  const WORD = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'
  const ADDRESS = `https://ledger.example/${'a'.repeat(120)}`
  const LONG = '/2026/11/20/long'
  const WINDOWS = [
    {width: 320, height: 568},
    {width: 667, height: 375},
    {width: 1280, height: 900},
  ]

  beforeAll(async () => {
    const image = (await room.running.client.getDocument('caption-0'))?.['image']
    const words = 'The quay before the first ferry came in. '.repeat(22)
    const stories = ['long', 'longer', 'longest', 'more', 'much-more', 'most']
    await room.running.write(
      section('words', WORD),
      documentOf('caption', 'long-caption', {text: words, alt: 'A quay', image}),
      documentOf('caption', 'long-word', {text: ADDRESS, alt: 'A quay', image}),
      documentOf('caption', 'long-plate', {text: `${words}${ADDRESS}`}),
      documentOf('gallery', 'long-gallery', {
        title: WORD,
        captions: ['long-caption', 'long-word', 'long-plate'].map((id) => reference(id)),
      }),
      ...stories.map((id) =>
        article(id, {
          headline: WORD,
          standfirst: ADDRESS,
          section: reference('section-words'),
          body: [paragraph(ADDRESS), galleryEmbed('long-gallery')],
        }),
      ),
    )
  })

  test.each(WINDOWS)('stay in the page: $width', async (viewport) => {
    for (const path of ['/words', LONG]) {
      const {page} = await room.open(path, {viewport})
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect([path, width]).toEqual([path, viewport.width])
      await page.context().close()
    }
  })

  test.each(WINDOWS)('leave a picture its room: $width × $height', async (viewport) => {
    const {page} = await room.open(LONG, {viewport, bypassCSP: true})
    const onPage = await page.locator('#long-caption img').boundingBox()
    await page.locator('#long-caption a.zoom').click()
    const shown = page.locator('dialog figure:focus')
    const large = await shown.locator('img').boundingBox()
    // As wide as on the page, or as high as most of the window.
    const isLarge = (large?.width ?? 0) >= (onPage?.width ?? NaN)
    expect(isLarge || (large?.height ?? 0) > viewport.height * 0.6).toBe(true)
    expect(await violationsOn(page)).toEqual([])
    await page.keyboard.press('PageDown')
    await expect.poll(() => shown.evaluate((slide) => slide.scrollTop)).toBeGreaterThan(0)
    await page.keyboard.press('ArrowRight')
    await page.locator('dialog output', {hasText: '2 of 3'}).waitFor()
    const box = await page.locator('dialog figure:focus img').boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? NaN) + (box?.width ?? NaN)).toBeLessThanOrEqual(viewport.width)
    await page.context().close()
  })

  test.each(['long-caption', 'long-plate'])(
    'leave the way out in sight, and are not painted over, without scripts: %s',
    async (id) => {
      const {page} = await room.open('/corrections', {viewport: {width: 320, height: 568}})
      await page.route('**/reader-*.js', (route) => route.abort())
      await page.goto(`${room.url}${LONG}#${id}`)
      const close = page.locator(`#${id} .steps a`).last()
      const place = page.locator(`#${id}`)
      for (const top of [0, 200, 100_000]) {
        await place.evaluate((one, to) => one.scrollTo(0, to), top)
        expect(await close.evaluate(isOnTop)).toBe(true)
      }
      // The end of the words is above the way out once it has been scrolled to.
      const words = await place.locator('figcaption').boundingBox()
      const way = await place.locator('.steps').boundingBox()
      expect((words?.y ?? NaN) + (words?.height ?? NaN)).toBeLessThanOrEqual(way?.y ?? NaN)
      await page.context().close()
    },
  )
})

/** Does a click into its middle meet the element? */
function isOnTop(element: Element): boolean {
  const {x, y, width, height} = element.getBoundingClientRect()
  return document.elementFromPoint(x + width / 2, y + height / 2) === element
}

test.each(['.plate', '.topics a', '#status'])(
  'where colours are the reader’s own, what was told apart by its ground has an edge: %s',
  async (selector) => {
    const {page} = await room.open(STORY, {forcedColors: 'active'})
    await page.locator('#status').evaluate((status) => (status.textContent = 'Updated.'))
    const [edge, ground] = await page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const {borderLeftWidth, borderLeftColor, backgroundColor} = getComputedStyle(element)
        return [`${borderLeftWidth} ${borderLeftColor}`, `1px ${backgroundColor}`]
      })
    expect(edge).toMatch(/^1px rgb/)
    expect(edge).not.toBe(ground)
    await page.context().close()
  },
)

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

async function violationsOn(page: Page, except: readonly string[] = []): Promise<string[]> {
  await page.addScriptTag({content: await readFile(AXE, 'utf8')})
  const found: unknown = await page.evaluate(
    `axe.run(document, {runOnly: {type: 'tag', values: ${JSON.stringify([
      'wcag2a',
      'wcag2aa',
      'wcag21a',
      'wcag21aa',
      'wcag22aa',
      'best-practice',
    ])}}}).then(({violations}) => violations.map(({id, nodes}) => id + ' ' + nodes[0].html))`,
  )
  if (!Array.isArray(found)) return ['axe gave no answer']
  return found.map(String).filter((one) => !except.some((rule) => one.startsWith(`${rule} `)))
}
