import sharp from 'sharp'
import {type Browser, type Locator, type Page} from 'playwright-core'
import {afterAll, beforeAll, expect, onTestFailed, test} from 'vitest'
import {type PersonId} from '../../bin/people.ts'
import {violationsOn} from '../../tests/support/axe.ts'
import {
  keepPictures,
  launchBrowser,
  openPage,
  type WatchedPage,
} from '../../tests/support/browser.ts'
import {cell, numbers, openBench, paste, rows, write} from '../../tests/support/bench-pages.ts'
import {isInSight} from '../../tests/support/in-sight.ts'
import {openNewsroom, signIn, type TestNewsroom} from '../../tests/support/newsroom.ts'

const BENCH = '[data-testid=caption-bench]'
const CREDIT = 'Conflict Armament Research'

let newsroom: TestNewsroom
let browser: Browser
let gallery: string
let sam: Page
let priya: Page
const watched: WatchedPage[] = []

beforeAll(async () => {
  newsroom = await openNewsroom()
  const id = await newsroom.client.fetch<string>('*[_type == "gallery"][0]._id')
  gallery = id.replace('drafts.', '')
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await newsroom?.close()
})

test('eleven credits are filled down and saved in one transaction', async () => {
  onTestFailed(() => keepPictures(watched))
  sam = await sit('sam')
  await expect.poll(() => rows(sam).count()).toBe(11)
  expect(await numbers(sam)).toEqual(Array.from({length: 11}, (_, index) => String(index + 1)))
  expect(await violationsOn(sam, BENCH)).toEqual([])
  const [before, was] = [await transactions(), await credits()]

  await cell(sam, 1, 'credit').click()
  await sam.keyboard.type('CAR/Newsroom')
  await sam.keyboard.press('Enter')
  await sam.keyboard.press('ArrowUp')
  await sam.keyboard.press('Control+Shift+ArrowDown')
  await sam.keyboard.press('Control+d')
  for (let n = 1; n <= 11; n++) {
    await expect.poll(() => cell(sam, n, 'credit').textContent()).toBe('CAR/Newsroom')
  }
  // The last row has come into sight with the selection.
  expect(await cell(sam, 11, 'credit').isVisible()).toBe(true)
  expect(await transactions()).toEqual(before)

  await sam.keyboard.press('Control+s')
  await sam.getByText('Saved 11 documents in one go').first().waitFor()
  await expect.poll(credits).toEqual(Array(11).fill('CAR/Newsroom'))
  const after = await transactions()
  expect(after.filter((id) => !before.includes(id))).toHaveLength(1)
  await sam.getByRole('button', {name: 'Saved', exact: true}).waitFor()

  // One undo brings back what stood there, as changes; saving them is a transaction of its own.
  await cell(sam, 1, 'credit').click()
  await sam.keyboard.press('Control+z')
  await sam.getByText('What stood before the save stands here again.').first().waitFor()
  await expect.poll(() => cell(sam, 11, 'credit').textContent()).not.toBe('CAR/Newsroom')
  expect(await transactions()).toEqual(after)
  await sam.keyboard.press('Control+s')
  await expect.poll(credits).toEqual(was)
  await sam.getByRole('button', {name: 'Saved', exact: true}).waitFor()
  await sam.keyboard.press('Control+z')
  await sam.getByRole('button', {name: 'Save 11 changes'}).waitFor()
  await sam.keyboard.press('Control+s')
  await expect.poll(credits).toEqual(Array(11).fill('CAR/Newsroom'))
  await sam.getByRole('button', {name: 'Saved', exact: true}).waitFor()
  expect((await transactions()).filter((id) => !after.includes(id))).toHaveLength(2)
})

test('cells of a spreadsheet are pasted, and undone', async () => {
  onTestFailed(() => keepPictures(watched))
  await cell(sam, 1, 'credit').click()
  await paste(sam, Array(11).fill(CREDIT).join('\r\n') + '\r\n')
  await expect.poll(() => cell(sam, 11, 'credit').textContent()).toBe(CREDIT)
  await sam.keyboard.press('Control+z')
  await expect.poll(() => cell(sam, 11, 'credit').textContent()).toBe('CAR/Newsroom')
  await sam.keyboard.press('Control+Shift+z')
  await expect.poll(() => cell(sam, 11, 'credit').textContent()).toBe(CREDIT)

  // A column is written in one go; what is undone out of sight comes into sight.
  await sam.setViewportSize({width: 1024, height: 560})
  await cell(sam, 5, 'credit').click()
  await sam.keyboard.press('Control+a')
  await sam.keyboard.type('In one go')
  await sam.keyboard.press('Control+Enter')
  for (const n of [1, 5]) {
    await expect.poll(() => cell(sam, n, 'credit').textContent()).toBe('In one go')
  }
  expect(await sam.locator('.nr-gallery [data-column=credit]').textContent()).not.toBe('In one go')
  await sam.keyboard.press('Control+End')
  await expect.poll(() => isInSight(cell(sam, 11, 'state'))).toBe(true)
  expect(await cell(sam, 11, 'credit').textContent()).toBe('In one go')
  await sam.keyboard.press('Control+z')
  await expect.poll(() => isInSight(cell(sam, 1, 'credit'))).toBe(true)
  expect(await cell(sam, 1, 'credit').getAttribute('data-head')).toBe('true')
  expect(await cell(sam, 1, 'credit').textContent()).toBe(CREDIT)
  // No letter is lost while the cell in which the selection was begun comes back into the page.
  await sam.keyboard.press('Control+Shift+ArrowDown')
  await expect.poll(() => cell(sam, 1, 'credit').count()).toBe(0)
  await sam.keyboard.type('From the first on')
  await sam.keyboard.press('Control+Enter')
  await expect.poll(() => cell(sam, 1, 'credit').textContent()).toBe('From the first on')
  await sam.keyboard.press('Control+z')
  await sam.keyboard.press('Control+End')
  await sam.keyboard.press('Control+Home')
  await expect.poll(() => isInSight(cell(sam, 1, 'printedMarker'))).toBe(true)
  expect(await cell(sam, 1, 'n').getAttribute('data-head')).toBe('true')
  await sam.setViewportSize({width: 1440, height: 900})

  // What is not saved survives a reload of the page.
  sam.on('dialog', (dialog) => void dialog.accept())
  await sam.reload()
  await expect.poll(() => cell(sam, 11, 'credit').textContent()).toBe(CREDIT)
  await sam.getByRole('button', {name: 'Save 11 changes'}).click()
  await expect.poll(credits).toEqual(Array(11).fill(CREDIT))

  // A date is typed as people write it.
  await cell(sam, 1, 'dateCreated').click()
  await sam.keyboard.type('30 November 2016')
  await sam.keyboard.press('Enter')
  await sam.keyboard.press('Control+s')
  await expect
    .poll(() => newsroom.client.fetch('*[printedMarker == "1/11"][0].dateCreated.edtf'))
    .toBe('2016-11-30')
})

test('two people at one list lose nothing', async () => {
  onTestFailed(() => keepPictures(watched))
  priya = await sit('priya')
  // Different fields of the same caption.
  await write(sam, 2, 'credit', 'Sam’s credit')
  await write(priya, 2, 'places', 'Gogjali, Mosul; Iraq')
  await priya.keyboard.press('Control+s')
  await priya.getByText('Saved 1 document in one go').first().waitFor()
  await sam.keyboard.press('Control+s')
  await expect
    .poll(() =>
      newsroom.client.fetch('*[printedMarker == "2/11"][0]{"c": credit.line, "p": places[].name}'),
    )
    .toEqual({c: 'Sam’s credit', p: ['Gogjali, Mosul', 'Iraq']})

  // The same field: nothing is saved before somebody has chosen.
  await write(sam, 3, 'credit', 'Written by Sam')
  await write(priya, 3, 'credit', 'Written by Priya')
  await priya.keyboard.press('Control+s')
  await expect.poll(() => creditOf('3/11')).toBe('Written by Priya')
  await cell(sam, 3, 'credit').click()
  await sam.getByText('Somebody else has written “Written by Priya” here meanwhile.').waitFor()
  await sam.keyboard.press('Control+s')
  await sam
    .getByText(/Nothing was saved: 1 cell/)
    .first()
    .waitFor()
  expect(await creditOf('3/11')).toBe('Written by Priya')
  await sam.getByRole('button', {name: 'Keep mine'}).click()
  await cell(sam, 3, 'credit').click()
  await sam.keyboard.press('Control+s')
  await expect.poll(() => creditOf('3/11')).toBe('Written by Sam')
  await expect.poll(() => cell(priya, 3, 'credit').textContent()).toBe('Written by Sam')
})

test('captions are moved by keyboard, and the count follows', async () => {
  onTestFailed(() => keepPictures(watched))
  const [first, second] = await order()
  await cell(sam, 1, 'text').click()
  await sam.keyboard.press('Alt+ArrowDown')
  await expect.poll(() => cell(sam, 2, 'printedMarker').textContent()).toBe('1/11')
  expect(await numbers(sam)).toEqual(Array.from({length: 11}, (_, index) => String(index + 1)))
  await sam.keyboard.press('Control+s')
  await expect.poll(async () => (await order()).slice(0, 2)).toEqual([second, first])
  await expect.poll(() => cell(priya, 2, 'printedMarker').textContent()).toBe('1/11')
})

test('what the gallery says for all is seen, and an exception finds back to it', async () => {
  onTestFailed(() => keepPictures(watched))
  await priya.locator('.nr-gallery [data-column=usageTerms]').dblclick()
  await priya.keyboard.type('Once, with the story')
  await priya.keyboard.press('Enter')
  await expect.poll(() => cell(priya, 5, 'usageTerms').getAttribute('data-from')).toBe('gallery')
  await write(priya, 5, 'usageTerms', 'Never again')
  await cell(priya, 5, 'usageTerms').click()
  await priya.getByRole('button', {name: 'Return to gallery value'}).click()
  await expect.poll(() => cell(priya, 5, 'usageTerms').textContent()).toBe('Once, with the story')
  await cell(priya, 5, 'usageTerms').click()
  await priya.keyboard.press('Control+s')
  const query = '*[_type == "gallery"][0].defaults.usageTerms'
  await expect.poll(() => newsroom.client.fetch(query)).toBe('Once, with the story')
  expect(await newsroom.client.fetch('count(*[_type == "caption" && defined(usageTerms)])')).toBe(0)
})

test('find and replace shows each change before it is made', async () => {
  onTestFailed(() => keepPictures(watched))
  const before = await transactions()
  await cell(sam, 1, 'text').click()
  await sam.keyboard.press('Control+f')
  await sam.getByLabel('Find', {exact: true}).fill('Isis')
  await sam.getByLabel('Replace with').fill('IS')
  await sam.getByLabel('Match case').check()
  await sam.getByLabel('Where').selectOption('text')
  const changes = sam.getByRole('list', {name: 'Changes'}).getByRole('listitem')
  const named = 'count(*[_type == "caption" && text match "*Isis*"])'
  const count = await newsroom.client.fetch<number>(named)
  await sam.getByRole('button', {name: `Replace in ${count} cells`}).waitFor()
  expect(await changes.count()).toBe(count)
  expect(await changes.first().locator('del').allTextContents()).toEqual(['Isis'])
  expect(await changes.first().locator('ins').allTextContents()).toEqual(['IS'])
  expect(await violationsOn(sam, BENCH)).toEqual([])
  await changes.first().getByRole('checkbox').uncheck()
  const [left, replaced] = [await cell(sam, 1, 'text').textContent(), await order()]
  await sam.getByRole('button', {name: `Replace in ${count - 1} cells`}).click()
  expect(await cell(sam, 1, 'text').textContent()).toBe(left)
  await expect.poll(() => cell(sam, 2, 'text').textContent()).toMatch(/^A mortar round fin .* IS /)
  expect(await order()).toEqual(replaced)
  await sam.keyboard.press('Control+z')
  await expect.poll(() => cell(sam, 2, 'text').textContent()).toMatch(/ Isis /)
  expect(await transactions()).toEqual(before)
})

test('pictures find their captions by number, and what their files say is only offered', async () => {
  onTestFailed(() => keepPictures(watched))
  const before = await transactions()
  await sam.getByLabel('Pictures to add').setInputFiles([
    {
      name: '03.jpg',
      mimeType: 'image/jpeg',
      buffer: await picture('#785', 'A rusted mortar, seen from above'),
    },
    {name: 'Raqqa 4 of 11.jpg', mimeType: 'image/jpeg', buffer: await picture('#875')},
    {name: 'DSC_4711.jpg', mimeType: 'image/jpeg', buffer: await picture('#578')},
    {name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture')},
  ])
  const dialog = sam.getByRole('dialog')
  await dialog.getByText('Not added: notes.txt.').waitFor()
  expect(await chosen(dialog, '03.jpg')).toMatch(/^3 · /)
  expect(await chosen(dialog, 'Raqqa 4 of 11.jpg')).toMatch(/^4 · /)
  expect(await chosen(dialog, 'DSC_4711.jpg')).toBe('A new caption, at the end')
  expect(await newsroom.client.fetch('count(*[_type == "sanity.imageAsset"])')).toBe(0)
  await dialog.getByRole('button', {name: 'Upload 3 pictures'}).click()
  await dialog.waitFor({state: 'detached'})

  await cell(sam, 3, 'image').locator('img').waitFor()
  await sam.getByText('12 captions').waitFor()
  expect(await transactions()).toEqual(before)
  expect(await cell(sam, 3, 'alt').textContent()).not.toMatch(/rusted/)
  await cell(sam, 3, 'alt').click()
  await sam.getByText('The picture’s file says “A rusted mortar, seen from above”.').waitFor()
  await sam.getByRole('button', {name: 'Take it'}).click()
  await write(sam, 12, 'text', 'A picture that nobody had counted')
  await sam.keyboard.press('Control+s')
  await sam.getByText('Saved 4 documents in one go').first().waitFor()
  const after = await transactions()
  expect(after.filter((id) => !before.includes(id))).toHaveLength(1)
  const drafts = newsroom.client.withConfig({perspective: 'drafts'})
  const shown = await drafts.fetch<{file: string | null}[]>(
    '*[_type == "gallery"][0].captions[]->{"file": image.asset->originalFilename, alt, text, "gone": defined(missingImage)}',
  )
  expect(shown.filter(({file}) => file !== null)).toEqual([
    expect.objectContaining({file: '03.jpg', alt: 'A rusted mortar, seen from above', gone: false}),
    expect.objectContaining({file: 'Raqqa 4 of 11.jpg', alt: null, gone: false}),
    expect.objectContaining({file: 'DSC_4711.jpg', text: 'A picture that nobody had counted'}),
  ])

  // The rules speak at once, and F8 leads to what they say.
  await cell(sam, 1, 'text').click()
  for (let presses = 0; presses < 30; presses++) {
    await sam.keyboard.press('F8')
    if (await cell(sam, 4, 'alt').getAttribute('data-head')) break
  }
  await sam.getByText('Say what the picture shows, for readers who cannot see it').first().waitFor()
  expect(await cell(sam, 4, 'alt').getAttribute('data-head')).toBe('true')
})

test('what a search finds stands on one bench, and stays there while it is mended', async () => {
  onTestFailed(() => keepPictures(watched))
  await priya.getByRole('link', {name: 'Captions', exact: true}).first().click()
  await priya.getByLabel(/^Words in captions/).fill('qaraqosh')
  await priya.keyboard.press('Enter')
  await expect.poll(() => rows(priya).count()).toBe(2)
  const before = await transactions()
  const words = '*[_type == "caption" && text match "Qaraqosh"]{"c": credit.line}.c'
  const was = await newsroom.client.fetch<string[]>(words)

  await cell(priya, 1, 'credit').click()
  await priya.keyboard.press('Shift+ArrowDown')
  await priya.getByLabel('How the text is put in').selectOption('after')
  await priya.getByLabel('Text for all selected cells').fill('/Newsroom')
  await priya.getByRole('button', {name: 'Write in all'}).click()
  await priya.getByRole('button', {name: 'Save 2 changes'}).click()
  await expect
    .poll(() => newsroom.client.fetch(words))
    .toEqual(was.map((credit) => `${credit}/Newsroom`))
  const after = await transactions()
  expect(after.filter((id) => !before.includes(id))).toHaveLength(1)
  expect(await rows(priya).count()).toBe(2)
  expect(await violationsOn(priya, BENCH)).toEqual([])
})

test('a viewer looks and copies, and writes nothing', async () => {
  onTestFailed(() => keepPictures(watched))
  const vera = await sit('vera')
  await vera.getByText(/You can look, copy and open/).waitFor()
  const before = await transactions()
  await cell(vera, 1, 'credit').click()
  await vera.keyboard.type('x')
  await vera.keyboard.press('Delete')
  await paste(vera, 'Nobody')
  expect(await vera.locator('.nr-editor').count()).toBe(0)
  expect(await vera.getByRole('button', {name: /^Save/}).count()).toBe(0)
  await expect.poll(() => cell(vera, 1, 'credit').textContent()).toBe('Sam’s credit')
  expect(await transactions()).toEqual(before)
  expect(await violationsOn(vera, BENCH)).toEqual([])
  for (const {troubles, outside} of watched)
    expect({troubles, outside}).toEqual({troubles: [], outside: []})
})

async function sit(person: PersonId): Promise<Page> {
  const seen = await openPage(browser)
  watched.push(seen)
  await signIn(seen.page, newsroom, person)
  await openBench(seen.page, gallery)
  return seen.page
}

function chosen(dialog: Locator, name: string): Promise<string> {
  return dialog
    .getByLabel(`Caption of ${name}`)
    .evaluate(
      (select) =>
        (select instanceof HTMLSelectElement ? select.selectedOptions[0]?.text : '') ?? '',
    )
}

/** A photograph, each colour another one; its file may say what it shows. */
function picture(background: string, alt?: string): Promise<Buffer> {
  const blank = sharp({create: {width: 120, height: 90, channels: 3, background}})
  if (alt === undefined) return blank.jpeg().toBuffer()
  return blank
    .withXmp(
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"><Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">${alt}</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility></rdf:Description></rdf:RDF></x:xmpmeta>`,
    )
    .jpeg()
    .toBuffer()
}

function credits(): Promise<string[]> {
  const drafts = newsroom.client.withConfig({perspective: 'drafts'})
  return drafts.fetch('*[_type == "gallery"][0].captions[]->credit.line')
}

function creditOf(marker: string): Promise<string> {
  return newsroom.client.fetch('*[printedMarker == $marker][0].credit.line', {marker})
}

function order(): Promise<string[]> {
  return newsroom.client.fetch('*[_type == "gallery"][0].captions[]._ref')
}

/** Ids of all transactions on the captions and the gallery, as the lake's history tells them. */
async function transactions(): Promise<string[]> {
  const ids = await newsroom.client.fetch<string[]>('*[_type in ["caption", "gallery"]]._id')
  const {dataset} = newsroom.client.config()
  const told = await newsroom.client.request<string>({
    url: `/data/history/${dataset}/transactions/${ids.join(',')}?excludeContent=true&limit=1000`,
  })
  return [
    ...new Set(
      told
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ),
  ]
}
