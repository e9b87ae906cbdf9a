import {mkdir, mkdtemp, rm, truncate, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {type Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect} from 'vitest'
import {violationsOn} from '../../tests/support/axe.ts'
import {type TestNewsroom} from '../../tests/support/newsroom.ts'
import {test} from '../../tests/support/studio.ts'

/* What the tool shows when things are not as they should be, and what is dropped on it. */

const VIEW = '[data-testid=newsroom-import]'

/** A browser reports every address that it cannot reach. */
const UNREACHABLE = /net::ERR_|Failed to fetch|WebSocket connection to '.*' failed/

const story = (name: string) =>
  ` date 2018-03-09 The ${name} was sold on Friday.\n\n1/3 The ${name} at dawn AP\n\n2/3 Its owner PA\n\n3/3 A ribbon Getty`

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'))
  await mkdir(join(folder, 'paper', '2018'), {recursive: true})
  await writeFile(join(folder, 'paper', 'quay.txt'), story('quay'))
  await writeFile(join(folder, 'paper', '2018', 'mill.txt'), story('mill'))
  await writeFile(
    join(folder, 'paper', '2018', 'photo.txt'),
    Buffer.from('89504e470d0a1a0a', 'hex'),
  )
  await writeFile(join(folder, 'paper', '2018', 'empty.txt'), ' \n')
  await writeFile(join(folder, 'paper', '2018', 'huge.txt'), 'A')
  await truncate(join(folder, 'paper', '2018', 'huge.txt'), 17 * 1024 * 1024)
  await writeFile(join(folder, 'paper', '.DS_Store'), 'nobody means this')
  await mkdir(join(folder, 'nothing'))
  await writeFile(join(folder, 'nothing', '.hidden'), 'nor this')
  await writeFile(join(folder, 'pier.txt'), story('pier'))
})

afterAll(() => rm(folder, {recursive: true}))

describe('what is dropped', () => {
  test('a folder with all that is in it, and a file beside it; bad ones are named, good ones go', async ({
    newsroom,
    sit,
  }) => {
    const page = await openTool(await sit('adam'))
    await drop(page, ['paper', 'pier.txt'])
    await page.getByRole('button', {name: 'Import 3 stories'}).waitFor()
    const items = page.getByTestId('import-item')
    await expect
      .poll(() => items.allTextContents())
      .toEqual([
        expect.stringMatching(/^2018\/empty\.txt/),
        expect.stringMatching(/^2018\/huge\.txt/),
        expect.stringMatching(/^2018\/mill\.txt/),
        expect.stringMatching(/^2018\/photo\.txt/),
        expect.stringMatching(/^pier\.txt/),
        expect.stringMatching(/^quay\.txt/),
      ])
    // One stop of the tab key, and arrow keys within.
    await items.first().focus()
    for (const why of [
      /2018\/empty\.txt: The source holds no visible character\. Leave it out/,
      /2018\/huge\.txt: The source has more than 16777216 bytes.*Split the file/,
      undefined,
      /2018\/photo\.txt: The file is a PNG picture, not text\. Import the text/,
    ]) {
      if (why) await page.getByRole('alert').getByText(why).waitFor()
      else await page.getByTestId('import-story').getByText('The mill was sold').waitFor()
      expect(await violationsOn(page, VIEW)).toEqual([])
      await page.keyboard.press('ArrowDown')
    }
    await page.getByRole('button', {name: 'Import 3 stories'}).click()
    await page.getByText(/^Imported as run .*: 3 stories\.$/).waitFor()
    await page.getByText('3 sources were not imported; the list says why.').waitFor()
    expect(await sources(newsroom)).toEqual(['2018/mill.txt', 'pier.txt', 'quay.txt'])
    await page.getByTestId('import-item').filter({hasText: 'quay.txt'}).click()
    await page.getByRole('button', {name: 'Undo this import'}).click()
    await page.getByText(/was taken back/).waitFor()
    await page.getByTestId('import-story').waitFor()
    expect(await page.getByText(/was imported before/).count()).toBe(0)
    expect(await sources(newsroom)).toEqual([])
  })

  test('nothing that could be read is said', async ({sit}) => {
    const page = await openTool(await sit('adam'))
    await drop(page, ['nothing'])
    await page.getByText('There is no file to read in what you chose.').waitFor()
    expect(await violationsOn(page, VIEW)).toEqual([])
  })
})

describe('when Content Lake is away', () => {
  test('an import stops, says how far it is, and goes on as the same run', async ({
    newsroom,
    sit,
    forgive,
  }) => {
    forgive(UNREACHABLE)
    const page = await openTool(await sit('adam'))
    await drop(page, ['paper/quay.txt', 'paper/2018/mill.txt', 'pier.txt'])
    await page.getByRole('button', {name: 'Import 3 stories'}).waitFor()
    await newsroom.restart(async () => {
      await page.getByRole('button', {name: 'Import 3 stories'}).click()
      const alert = page.getByRole('alert')
      await alert.getByText(/^Content Lake does not answer: /).waitFor()
      await alert.getByText(/Stories that are in: 0; that are not: 3\./).waitFor()
      expect(await violationsOn(page, VIEW)).toEqual([])
    })
    await page.getByRole('button', {name: 'Import the other 3 stories'}).click()
    await page.getByText(/^Imported as run .*: 3 stories\.$/).waitFor()
    expect(await sources(newsroom)).toEqual(['mill.txt', 'pier.txt', 'quay.txt'])
    await page.getByRole('button', {name: 'Undo this import'}).click()
    await page.getByText(/was taken back/).waitFor()
  })

  test('what is opened waits, and is read when it is back', async ({newsroom, sit, forgive}) => {
    forgive(UNREACHABLE)
    const page = await openTool(await sit('adam'))
    await newsroom.restart(async () => {
      await drop(page, ['pier.txt', 'paper/quay.txt'])
      await page.getByText(/^Content Lake does not answer: /).waitFor()
      await page.getByText('What waits is read as soon as you try again.').waitFor()
      expect(await page.getByRole('button', {name: 'Import', exact: true}).isDisabled()).toBe(true)
      expect(await violationsOn(page, VIEW)).toEqual([])
    })
    const again = page.getByRole('button', {name: 'Try again'})
    const ready = page.getByRole('button', {name: 'Import 2 stories'})
    // It may have noticed by itself.
    await again.or(ready).first().waitFor()
    if (await again.isVisible()) await again.click()
    await ready.waitFor()
    await page.getByTestId('import-story').getByText('The pier was sold').waitFor()
  })

  test('the rules to read by are waited for', async ({sit, forgive}) => {
    forgive(/500|net::ERR_/)
    const page = await sit('adam')
    const isForRules = (url: URL) => decodeURIComponent(url.search).includes('readerExample')
    await page.route(isForRules, (route) => route.abort())
    await page.reload()
    await openTool(page)
    await page
      .getByText(/^The rules of the newsroom cannot be fetched, so nothing is read yet/)
      .waitFor()
    await drop(page, ['pier.txt'])
    expect(await page.getByTestId('import-story').count()).toBe(0)
    expect(await violationsOn(page, VIEW)).toEqual([])
    await page.unroute(isForRules)
    await page.getByTestId('import-story').getByText('The pier was sold').waitFor()
  })
})

test('what lies on the desk stays there while its person looks something up', async ({sit}) => {
  const page = await openTool(await sit('adam'))
  await drop(page, ['pier.txt'])
  await page.getByTestId('import-story').getByText('The pier was sold').waitFor()
  await page.getByRole('link', {name: 'Board', exact: true}).click()
  await page.getByTestId('import-story').waitFor({state: 'detached'})
  await page.getByRole('link', {name: 'Import', exact: true}).click()
  await page.getByTestId('import-story').getByText('The pier was sold').waitFor()
})

test('from paste to undo without a mouse', async ({newsroom, sit}) => {
  const page = await openTool(await sit('adam'))
  await tabTo(page, 'Text of the story')
  await page.keyboard.insertText(
    '1/3 The pier at dawn AP\n\n2/3 Its owner, once PA\n\n4/3 A ribbon Zoomwerk\n\nThe pier was sold.',
  )
  await tabTo(page, 'Name of the source')
  await page.keyboard.insertText('walk.txt')
  await tabTo(page, 'Read it')
  await page.keyboard.press('Enter')
  await page.getByTestId('import-story').waitFor()

  // Words of the source: the last of the third caption is its credit.
  await tabTo(page, 'Source text')
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowLeft')
  await page.getByText('“Zoomwerk”: say what it is.').waitFor()
  await page.keyboard.press('c')
  await page.getByText('“Zoomwerk” is a credit').waitFor()
  // What is to be looked at.
  await tabTo(page, 'Picture')
  while (await page.locator('.ai-flag-head').count()) {
    const before = await page.locator('.ai-flag-head').count()
    await page.keyboard.press('k')
    await expect.poll(() => page.locator('.ai-flag-head').count()).toBeLessThan(before)
  }
  await page.getByText('Nothing is left to look at.').waitFor()
  expect(await violationsOn(page, VIEW)).toEqual([])
  await tabTo(page, 'Import 1 story')
  await page.keyboard.press('Enter')
  await page.getByText(/^Imported as run .*: 1 story\.$/).waitFor()
  expect(
    await newsroom.client.fetch('*[_type == "caption" && credit.line == "Zoomwerk"].text'),
  ).toEqual(['A ribbon'])
  await tabTo(page, 'Undo this import')
  await page.keyboard.press('Enter')
  await page.getByText(/was taken back/).waitFor()
  expect(await sources(newsroom)).toEqual([])
})

/** Presses the tab key until what is called so has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = []
  while (passed.length < 80) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      const label =
        element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement
          ? element.labels?.[0]
          : undefined
      return element?.getAttribute('aria-label') ?? label?.textContent ?? element?.textContent ?? ''
    })
    if (focused.startsWith(name)) return
    passed.push(focused.slice(0, 30))
  }
  throw new Error(`The tab key never came to ${name}, but to ${passed.join(' | ')}`)
}

/** The tool with nothing on its desk. */
async function openTool(page: Page): Promise<Page> {
  await page.getByRole('link', {name: 'Import', exact: true}).click()
  const empty = page.getByRole('heading', {name: 'Bring stories in from the archive'})
  const another = page.getByRole('button', {name: 'Start again'})
  await empty.or(another).waitFor()
  if (await another.isVisible()) await another.click()
  await empty.waitFor()
  return page
}

/** As a person drops files and folders from outside of the browser. */
async function drop(page: Page, names: string[]): Promise<void> {
  const box = await page.getByTestId('newsroom-import').boundingBox()
  const [x, y] = [(box?.x ?? 0) + 300, (box?.y ?? 0) + 200]
  const files = names.map((name) => join(folder, name))
  const data = {items: [], files, dragOperationsMask: 1}
  const session = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {type, x, y, data})
  }
  await session.detach()
}

/** What this file's imports brought in, beside the story that the newsroom starts with. */
function sources({client}: TestNewsroom): Promise<string[]> {
  return client.fetch(
    '*[_type == "importRecord" && !string::startsWith(source, "000_")] | order(source).source',
  )
}
