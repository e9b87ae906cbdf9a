import {type Locator, type Page} from 'playwright-core'
import {describe, expect} from 'vitest'
import {violationsOn} from '../../tests/support/axe.ts'
import {cell, openBench, write} from '../../tests/support/bench-pages.ts'
import {type TestNewsroom} from '../../tests/support/newsroom.ts'
import {test} from '../../tests/support/studio.ts'

describe('two people put captions in order', () => {
  test('who saves last is asked, and takes the other’s order or means their own', async ({
    newsroom,
    sit,
  }) => {
    const [sam, priya] = [await sit('sam'), await sit('priya')]
    for (const page of [sam, priya]) await openBench(page, await galleryOf(newsroom))
    const [first, second, third] = await order(newsroom)

    await cell(sam, 1, 'text').click()
    await sam.keyboard.press('Alt+ArrowDown')
    await cell(priya, 3, 'text').click()
    for (const row of [2, 1]) {
      await priya.keyboard.press('Alt+ArrowUp')
      await expect.poll(() => cell(priya, row, 'printedMarker').textContent()).toBe('3/11')
    }
    await priya.keyboard.press('Control+s')
    await expect
      .poll(async () => (await order(newsroom)).slice(0, 3))
      .toEqual([third, first, second])
    const notice = sam.getByText('Somebody else has moved the captions about meanwhile.')
    await notice.waitFor()
    expect(await violationsOn(sam, '[data-testid=caption-bench]')).toEqual([])
    await sam.keyboard.press('Control+s')
    await sam
      .getByText(/Nothing was saved: somebody else has moved/)
      .first()
      .waitFor()
    expect((await order(newsroom)).slice(0, 3)).toEqual([third, first, second])
    await sam.getByRole('button', {name: 'Take their order'}).click()
    await notice.waitFor({state: 'detached'})
    await expect.poll(() => cell(sam, 1, 'printedMarker').textContent()).toBe('3/11')
    await sam.getByRole('button', {name: 'Saved', exact: true}).waitFor()

    await cell(sam, 1, 'text').click()
    await sam.keyboard.press('Alt+ArrowDown')
    await cell(priya, 3, 'text').click()
    await priya.keyboard.press('Alt+ArrowDown')
    await priya.keyboard.press('Control+s')
    await notice.waitFor()
    await sam.getByRole('button', {name: 'Keep mine'}).click()
    await cell(sam, 1, 'text').click()
    await sam.keyboard.press('Control+s')
    await expect
      .poll(async () => (await order(newsroom)).slice(0, 3))
      .toEqual([first, third, second])
    await expect.poll(() => cell(priya, 1, 'printedMarker').textContent()).toBe('1/11')
    expect(new Set(await order(newsroom)).size).toBe(11)
  })

  test('by hand: a caption is taken at its number and let go over another', async ({
    newsroom,
    sit,
  }) => {
    const priya = await sit('priya')
    const before = await order(newsroom)
    await drag(priya, handleOf(priya, 1), cell(priya, 4, 'n'))
    await expect.poll(() => cell(priya, 4, 'printedMarker').textContent()).toBe('1/11')
    expect(await order(newsroom)).toEqual(before)
    await priya.getByRole('button', {name: 'Save 1 change'}).click()
    const [first, second, third, fourth, ...rest] = before
    await expect.poll(() => order(newsroom)).toEqual([second, third, fourth, first, ...rest])
  })
})

test('what somebody writes stays in its cell while another puts captions in order', async ({
  newsroom,
  sit,
  leave,
}) => {
  const priya = await sit('priya')
  const turn = async () => {
    const [first = '', ...others] = await order(newsroom)
    const captions = [...others, first].map((id) => ({
      _type: 'reference',
      _ref: id,
      _key: id,
      _weak: true,
    }))
    const id = await galleryOf(newsroom)
    await newsroom.client.patch(`drafts.${id}`).set({captions}).commit()
    await expect.poll(() => cell(priya, 1, 'n').getAttribute('id')).toContain(others[0])
  }
  const marker = await cell(priya, 3, 'printedMarker').textContent()
  await cell(priya, 3, 'usageTerms').dblclick()
  await priya.keyboard.type('Half ')
  await turn()
  await priya.keyboard.type('a sentence')
  await turn()
  await priya.keyboard.press('Enter')
  expect(await cell(priya, 1, 'printedMarker').textContent()).toBe(marker)
  expect(await cell(priya, 1, 'usageTerms').textContent()).toBe('Half a sentence')
  // The row below the caption, wherever that stands now.
  expect(await priya.locator('[data-head]').getAttribute('data-cell')).toMatch(/^2:/)

  const ofGallery = priya.locator('.nr-gallery [data-column=usageTerms]')
  await ofGallery.dblclick()
  await turn()
  await priya.keyboard.type('For all')
  await turn()
  await priya.keyboard.press('Enter')
  expect(await ofGallery.textContent()).toBe('For all')
  await priya.getByRole('button', {name: 'Save 2 changes'}).click()
  await priya.getByRole('button', {name: 'Saved', exact: true}).waitFor()
  const terms = '*[_type == "caption" && defined(usageTerms)]{printedMarker, usageTerms}'
  expect(await newsroom.client.fetch(terms)).toEqual([
    {printedMarker: marker, usageTerms: 'Half a sentence'},
  ])
  await leave('priya')
})

test('who leaves a bench with unsaved work is told, and finds back to it', async ({
  newsroom,
  sit,
}) => {
  const sam = await sit('sam')
  await write(sam, 5, 'usageTerms', 'Not before Monday')
  await sam.getByRole('button', {name: 'Save 1 change'}).waitFor()
  await sam.getByRole('link', {name: 'Board', exact: true}).click()
  await sam.getByTestId('newsroom-board').waitFor()
  const waiting = sam.getByRole('region', {name: 'Work that waits to be saved'})
  await waiting.waitFor()
  expect(await violationsOn(sam, '[data-testid=waiting-work]')).toEqual([])
  await sam.reload()
  await waiting.getByRole('button', {name: /1 change/}).press('Enter')
  await expect.poll(() => cell(sam, 5, 'usageTerms').textContent()).toBe('Not before Monday')
  expect(await waiting.count()).toBe(0)
  await sam.getByRole('button', {name: 'Save 1 change'}).click()
  await expect
    .poll(() => newsroom.client.fetch('count(*[usageTerms == "Not before Monday"])'))
    .toBe(1)
  await sam.getByRole('link', {name: 'Board', exact: true}).click()
  await sam.getByTestId('newsroom-board').waitFor()
  expect(await waiting.count()).toBe(0)
})

test('what is written while a save runs is saved by the next, and is no conflict with oneself', async ({
  newsroom,
  sit,
}) => {
  const sam = await sit('sam')
  await sam.getByRole('link', {name: 'Desk', exact: true}).click()
  await openBench(sam, await galleryOf(newsroom))
  const held = await hold(sam, /\/data\/actions\//)
  await write(sam, 7, 'usageTerms', 'On Monday')
  await sam.keyboard.press('Control+s')
  await held.asked
  await write(sam, 7, 'usageTerms', 'On Tuesday')
  await write(sam, 8, 'usageTerms', 'On Wednesday')
  await sam.keyboard.press('Control+s')
  await held.letGo()
  await sam.getByRole('button', {name: 'Saved', exact: true}).waitFor()
  const terms = '*[_type == "caption" && usageTerms in ["On Monday", "On Tuesday", "On Wednesday"]]'
  await expect
    .poll(() => newsroom.client.fetch(`${terms} | order(usageTerms) {usageTerms}`))
    .toEqual([{usageTerms: 'On Tuesday'}, {usageTerms: 'On Wednesday'}])
  expect(await cell(sam, 7, 'usageTerms').textContent()).toBe('On Tuesday')
})

test('nobody’s first keys are lost while access control has not answered', async ({
  newsroom,
  sit,
  leave,
}) => {
  const sam = await sit('sam')
  const held = await hold(sam, /\/acl\b/)
  await sam.reload()
  await openBench(sam, await galleryOf(newsroom))
  await cell(sam, 9, 'usageTerms').click()
  await sam.keyboard.type('On Thursday')
  await sam.keyboard.press('Enter')
  expect(await cell(sam, 9, 'usageTerms').textContent()).toBe('On Thursday')
  await held.asked
  await held.letGo()
  await sam.getByRole('button', {name: 'Save 1 change'}).click()
  await sam.getByRole('button', {name: 'Saved', exact: true}).waitFor()
  await leave('sam')
})

test('a lawyer reads captions: nothing is offered that the lake would refuse', async ({
  newsroom,
  sit,
}) => {
  const lena = await sit('lena')
  await openBench(lena, await galleryOf(newsroom))
  await lena.getByText(/You can look, copy and open/).waitFor()
  const before = await newsroom.client.fetch('*[_type == "caption"]{_id, _rev} | order(_id)')
  await cell(lena, 1, 'credit').dblclick()
  await lena.keyboard.type('x')
  await lena.keyboard.press('Delete')
  expect(await lena.locator('.nr-editor').count()).toBe(0)
  expect(await lena.getByRole('button', {name: /^Save/}).count()).toBe(0)
  expect(await lena.locator('[data-handle]').count()).toBe(0)
  await cell(lena, 1, 'state').getByText('Not yours to write').waitFor({state: 'attached'})
  expect(await newsroom.client.fetch('*[_type == "caption"]{_id, _rev} | order(_id)')).toEqual(
    before,
  )
})

test('what somebody writes in a caption that another takes out of the gallery stays with it', async ({
  newsroom,
  sit,
}) => {
  const tom = await sit('tom')
  const gallery = await galleryOf(newsroom)
  await openBench(tom, gallery)
  const [, , third = '', ...others] = await order(newsroom)
  await cell(tom, 3, 'usageTerms').dblclick()
  await tom.keyboard.type('Once only')
  await newsroom.client
    .patch(`drafts.${gallery}`)
    .unset([`captions[_ref == "${third}"]`])
    .commit()
  const words = tom.getByRole('link', {name: 'Terms: “Once only”'})
  await words.waitFor()
  expect(await violationsOn(tom, '[data-testid=caption-bench]')).toEqual([])
  await tom.getByRole('button', {name: 'Save 1 change'}).click()
  await tom.getByRole('button', {name: 'Saved', exact: true}).waitFor()
  expect(await words.count()).toBe(0)
  const terms = '*[usageTerms == "Once only"]._id'
  expect(await newsroom.client.fetch(terms)).toEqual([`drafts.${third}`])
  expect((await order(newsroom)).slice(2)).toEqual(others)
})

test('a cell that is scrolled out of the page while it is written has its words when it is back', async ({
  newsroom,
  sit,
}) => {
  const dana = await sit('dana')
  await openBench(dana, await galleryOf(newsroom))
  await dana.setViewportSize({width: 1440, height: 480})
  await cell(dana, 1, 'usageTerms').dblclick()
  await dana.keyboard.type('Once, and ')
  const scroller = dana.getByRole('grid')
  const first = cell(dana, 1, 'n')
  await scroller.evaluate((grid) => grid.scrollTo({top: grid.scrollHeight}))
  await first.waitFor({state: 'detached'})
  await scroller.evaluate((grid) => grid.scrollTo({top: 0}))
  await expect.poll(() => dana.locator('.nr-editor').inputValue()).toBe('Once, and ')
  await dana.keyboard.type('once only')
  await dana.keyboard.press('Enter')
  expect(await cell(dana, 1, 'usageTerms').textContent()).toBe('Once, and once only')
})

async function galleryOf({client}: TestNewsroom): Promise<string> {
  const id = await client.fetch<string>('*[_type == "gallery"][0]._id')
  return id.replace('drafts.', '')
}

function order({client}: TestNewsroom): Promise<string[]> {
  return client.fetch('*[_type == "gallery"][0].captions[]._ref')
}

function handleOf(page: Page, n: number): Locator {
  return cell(page, n, 'n').locator('[data-handle]')
}

/** Requests to an address wait, from the first on, until they are let go. */
async function hold(
  page: Page,
  address: RegExp,
): Promise<{asked: Promise<void>; letGo: () => Promise<void>}> {
  const asked = Promise.withResolvers<void>()
  const free = Promise.withResolvers<void>()
  await page.route(address, async (route) => {
    asked.resolve()
    await free.promise
    await route.continue()
  })
  return {
    asked: asked.promise,
    letGo: async () => {
      free.resolve()
      await page.unrouteAll({behavior: 'wait'})
    },
  }
}

/** Takes a row at its handle and lets it go when the other row shows where it would go. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.hover()
  const [start, end] = [await from.boundingBox(), await to.boundingBox()]
  if (start === null || end === null) throw new Error('There is nothing to drag, or nowhere to go')
  await page.mouse.down()
  await page.mouse.move(start.x + 10, start.y + 20, {steps: 3})
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, {steps: 8})
  await to.and(page.locator('[data-over] *')).waitFor()
  await page.mouse.up()
}
