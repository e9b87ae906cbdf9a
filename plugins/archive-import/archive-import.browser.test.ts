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
import {openNewsroom, signIn, type TestNewsroom} from '../../tests/support/newsroom.ts'

const FERROW = ` date 2018-03-09 The Ferrow bridge reopened to traffic on Friday, two years after cracks were found in its deck, according to the county.

"We waited for a second opinion, and then for a third," said the engineer in charge, Ada Mornay.

1/6 Engineers inspect the deck of the Ferrow bridge, Tarn Valley, March 2016 Jane Roe/PA

2/6 A crane lifts the first new girder in Tarn, June 2017 Getty

3/6 Welders at work under the arch, September 2017 Quillmark

5/6 The mayor of Tarn waits for the ribbon. Petra Holm

6/6 The first cars cross on Friday morning Reuters

The old road was closed by a landslide in 2014 and has been used by farmers only.
`

const VIEW = '[data-testid=newsroom-import]'

let newsroom: TestNewsroom
let browser: Browser
let adam: Page
const watched: WatchedPage[] = []

beforeAll(async () => {
  newsroom = await openNewsroom()
  browser = await launchBrowser()
  adam = await sit('adam')
})

afterAll(async () => {
  await browser?.close()
  await newsroom?.close()
})

test('a pasted text is read beside its source; pointing at either lights up the other', async () => {
  onTestFailed(() => keepPictures(watched))
  expect(await violationsOn(adam, VIEW)).toEqual([])
  await paste(FERROW, 'ferrow.txt')
  const source = adam.getByTestId('import-source')
  const story = adam.getByTestId('import-story')
  await story.getByText('Gallery of 5 captions').waitFor()
  await adam.getByText(/^All \d+ characters kept/).waitFor()
  await expect.poll(() => story.getByTestId('import-caption').count()).toBe(5)
  expect(await violationsOn(adam, VIEW)).toEqual([])

  await story.getByText('Jane Roe/PA').hover()
  await source.locator('mark[data-lit]').filter({hasText: 'Jane Roe/PA'}).waitFor()
  await source.getByText('A crane lifts').hover()
  await story.locator('[data-lit]').filter({hasText: 'A crane lifts'}).waitFor()
  await adam.getByText('Caption, found by the rule “leading-counters”').waitFor()

  // The same by keyboard: to the pane, then from part to part.
  await adam.mouse.move(0, 0)
  await source.focus()
  await adam.keyboard.press('End')
  await story.locator('[data-lit]').filter({hasText: 'The old road'}).waitFor()
  await adam.keyboard.press('Home')
  await adam
    .getByText('Left out: the word “date” of the head')
    .or(adam.getByText(/^Left out/))
    .first()
    .waitFor()
  await adam.keyboard.press('ArrowDown')
  await story.locator('[data-lit]').filter({hasText: '9 March 2018'}).waitFor()
  expect(await written()).toEqual([])
})

test('what is doubtful is answered by single keys, and read again at once', async () => {
  onTestFailed(() => keepPictures(watched))
  const story = adam.getByTestId('import-story')
  await adam.getByRole('button', {name: /^Picture 4 of 6 is missing/}).focus()
  await adam.keyboard.press('k')
  await adam.getByText('1 thing to look at').waitFor()
  // The next one has the focus: the credit was supposed, and is none.
  await expect.poll(() => focusedText(adam)).toContain('Petra Holm')
  await adam.keyboard.press('n')
  await adam.getByText('Nothing is left to look at.').waitFor()
  await story.getByText('The mayor of Tarn waits for the ribbon. Petra Holm').waitFor()
  await adam.getByRole('button', {name: 'Take back the last'}).click()
  await adam.getByText('1 thing to look at').waitFor()
  await adam.getByRole('button', {name: /Petra Holm/}).focus()
  await adam.keyboard.press('y')
  await adam.getByText('Nothing is left to look at.').waitFor()

  // A credit that the reader left in the text: the boundary is moved to before its one word.
  await story.focus()
  await adam.keyboard.press('Home')
  for (let presses = 0; presses < 30; presses++) {
    if ((await story.locator('[data-lit]').first().textContent())?.startsWith('Welders')) break
    await adam.keyboard.press('ArrowDown')
  }
  await adam.keyboard.press('[')
  await story.getByText('Quillmark', {exact: true}).waitFor()
  await story.getByText('Welders at work under the arch, September 2017', {exact: true}).waitFor()
  expect(await written()).toEqual([])
})

test('words are marked with the mouse, and one key says what they are', async () => {
  onTestFailed(() => keepPictures(watched))
  const source = adam.getByTestId('import-source')
  const story = adam.getByTestId('import-story')
  const bar = adam.getByTestId('import-answers')
  await dragOver(source, 'Ada Mornay')
  await bar.getByText('“Ada Mornay”: say what it is.').waitFor()
  // Of words in a paragraph it is asked whose credit they are.
  await bar
    .getByLabel('whose credit')
    .selectOption({label: '2/5 A crane lifts the first new girder in Tarn, June 2017 Getty'})
  expect(await violationsOn(adam, VIEW)).toEqual([])
  await bar.getByRole('button', {name: 'It is the credit'}).click()
  await adam.getByText(/^“Ada Mornay” is the credit of “A crane lifts/).waitFor()
  const crane = story.getByTestId('import-caption').filter({hasText: 'A crane lifts'})
  await crane.getByText('Ada Mornay', {exact: true}).waitFor()
  await adam.getByRole('button', {name: 'Take back the last'}).click()
  await crane.getByText('Getty', {exact: true}).waitFor()

  // A click holds what the mouse points at, so that the way to its buttons changes nothing.
  await source.getByText('Engineers inspect the deck').click()
  await bar.getByRole('button', {name: 'Credit begins a word earlier'}).click()
  await story.getByText('2016 Jane Roe/PA', {exact: true}).waitFor()
  await adam.getByRole('button', {name: 'Take back the last'}).click()
  await story.getByText('Jane Roe/PA', {exact: true}).waitFor()
  expect(await written()).toEqual([])
})

test('words are marked by keys, and the end of the last caption is moved by them', async () => {
  onTestFailed(() => keepPictures(watched))
  const source = adam.getByTestId('import-source')
  const story = adam.getByTestId('import-story')
  await adam.mouse.move(0, 0)
  await source.focus()
  await adam.keyboard.press('Home')
  await adam.keyboard.press('ArrowRight')
  await adam.keyboard.press('ArrowRight')
  await adam.getByText('“2018-03-09”: say what it is.').waitFor()
  await adam.keyboard.press('Escape')
  await adam.keyboard.press('End')
  for (const key of ['ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight'])
    await adam.keyboard.press(key)
  await adam.getByText('“The old road was”: say what it is.').waitFor()
  await adam.keyboard.press('Shift+ArrowLeft')
  await adam.getByText('“The old road”: say what it is.').waitFor()
  await adam.keyboard.press('y')
  await story.getByText('The old road', {exact: true}).waitFor()
  await story.getByText('was closed by a landslide in 2014').waitFor()
  await adam.getByText(/^All \d+ characters kept/).waitFor()
  await adam.getByRole('button', {name: 'Take back the last'}).click()
  await story.getByText('The old road was closed').waitFor()

  // The last caption meets the story: its end is moved a word too far, and back again.
  await story.focus()
  await adam.keyboard.press('Home')
  for (let presses = 0; presses < 40; presses++) {
    if ((await story.locator('[data-lit]').first().textContent())?.startsWith('The first cars'))
      break
    await adam.keyboard.press('ArrowDown')
  }
  await adam.keyboard.press('.')
  await story
    .getByText('The first cars cross on Friday morning Reuters The', {exact: true})
    .waitFor()
  await adam.getByRole('button', {name: 'Take back the last'}).click()
  await story.getByText('The first cars cross on Friday morning', {exact: true}).waitFor()
  expect(await written()).toEqual([])
})

test('an answer becomes a rule only after it has said what it would change', async () => {
  onTestFailed(() => keepPictures(watched))
  await newsroom.client.create({
    _id: 'importRecord.other',
    _type: 'importRecord',
    source: 'mill.txt',
    rawText: '1/3 A mill Quillmark\n\n2/3 A wheel AP\n\n3/3 A miller PA',
  })
  const said = adam.getByRole('listitem').filter({hasText: '“Quillmark” is a credit'})
  await said.getByRole('button', {name: 'Make it a rule …'}).click()
  await adam.getByText(/^Of \d+ stories in the archive it would read 1 otherwise:/).waitFor()
  await adam.getByText('mill.txt').waitFor()
  expect(await newsroom.client.fetch('count(*[_type == "readerExample"])')).toBe(0)
  await expect.poll(() => focusedText(adam)).toBe('Keep the rule')
  await adam.keyboard.press('Enter')
  await said.getByText('Kept as a rule').waitFor()
  expect(await newsroom.client.fetch('*[_type == "readerExample"]{about, words, is}')).toEqual([
    {about: 'credit', words: 'Quillmark', is: true},
  ])
  await newsroom.client.delete('importRecord.other')
})

test('Import writes the story, and says when the same text comes again', async () => {
  onTestFailed(() => keepPictures(watched))
  await adam.getByRole('button', {name: 'Import 1 story'}).click()
  await adam.getByText(/^Imported as run .*: 1 story\.$/).waitFor()
  expect(await violationsOn(adam, VIEW)).toEqual([])
  expect(await captions()).toEqual([
    ['Engineers inspect the deck of the Ferrow bridge, Tarn Valley, March 2016', 'Jane Roe/PA'],
    ['A crane lifts the first new girder in Tarn, June 2017', 'Getty'],
    ['Welders at work under the arch, September 2017', 'Quillmark'],
    ['The mayor of Tarn waits for the ribbon.', 'Petra Holm'],
    ['The first cars cross on Friday morning', 'Reuters'],
  ])
  await adam.getByRole('button', {name: 'Start again'}).click()
  expect(await adam.getByLabel('Text of the story').inputValue()).toBe('')
  await paste(FERROW, 'ferrow.txt')
  await adam.getByText(/says the same\. There is nothing to write\./).waitFor()
  expect(await adam.getByRole('button', {name: 'Nothing to import'}).isDisabled()).toBe(true)
})

test('a corrected source keeps what an editor has changed, and undo names it', async () => {
  onTestFailed(() => keepPictures(watched))
  const priya = await sit('priya', 'desk')
  const id = (await captionIds())[1] ?? ''
  await priya.goto(`${newsroom.studio}/intent/edit/id=${id};type=caption/`)
  const line = priya.getByTestId('field-credit.line').getByRole('textbox')
  await line.fill('Getty Images')
  await expect.poll(async () => (await captions())[1]?.[1]).toBe('Getty Images')

  await adam.getByRole('button', {name: 'Start again'}).click()
  const corrected = FERROW.replace('June 2017 Getty', 'June 2017 Lee Kern/Getty').replace(
    'The first cars',
    'The very first cars',
  )
  await paste(corrected, 'ferrow.txt')
  await adam
    .getByText(/To be updated: 1 field\. Left as people wrote it: 1 field\. To be suggested: 1\./)
    .waitFor()
  await adam.getByText('will be updated', {exact: true}).waitFor()
  await adam.getByText('stays: edited since, this becomes a suggestion').waitFor()
  expect(await violationsOn(adam, VIEW)).toEqual([])
  await adam.getByRole('button', {name: 'Import 1 story'}).click()
  await adam.getByText(/^Imported as run/).waitFor()
  await adam
    .getByText(
      'Documents made: 0. Updated: 1. Fields left as people wrote them: 1. Suggestions: 1.',
    )
    .waitFor()
  expect((await captions())[1]?.[1]).toBe('Getty Images')
  expect((await captions())[4]?.[0]).toBe('The very first cars cross on Friday morning')
  await adam.getByRole('button', {name: 'Undo this import'}).click()
  await adam.getByText(/was taken back/).waitFor()
  expect((await captions())[4]?.[0]).toBe('The first cars cross on Friday morning')
  expect((await captions())[1]?.[1]).toBe('Getty Images')
})

test('files are read one by one; what is none is named, with the remedy', async () => {
  onTestFailed(() => keepPictures(watched))
  await adam.getByRole('button', {name: 'Start again'}).click()
  const line = (name: string) => ` date 2019-01-02 The ${name} is closed. Nobody knows why.`
  await adam
    .locator('input[type=file]')
    .first()
    .setInputFiles([
      {name: 'mill.txt', mimeType: 'text/plain', buffer: Buffer.from(line('mill'))},
      {
        name: 'photo.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from([0x89, 80, 78, 71, 13, 10, 26, 10]),
      },
      {name: 'quay.txt', mimeType: 'text/plain', buffer: Buffer.from(line('quay'))},
    ])
  await adam.getByRole('button', {name: 'Import 2 stories'}).waitFor()
  await adam.getByTestId('import-item').filter({hasText: 'photo.txt'}).click()
  await adam
    .getByRole('alert')
    .getByText(/The file is a PNG picture, not text\. Import the text/)
    .waitFor()
  expect(await violationsOn(adam, VIEW)).toEqual([])
  await adam.getByTestId('import-item').filter({hasText: 'quay.txt'}).click()
  await adam.getByTestId('import-story').getByText('The quay is closed').waitFor()
  await adam.getByRole('button', {name: 'Import 2 stories'}).click()
  await adam.getByText(/^Imported as run .*: 2 stories\.$/).waitFor()
  const page = adam
  const undo = page.getByRole('button', {name: 'Undo this import'})
  // An editor is faster than the undo: their story is left alone, and named with a link.
  const mill = await newsroom.client.fetch<string>(
    '*[_type == "article" && slugline match "mill*"][0]._id',
  )
  await newsroom.client.patch(mill).set({headline: 'The mill'}).commit()
  await undo.click()
  await page.getByText('Left alone, because people have worked on them:').waitFor()
  await page.getByRole('link', {name: mill.replace('drafts.', '')}).waitFor()
  expect(await violationsOn(adam, VIEW)).toEqual([])
})

test('a megabyte stays usable', async () => {
  onTestFailed(() => keepPictures(watched))
  await adam.getByRole('button', {name: 'Start again'}).click()
  const paragraph = 'The river rose again in the night and nobody slept in the lower town. '
  const text = ` date 2019-01-02 ${paragraph.repeat(15_000)}\n\n${FERROW.slice(17)}`
  await adam
    .locator('input[type=file]')
    .first()
    .setInputFiles([{name: 'long.txt', mimeType: 'text/plain', buffer: Buffer.from(text)}])
  await adam.getByText(/^All \d+ characters kept/).waitFor({timeout: 60_000})
  const marks = await adam.getByTestId('import-source').locator('.ai-row').count()
  expect(marks).toBeGreaterThan(5)
  expect(marks).toBeLessThan(80)
  await adam.getByTestId('import-source').focus()
  await adam.keyboard.press('End')
  await adam
    .getByTestId('import-story')
    .locator('[data-lit]')
    .filter({hasText: 'The old road'})
    .waitFor()
})

test('who may not write import records does not see the tool; who lost the right may only look', async () => {
  onTestFailed(() => keepPictures(watched))
  const dana = await sit('dana', 'desk')
  expect(await dana.getByRole('link', {name: 'Import', exact: true}).count()).toBe(0)
  await dana.goto(`${newsroom.studio}/import`)
  await dana.getByText(/Tool not found/).waitFor()

  const other = await openPage(browser)
  watched.push(other)
  await other.page.route('**/acl/**', (route) =>
    route.fulfill({json: [], headers: allowing(newsroom.studio)}),
  )
  await other.page.route('**/datasets/*/acl*', (route) =>
    route.fulfill({json: [], headers: allowing(newsroom.studio)}),
  )
  await signIn(other.page, newsroom, 'adam')
  await other.page.goto(`${newsroom.studio}/import`)
  await other.page.getByText('You may look at what a text becomes.').waitFor()
  await paste(FERROW, 'look.txt', other.page)
  await other.page.getByTestId('import-story').getByText('Gallery of 5 captions').waitFor()
  expect(await other.page.getByRole('button', {name: 'Import 1 story'}).isDisabled()).toBe(true)
  expect(await violationsOn(other.page, VIEW)).toEqual([])
})

test('nothing went wrong behind the view, and nothing left the machine', () => {
  expect(watched.flatMap(({troubles}) => troubles)).toEqual([])
  expect(watched.flatMap(({outside}) => outside)).toEqual([])
})

async function sit(person: PersonId, tool: 'import' | 'desk' = 'import'): Promise<Page> {
  const one = await openPage(browser)
  watched.push(one)
  one.page.setDefaultTimeout(20_000)
  await signIn(one.page, newsroom, person)
  if (tool === 'import') {
    await one.page.goto(`${newsroom.studio}/import`)
    await one.page.getByRole('heading', {name: 'Bring stories in from the archive'}).waitFor()
  }
  return one.page
}

async function paste(text: string, name: string, page = adam): Promise<void> {
  await page.getByLabel('Text of the story').fill(text)
  await page.getByLabel('Name of the source').fill(name)
  await page.getByRole('button', {name: 'Read it'}).click()
  await page.getByTestId('import-story').waitFor()
}

/** Drags the mouse from the first character of the words to the last. */
async function dragOver(pane: Locator, words: string): Promise<void> {
  const box = await pane.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      const {left, right, top, bottom} = range.getBoundingClientRect()
      return {left, right, middle: (top + bottom) / 2}
    }
    throw new Error(`${wanted} is not in sight`)
  }, words)
  const {mouse} = pane.page()
  await mouse.move(box.left + 1, box.middle)
  await mouse.down()
  await mouse.move((box.left + box.right) / 2, box.middle)
  await mouse.move(box.right - 1, box.middle)
  await mouse.up()
}

/** Ids of what this test's imports made, beside the story that the newsroom started with. */
function written(): Promise<string[]> {
  return newsroom.client.fetch('*[_type == "importRecord" && source == "ferrow.txt"]._id')
}

const FERROW_CAPTIONS =
  '*[_type == "caption" && provenance.importRecord._ref in *[_type == "importRecord" && source == "ferrow.txt"]._id] | order(_id)'

async function captions(): Promise<[string, string][]> {
  const found = await newsroom.client.fetch<{text: string; line: string}[]>(
    `${FERROW_CAPTIONS}{text, "line": credit.line}`,
  )
  return found.map(({text, line}) => [text, line])
}

async function captionIds(): Promise<string[]> {
  const ids = await newsroom.client.fetch<string[]>(`${FERROW_CAPTIONS}._id`)
  return ids.map((id) => id.replace('drafts.', ''))
}

function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '')
}

function allowing(origin: string): Record<string, string> {
  return {
    'access-control-allow-origin': new URL(origin).origin,
    'access-control-allow-credentials': 'true',
  }
}
