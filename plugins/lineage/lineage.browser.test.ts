import {type Page} from 'playwright-core'
import {beforeEach, expect} from 'vitest'
import {readArchiveText, runImport} from '../../archive/index.ts'
import {violationsOn} from '../../tests/support/axe.ts'
import {type TestNewsroom} from '../../tests/support/newsroom.ts'
import {openInspector} from '../../tests/support/studio-pages.ts'
import {test} from '../../tests/support/studio.ts'

const VIEW = '[data-testid=newsroom-lineage]'
const QUAY =
  ' date 2018-03-09 The quay was sold on Friday.\n\nNobody bought it.\n\n1/3 A crane in Tarn, June 2016 Jane Roe/PA\n\n2/3 A tug (AP)\n\n3/3 A ribbon Getty'

let runs = 0

/** Imports the text as `newsroom import` does; the same name each time. */
async function bringIn({client}: TestNewsroom, text: string): Promise<string[]> {
  const result = readArchiveText({name: 'quay.txt', text})
  if (!result.ok) throw new Error(result.problem.message)
  const [outcome] = await runImport(client, [result.story], {runId: `quay-${++runs}`})
  if (!outcome?.ok) throw new Error('not imported')
  const {article, galleries, captions} = outcome.plan.reading
  return [article, ...galleries, ...captions].map(({_id}) => _id.replace('drafts.', ''))
}

let ids: string[] = []

beforeEach(async ({newsroom}: {newsroom: TestNewsroom}) => {
  if (ids.length === 0) ids = await bringIn(newsroom, QUAY)
})

async function open(page: Page, newsroom: TestNewsroom, id: string): Promise<void> {
  await page.goto(`${newsroom.studio}/intent/edit/id=${id};type=${id.split('-')[0]}/`)
  await page.getByTestId('form-view').waitFor()
  const pane = page.getByTestId('newsroom-lineage')
  await openInspector(page, 'Lineage')
  await pane.getByRole('heading', {name: 'Values from the source'}).waitFor()
}

const textField = (page: Page, name: string) =>
  page.getByTestId(`field-${name}`).getByRole('textbox').first()
const row = (page: Page, path: string) => page.locator(`${VIEW} li[data-path='${path}']`)

test('a field that gets the focus shows its words in the source, the rule and the certainty', async ({
  newsroom,
  sit,
}) => {
  const page = await sit('priya')
  await open(page, newsroom, ids[2] ?? '')
  await textField(page, 'text').focus()
  const text = row(page, 'text')
  await text.locator('mark').filter({hasText: 'A crane in Tarn, June 2016'}).waitFor()
  await text.getByText('In the source, line 5').waitFor()
  await text.getByText('Found: the words themselves say so').waitFor()
  await text.getByText('Decided by the rule “leading-counters”').waitFor()
  expect(await violationsOn(page, VIEW)).toEqual([])

  // Or picked in the list, by keyboard alone, and from there back to the form.
  await row(page, 'text').getByRole('button').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const credit = row(page, 'credit.asPrinted')
  await credit.locator('mark').filter({hasText: 'Jane Roe/PA'}).waitFor()
  await text.getByRole('button').first().focus()
  await page.keyboard.press('Enter')
  await text.getByRole('button', {name: 'Go to the field'}).press('Enter')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName.toLowerCase()))
    .toBe('textarea')
})

test('what somebody changes is told beside what was printed, as it is typed', async ({
  newsroom,
  sit,
}) => {
  const page = await sit('priya')
  await open(page, newsroom, ids[2] ?? '')
  await textField(page, 'text').fill('A yellow crane in Tarn')
  const text = row(page, 'text')
  await text.getByText('changed by people').waitFor()
  await text.getByRole('definition').filter({hasText: 'A crane in Tarn, June 2016'}).waitFor()
  await text.getByRole('definition').filter({hasText: 'A yellow crane in Tarn'}).waitFor()
  await expect
    .poll(() => newsroom.client.fetch(`*[_id == "drafts.${ids[2]}"][0].text`))
    .toBe('A yellow crane in Tarn')
})

test('a second import suggests; one key accepts, one dismisses, and neither comes back', async ({
  newsroom,
  sit,
}) => {
  const page = await sit('priya')
  const [, , crane = '', tug = ''] = ids
  await newsroom.client.patch(`drafts.${tug}`).set({text: 'A small tug'}).commit()
  await open(page, newsroom, crane)
  await bringIn(newsroom, QUAY.replace('A crane', 'A red crane').replace('A tug', 'A big tug'))
  // It appears by itself.
  const suggested = page.getByRole('button', {name: 'Caption: A red crane in Tarn, June 2016'})
  await suggested.waitFor()
  expect(await violationsOn(page, VIEW)).toEqual([])
  expect(await newsroom.client.fetch(`*[_id == "drafts.${crane}"][0].text`)).toBe(
    'A yellow crane in Tarn',
  )
  await suggested.focus()
  await page.keyboard.press('a')
  await suggested.waitFor({state: 'detached'})
  await expect
    .poll(() => newsroom.client.fetch(`*[_id == "drafts.${crane}"][0].text`))
    .toBe('A red crane in Tarn, June 2016')

  await open(page, newsroom, tug)
  const other = page.getByRole('button', {name: 'Caption: A big tug'})
  await other.focus()
  await page.keyboard.press('d')
  await other.waitFor({state: 'detached'})
  await expect
    .poll(() => newsroom.client.fetch(`count(*[_id == "drafts.${tug}"][0].provenance.dismissed)`))
    .toBe(1)
  expect(await newsroom.client.fetch(`*[_id == "drafts.${tug}"][0].text`)).toBe('A small tug')
  await page.reload()
  await open(page, newsroom, tug)
  expect(await other.count()).toBe(0)
})

test('a credit source is suggested by name, and taken when the newsroom has it', async ({
  newsroom,
  sit,
}) => {
  const page = await sit('priya')
  await open(page, newsroom, ids[4] ?? '')
  const suggested = page.locator('.nl-suggestion').filter({hasText: 'Getty'})
  await suggested.getByRole('button', {name: 'Accept'}).click()
  await suggested.getByText(/There is no credit source “.*” yet/).waitFor()
  const name = await suggested.getByRole('button').first().textContent()
  await newsroom.client.create({
    _id: 'getty',
    _type: 'creditSource',
    name: name?.split(': ')[1] ?? '',
    aliases: [],
  })
  await suggested.getByRole('button', {name: 'Accept'}).click()
  await suggested.waitFor({state: 'detached'})
  await expect
    .poll(() => newsroom.client.fetch(`*[_id == "drafts.${ids[4]}"][0].credit.source._ref`))
    .toBe('getty')
})

test('article and gallery have their lineage too', async ({newsroom, sit}) => {
  const page = await sit('priya')
  await open(page, newsroom, ids[0] ?? '')
  await row(page, 'originallyPublished.asPrinted').getByText('2018-03-09').first().waitFor()
  const paragraph = page.locator(`${VIEW} .nl-row`).filter({hasText: 'Nobody bought it.'})
  await paragraph.click()
  await page.locator(`${VIEW} mark`).filter({hasText: 'Nobody bought it.'}).waitFor()
  expect(await violationsOn(page, VIEW)).toEqual([])
})

test('who may only look, looks; and a lost record is said', async ({newsroom, sit}) => {
  const page = await sit('vera')
  await newsroom.client.patch(`drafts.${ids[3]}`).set({'provenance.dismissed': []}).commit()
  await open(page, newsroom, ids[3] ?? '')
  await page.getByText('You may look at suggestions').waitFor()
  const suggested = page.getByRole('button', {name: 'Caption: A big tug'})
  await suggested.focus()
  await page.keyboard.press('a')
  expect(await page.getByRole('button', {name: 'Accept'}).first().isDisabled()).toBe(true)
  expect(await newsroom.client.fetch(`*[_id == "drafts.${ids[3]}"][0].text`)).toBe('A small tug')

  await newsroom.client.create({
    _id: 'drafts.caption-lost',
    _type: 'caption',
    text: 'A bollard',
    workflow: {_type: 'workflow', stage: 'intake'},
    provenance: {
      _type: 'provenance',
      importRecord: {_type: 'reference', _ref: 'importRecord.gone', _weak: true},
    },
  })
  await page.goto(`${newsroom.studio}/intent/edit/id=caption-lost;type=caption/`)
  await page.getByTestId('form-view').waitFor()
  await openInspector(page, 'Lineage')
  await page.getByText(/The import record of this document is gone/).waitFor()
})
