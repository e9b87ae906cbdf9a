import {type Locator, type Page} from 'playwright-core'
import {expect} from 'vitest'
import {violationsOn} from '../../tests/support/axe.ts'
import {openInspector} from '../../tests/support/studio-pages.ts'
import {test} from '../../tests/support/studio.ts'

const PANEL = '[data-testid=newsroom-house-style]'

test('suggestions are accepted by one key, and nothing else is changed', async ({
  newsroom,
  sit,
}) => {
  const {client} = newsroom
  const [id = ''] = await client.fetch<string[]>(
    '*[_type == "article"]._id',
    {},
    {perspective: 'drafts'},
  )
  await client
    .patch(`drafts.${id}`)
    .set({
      'standfirst': 'An e-mail, said the advisor: “No e-mail.” ISIS was focussed.',
      'workflow.stage': 'writing',
    })
    .commit()
  const before = await client.getDocument(`drafts.${id}`)
  const rosa = await sit('rosa')
  await openStyle(rosa, newsroom.studio, id)
  const panel = rosa.locator(PANEL)
  await panel.getByRole('button', {name: 'Accept: e-mail → email'}).first().waitFor()
  expect(await panel.getByRole('listitem').count()).toBe(5)
  // Five do not fit: the rest is reached by the wheel too.
  await panel.hover()
  await rosa.mouse.wheel(0, 10_000)
  await expect.poll(() => isInSight(rosa, panel.getByRole('listitem').last())).toBe(true)
  await panel.getByText(/people have said what they have said/).waitFor()
  expect(await violationsOn(rosa, PANEL)).toEqual([])
  // To have been shown is not to have been changed.
  expect((await client.getDocument(`drafts.${id}`))?._rev).toBe(before?._rev)

  await panel.getByRole('button', {name: 'Accept: e-mail → email'}).first().focus()
  await rosa.keyboard.press('Enter')
  await expect
    .poll(() => textOf(id))
    .toBe('An email, said the advisor: “No e-mail.” ISIS was focussed.')
  // The next one has the focus; the quotation is skipped, the last two are taken.
  await expect.poll(() => focused(rosa)).toBe('Accept: advisor → adviser')
  await rosa.keyboard.press('ArrowDown')
  await expect.poll(() => focused(rosa)).toBe('Accept: e-mail → email')
  await rosa.keyboard.press('s')
  await expect.poll(() => focused(rosa)).toBe('Accept: ISIS → Isis')
  await rosa.keyboard.press('Enter')
  await expect.poll(() => focused(rosa)).toBe('Accept: focussed → focused')
  await rosa.keyboard.press('Enter')
  await expect
    .poll(() => textOf(id))
    .toBe('An email, said the advisor: “No e-mail.” Isis was focused.')
  await panel.getByText('1 skipped').waitFor()
  const {standfirst: _was, ...rest} = withoutSystem(before)
  const {standfirst: _is, ...after} = withoutSystem(await client.getDocument(`drafts.${id}`))
  expect(after).toEqual(rest)

  function textOf(of: string): Promise<unknown> {
    return client.fetch('*[_id == $id][0].standfirst', {id: `drafts.${of}`})
  }
})

test('the list is the newsroom’s own: what a sub-editor adds, a reporter is told at once', async ({
  newsroom,
  sit,
}) => {
  const sam = await sit('sam')
  await sam.goto(`${newsroom.studio}/intent/create/template=houseStyleRule;type=houseStyleRule/`)
  const avoid = sam.getByTestId('field-avoid').getByRole('textbox')
  await avoid.fill('the advisor')
  await avoid.press('Enter')
  await sam.getByTestId('field-prefer').getByRole('textbox').fill('said')
  const kept = '*[_type == "houseStyleRule" && "the advisor" in avoid && prefer == "said"]._id'
  await expect.poll(() => newsroom.client.fetch(kept)).toEqual([expect.stringMatching(/^drafts\./)])
  await sam.getByTestId('action-publish').click()
  await expect
    .poll(() => newsroom.client.fetch(kept))
    .toEqual([expect.not.stringMatching(/^drafts\./)])
  const rosa = await sit('rosa')
  const panel = rosa.locator(PANEL)
  await panel.getByRole('button', {name: 'Accept: the advisor → said'}).waitFor()
})

test('captions from the archive say when, and what is marked HOLD is told to hold', async ({
  newsroom,
  sit,
}) => {
  const {client} = newsroom
  const [id = ''] = await client.fetch<string[]>(
    '*[_type == "caption"] | order(_id)._id',
    {},
    {perspective: 'drafts'},
  )
  await client
    .patch(`drafts.${id}`)
    .set({text: 'HOLD: the quay last night', credit: {_type: 'credit', line: 'Jane Doe/Getty'}})
    .commit()
  const priya = await sit('priya')
  await openStyle(priya, newsroom.studio, id, 'caption')
  const panel = priya.locator(PANEL)
  await panel.getByText('Holds publication').waitFor()
  await panel.getByText(/Give the date, or leave it out/).waitFor()
  await panel.getByRole('button', {name: 'Accept: Getty → Getty Images'}).click()
  await expect
    .poll(() => client.fetch('*[_id == $id][0].credit.line', {id: `drafts.${id}`}))
    .toBe('Jane Doe/Getty Images')
  expect(await violationsOn(priya, PANEL)).toEqual([])

  // Whoever may not change the text reads what the list says, and is offered nothing: a lawyer too,
  // to whom grants alone would give the draft for its checks.
  for (const reader of ['vera', 'lena'] as const) {
    const page = await sit(reader)
    await openStyle(page, newsroom.studio, id, 'caption')
    const read = page.locator(PANEL)
    await read.getByText(/Changing it is for those who edit here/).waitFor()
    await read.getByText(/Give the date, or leave it out/).waitFor()
    expect(await read.getByRole('button', {name: /^Accept/}).count()).toBe(0)
  }
})

async function openStyle(page: Page, studio: string, id: string, type = 'article'): Promise<void> {
  await page.goto(`${studio}/intent/edit/id=${id};type=${type}/`)
  await page.getByTestId('form-view').waitFor()
  await openInspector(page, 'House style')
}

async function isInSight(page: Page, locator: Locator): Promise<boolean> {
  const [box, size] = [await locator.boundingBox(), page.viewportSize()]
  return box !== null && size !== null && box.y + box.height <= size.height
}

function focused(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null)
}

function withoutSystem(document: object | null | undefined): Record<string, unknown> {
  const {_rev, _updatedAt, ...content} = Object.fromEntries(Object.entries(document ?? {}))
  return content
}
