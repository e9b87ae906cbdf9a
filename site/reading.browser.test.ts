import {type Page, type Route} from 'playwright-core'
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {article, documentOf, live, paragraph, reference} from './testing/documents.test.fixture.ts'
import {openReadingRoom, type ReadingRoom, STORY} from './testing/reading-room.test.fixture.ts'

let room: ReadingRoom
let page: Page
let troubles: string[]

beforeAll(async () => {
  room = await openReadingRoom()
})
afterAll(async () => {
  await room[Symbol.asyncDispose]()
})

describe('a gallery, one picture at a time', () => {
  beforeEach(async () => {
    ;({page, troubles} = await room.open(STORY))
  })

  test('a picture is opened, and the keys lead through the rest, plates included', async () => {
    const link = page.locator('#caption-0 a.zoom')
    await link.click()
    await shows('1 of 6', '#caption-0')
    await page.keyboard.press('ArrowRight')
    await shows('2 of 6', '#caption-1')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('End')
    await shows('6 of 6', '#caption-4')
    expect(await page.getByRole('button', {name: 'Next'}).isDisabled()).toBe(true)
    await page.keyboard.press('Home')
    await shows('1 of 6', '#caption-0')
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({state: 'hidden'})
    await page.waitForURL(({hash}) => hash === '')
    expect(await link.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true)
    expect(troubles).toEqual([])
  })

  test('who has only a keyboard opens it, walks through it, and is back where they were', async () => {
    const link = page.locator('#caption-1 a.zoom')
    await page.locator('#caption-0 a.zoom').focus()
    await page.keyboard.press('Tab')
    expect(await link.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await shows('2 of 6', '#caption-1')
    const names: string[] = []
    for (let stop = 0; stop < 5; stop++) {
      await page.keyboard.press('Tab')
      names.push(await page.evaluate(focused))
    }
    // After the last button the browser's own come, then the first again; nothing behind the dialog.
    expect(new Set(names)).toEqual(new Set(['The picture', 'Previous', 'Next', 'Close', 'BODY']))
    await page.getByRole('button', {name: 'Next'}).focus()
    await page.keyboard.press('Enter')
    await shows('3 of 6', '#caption-2')
    await page.keyboard.press('End')
    await shows('6 of 6', '#caption-4')
    // The button that they were on is out of use here: the picture has the focus, and the keys go on.
    await expect.poll(() => page.evaluate(focused)).toBe('The picture')
    await page.keyboard.press('ArrowLeft')
    await shows('5 of 6', '#caption-3')
    await page.getByRole('button', {name: 'Previous'}).focus()
    await page.keyboard.press('Enter')
    await shows('4 of 6', '#caption-plate')
    expect(await page.evaluate(focused)).toBe('Previous')
    await page.keyboard.press('ArrowLeft')
    await shows('3 of 6', '#caption-2')
    // With Alt it is the browser's own key for the page before.
    expect(await page.evaluate(isTaken, {key: 'ArrowLeft', altKey: true})).toBe(false)
    expect(await page.evaluate(isTaken, {key: 'ArrowLeft'})).toBe(true)
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({state: 'hidden'})
    expect(await link.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true)
    expect(troubles).toEqual([])
  })

  test('the buttons do what the keys do', async () => {
    await page.locator('#caption-1 a.zoom').click()
    await page.getByRole('button', {name: 'Next'}).click()
    await shows('3 of 6', '#caption-2')
    await page.getByRole('button', {name: 'Previous'}).click()
    await shows('2 of 6', '#caption-1')
    await page.getByRole('button', {name: 'Close'}).click()
    await page.locator('dialog').waitFor({state: 'hidden'})
    expect(troubles).toEqual([])
  })

  test('a plate has its place among the pictures', async () => {
    await page.locator('#caption-plate a.zoom').click()
    await shows('4 of 6', '#caption-plate')
    expect(await page.locator('dialog figure:not([inert])').innerText()).toContain(
      'Picture not yet in the archive',
    )
  })

  test('a strip that is pushed by hand shows the next picture', async () => {
    await page.locator('#caption-0 a.zoom').click()
    await page
      .locator('dialog > div')
      .evaluate((strip) => strip.scrollBy({left: strip.clientWidth}))
    await shows('2 of 6', '#caption-1')
    expect(troubles).toEqual([])
  })

  test('back closes, as everybody expects, and leads to where one was', async () => {
    await page.locator('#caption-2 a.zoom').click()
    await page.locator('dialog[open]').waitFor()
    await page.goBack()
    await page.locator('dialog').waitFor({state: 'hidden'})
    expect(page.url()).toBe(room.url + STORY)
  })

  test('only the picture that is shown can be reached', async () => {
    await page.locator('#caption-0 a.zoom').click()
    await shows('1 of 6', '#caption-0')
    const reachable = await page
      .locator('dialog figure')
      .evaluateAll((slides) => slides.map((slide) => !slide.hasAttribute('inert')))
    expect(reachable).toEqual([true, false, false, false, false, false])
  })
})

test('a link to a picture opens it, and back leads to the story', async () => {
  ;({page} = await room.open(`${STORY}#caption-3`))
  await shows('5 of 6', '#caption-3')
  await page.goBack()
  await page.locator('dialog').waitFor({state: 'hidden'})
  expect(page.url()).toBe(room.url + STORY)
})

test('who comes by a link to a picture goes on with the keys', async () => {
  // The first needs no scrolling to, which would bring the focus back by itself.
  ;({page} = await room.open(`${STORY}#caption-0`))
  await shows('1 of 6', '#caption-0')
  await expect.poll(() => page.evaluate(focused)).toBe('The picture')
  await page.keyboard.press('ArrowRight')
  await shows('2 of 6', '#caption-1')
})

test('who has asked for no motion gets none', async () => {
  ;({page} = await room.open(STORY, {reducedMotion: 'reduce'}))
  await page.locator('#caption-0 a.zoom').click()
  await shows('1 of 6', '#caption-0')
  await page.keyboard.press('ArrowRight')
  const at = await page
    .locator('dialog > div')
    .evaluate((strip) => strip.scrollLeft / strip.clientWidth)
  expect(at).toBe(1)
})

describe('without scripts', () => {
  beforeEach(async () => {
    ;({page} = await room.open(STORY, {javaScriptEnabled: false}))
  })

  test('a picture fills the window, and links lead on, back and out', async () => {
    await page.locator('#caption-0 a.zoom').click()
    expect(await fills('#caption-0')).toBe(true)
    await page.locator('#caption-0').getByRole('link', {name: 'Next'}).click()
    expect(await fills('#caption-1')).toBe(true)
    await page.locator('#caption-1').getByRole('link', {name: 'Previous'}).click()
    expect(await fills('#caption-0')).toBe(true)
    await page.locator('#caption-0').getByRole('link', {name: 'Close'}).click()
    expect(await fills('#caption-0')).toBe(false)
  })

  test('of a gallery that stands twice, each leads back to where it stands', async () => {
    await page.goto(`${room.url}/2017/02/04/archive`)
    for (const use of ['', '-2']) {
      await page.locator(`#caption-plate${use} a.zoom`).click()
      expect(await fills(`#caption-plate${use}`)).toBe(true)
      await page.locator(`#caption-plate${use}`).getByRole('link', {name: 'Close'}).click()
      expect(new URL(page.url()).hash).toBe(`#plates${use}`)
      expect(await page.locator(`#plates${use}`).count()).toBe(1)
    }
  })

  test('search and older stories can be reached', async () => {
    await page.getByRole('link', {name: 'Search'}).click()
    await page.getByRole('searchbox').fill('warnings')
    await page.getByRole('button', {name: 'Search'}).click()
    await page.getByRole('link', {name: /Harbour inquiry/}).click()
    expect(page.url()).toBe(room.url + STORY)
    await page.goto(room.url)
    await page.getByRole('link', {name: 'Older stories'}).click()
    expect(await page.getByRole('link', {name: 'Newer stories'}).isVisible()).toBe(true)
  })
})

describe('an open page', () => {
  test('shows a correction by itself, and what is being read stays where it is', async () => {
    ;({page, troubles} = await room.open(STORY))
    const read = await page.locator('.text > p').nth(8).elementHandle()
    await read?.evaluate((one) => (one instanceof HTMLElement ? one.scrollIntoView() : undefined))
    const place = async () => (await read?.boundingBox())?.y ?? NaN
    const before = await place()
    const story = await storyAsItIs()
    await room.running.write(
      documentOf('correction', 'correction', {
        type: 'correction',
        severity: 'significant',
        publicText: 'It was Leith.',
        date: new Date().toISOString(),
        targets: [{_key: 't', document: reference('story')}],
      }),
      {...story, body: [paragraph('A new beginning. '.repeat(60)), ...story.body]},
    )
    await page.getByText('It was Leith.').waitFor({state: 'attached'})
    await page.getByText('A new beginning.').waitFor({state: 'attached'})
    expect(await page.getByText('This page has just been updated.').isVisible()).toBe(true)
    expect(Math.abs((await place()) - before)).toBe(0)
    expect(troubles).toEqual([])
  })

  test('follows the paper also where its address is mistyped', async () => {
    ;({page, troubles} = await room.open(`${STORY}#100%`))
    await room.running.write({...(await storyAsItIs()), kicker: 'One hundred per cent'})
    await page.getByText('One hundred per cent').waitFor({state: 'attached'})
    expect(troubles).toEqual([])
  })

  test('that could not be fetched again when it changed comes to say what it should', async () => {
    ;({page} = await room.open(STORY))
    const {promise: isLost, resolve} = Promise.withResolvers<void>()
    const lose = async (route: Route) => {
      await route.abort()
      resolve()
    }
    await page.route(room.url + STORY, lose, {times: 1})
    await room.running.write({...(await storyAsItIs()), kicker: 'Said once and for all'})
    await isLost
    await page.getByText('Said once and for all').waitFor({state: 'attached'})
    expect(await page.getByText('This page has just been updated.').isVisible()).toBe(true)
  })

  test('of a front gets the newest story', async () => {
    ;({page} = await room.open('/'))
    const now = new Date(Date.now() - 1_000).toISOString()
    await room.running.write(article('newest', {...live(now), headline: 'This just in'}))
    await page.getByRole('link', {name: 'This just in'}).waitFor()
    expect(await page.locator('.lead h2').innerText()).toBe('This just in')
  })

  test('of a front gets a story at the minute at which its embargo ends, and not before', async () => {
    ;({page} = await room.open('/'))
    const ends = Date.now() + 2_000
    const appeared = page.evaluate(
      (headline) =>
        new Promise<number>((resolve) => {
          const observer = new MutationObserver(() => {
            if (document.querySelector('main')?.textContent.includes(headline)) resolve(Date.now())
          })
          observer.observe(document.body, {subtree: true, childList: true, characterData: true})
        }),
      'Held until now',
    )
    await room.running.write(
      article('held', {
        ...live(new Date(ends - 60_000).toISOString()),
        headline: 'Held until now',
        embargo: {_type: 'embargo', active: true, until: new Date(ends).toISOString()},
      }),
    )
    expect(await appeared).toBeGreaterThanOrEqual(ends)
  })

  test('of a picture that was missing is filled when it is there', async () => {
    ;({page} = await room.open(STORY))
    const {client} = room.running
    await client
      .patch('caption-plate')
      .set({image: (await client.getDocument('caption-0'))?.['image'], alt: 'Found at last'})
      .unset(['missingImage'])
      .commit()
    await page.locator('#caption-plate img').waitFor({state: 'attached'})
    expect(await page.locator('.plate').count()).toBe(0)
  })

  test('of a picture that is shown larger shows it as it has been corrected, and not once it is gone', async () => {
    ;({page, troubles} = await room.open(STORY))
    await page.locator('#caption-1 a.zoom').click()
    await shows('2 of 6', '#caption-1')
    const {client} = room.running
    await client.patch('caption-1').set({text: 'It was Granton'}).commit()
    await page.locator('dialog figure:focus').getByText('It was Granton').waitFor()
    await shows('2 of 6', '#caption-1')
    const {captions} = await galleryAsItIs()
    const others = captions.filter(({_ref}) => _ref !== 'caption-0')
    await client.patch('gallery').set({captions: others}).commit()
    await shows('1 of 5', '#caption-1')
    expect(await page.locator('dialog figure:focus').innerText()).toContain('It was Granton')
    const remaining = others.filter(({_ref}) => _ref !== 'caption-1')
    await client.patch('gallery').set({captions: remaining}).commit()
    await page.locator('dialog').waitFor({state: 'hidden'})
    await page.waitForURL(({hash}) => hash === '')
    await client.patch('gallery').set({captions}).commit()
    await page.locator('#caption-1').waitFor({state: 'attached'})
    expect(await page.locator('dialog').isVisible()).toBe(false)
    expect(troubles).toEqual([])
  })

  test('of a story that is killed turns into its notice, also while a picture is open', async () => {
    ;({page} = await room.open(STORY))
    await page.locator('#caption-0 a.zoom').click()
    await page.locator('dialog[open]').waitFor()
    const {headline, body, ...rest} = await storyAsItIs()
    await room.running.write({...rest, pubStatus: 'canceled', publicNotice: 'We were wrong.'})
    await page.getByText('We were wrong.').waitFor()
    expect(await page.locator('h1').innerText()).toBe('This story is no longer available')
    expect(await page.content()).not.toContain(headline)
    expect(body).not.toEqual([])
  })
})

async function shows(count: string, hash: string): Promise<void> {
  await page.locator('dialog output', {hasText: count}).waitFor()
  await page.waitForURL((url) => url.hash === hash)
}

async function fills(id: string): Promise<boolean> {
  const box = await page.locator(id).boundingBox()
  const size = page.viewportSize()
  return box?.width === size?.width && box?.height === size?.height
}

async function storyAsItIs() {
  const story = await room.running.client.getDocument<{
    _type: 'article'
    headline: string
    body: unknown[]
  }>('story')
  if (story === undefined) throw new Error('There is no story')
  return story
}

async function galleryAsItIs() {
  const gallery = await room.running.client.getDocument<{
    _type: 'gallery'
    captions: {_ref: string}[]
  }>('gallery')
  if (gallery === undefined) throw new Error('There is no gallery')
  return gallery
}

/** Do we take the key from the browser? */
function isTaken(key: KeyboardEventInit): boolean {
  const event = new KeyboardEvent('keydown', {...key, bubbles: true, cancelable: true})
  return document.activeElement?.dispatchEvent(event) === false
}

/** The name of what has the focus; of the window itself, its element. */
function focused(): string {
  const element = document.activeElement
  if (element === null || element === document.body) return 'BODY'
  if (element.matches('figure:not([inert])')) return 'The picture'
  return element.ariaLabel ?? element.textContent
}
