import {type Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {
  article,
  documentOf,
  galleryEmbed,
  paragraph,
  reference,
} from './testing/documents.test.fixture.ts'
import {htmlFaults} from './testing/html-rules.test.fixture.ts'
import {openReadingRoom, type ReadingRoom} from './testing/reading-room.test.fixture.ts'

const CAPTIONS = 200
const MEGABYTE = 2 ** 20
/** From here on pictures are cut: a browser shows one that it has already, wherever it stands. */
const FAR = CAPTIONS / 2
const CUT = {_type: 'sanity.imageCrop', left: 0.1, top: 0, right: 0, bottom: 0}
const LARGE = '/2026/11/20/large'

let room: ReadingRoom
let page: Page
let troubles: string[]

beforeAll(async () => {
  room = await openReadingRoom()
  const captions = Array.from({length: CAPTIONS}, (_, index) => `large-${index}`)
  const image = (await room.running.client.getDocument('caption-0'))?.['image']
  await room.running.write(
    ...captions.map((id, index) =>
      documentOf('caption', id, {
        text: `Caption ${index + 1} of a long day`,
        alt: `Picture ${index + 1}`,
        // Every fourth has been lost.
        ...(index % 4 === 3
          ? {missingImage: {reason: 'notInArchive'}}
          : {image: index < FAR ? image : {...image, crop: CUT}}),
      }),
    ),
    documentOf('gallery', 'large-gallery', {captions: captions.map((id) => reference(id))}),
    article('large', {body: [paragraph('First.'), galleryEmbed('large-gallery'), ...megabyte()]}),
  )
  ;({page, troubles} = await room.open(LARGE))
})
afterAll(async () => {
  await room[Symbol.asyncDispose]()
})

test('a megabyte of text and two hundred captions are one page, whole and in order', async () => {
  const text = await page.locator('.text').innerText()
  expect(text.length).toBeGreaterThan(MEGABYTE)
  expect(text).toContain('The last word.')
  const counts = await page.locator('.gallery .count').allInnerTexts()
  expect(counts).toEqual(
    Array.from({length: CAPTIONS}, (_, index) => `${index + 1} of ${CAPTIONS}`),
  )
  expect(await page.locator('.plate').count()).toBe(CAPTIONS / 4)
  expect(await htmlFaults(await (await fetch(room.url + LARGE)).text())).toEqual([])
  expect(troubles).toEqual([])
})

test('only what is near the window is loaded', async () => {
  const loaded = await page.evaluate(() =>
    [...document.images].flatMap(({complete, currentSrc, alt}) =>
      complete && currentSrc ? [Number(alt.replace('Picture ', ''))] : [],
    ),
  )
  expect(loaded).toContain(1)
  expect(loaded.filter((number) => number > FAR)).toEqual([])
})

test('its last picture is a key away, and the address leads back to it', async () => {
  await page.locator('#large-0 a.zoom').click()
  await page.keyboard.press('End')
  await page.locator('dialog output', {hasText: `${CAPTIONS} of ${CAPTIONS}`}).waitFor()
  await page.waitForURL(({hash}) => hash === `#large-${CAPTIONS - 1}`)
  await page.reload()
  await page.locator('dialog output', {hasText: `${CAPTIONS} of ${CAPTIONS}`}).waitFor()
  expect(troubles).toEqual([])
})

test('a change in the middle of it reaches who has it open', async () => {
  await page.keyboard.press('Escape')
  await room.running.client.patch('large-100').set({text: 'Another caption'}).commit()
  await page.locator('#large-100').getByText('Another caption').waitFor({state: 'attached'})
  expect(troubles).toEqual([])
})

function megabyte() {
  const sentence = 'The harbour was quiet before dawn when the first of the ferries came in. '
  const text = sentence.repeat(16)
  const paragraphs = Math.ceil(MEGABYTE / text.length)
  return [...Array.from({length: paragraphs}, () => paragraph(text)), paragraph('The last word.')]
}
