import {type Locator, type Page} from 'playwright-core'
import sharp from 'sharp'
import {expect} from 'vitest'
import {type TestNewsroom} from '../support/newsroom.ts'
import {createInList, textField} from '../support/studio-pages.ts'
import {test} from '../support/studio.ts'
import {begin, stageOf} from '../support/workflow-pages.ts'

/* What is typed, chosen, dropped and drawn in the Studio is what the lake keeps, to the letter. */

test('text, tags, a choice and an address are kept as they were put in', async ({
  newsroom,
  sit,
}) => {
  const sam = await sit('sam')
  const id = await createInList(sam, 'Credit sources')
  await textField(sam, 'name').pressSequentially('Agência Águia “Norte”')
  await textField(sam, 'usageTerms').fill('One use.\nNo archive.')
  const tags = textField(sam, 'aliases')
  for (const tag of ['Agencia Aguia', 'AAN', 'Águia']) {
    await tags.fill(tag)
    await tags.press('Enter')
  }
  await sam.locator('[data-ui=Tag]', {hasText: 'AAN'}).getByRole('button').click()
  await sam.getByTestId('field-kind').locator('select').selectOption('News agency')
  await textField(sam, 'url').fill('https://aguia.example/')
  await expect
    .poll(() => draftOf(newsroom, id))
    .toEqual({
      _type: 'creditSource',
      name: 'Agência Águia “Norte”',
      usageTerms: 'One use.\nNo archive.',
      aliases: ['Agencia Aguia', 'Águia'],
      kind: 'wires',
      url: 'https://aguia.example/',
    })
  await textField(sam, 'url').fill('')
  await expect.poll(async () => 'url' in (await draftOf(newsroom, id))).toBe(false)
})

test('bylines are added, filled with people, put in order and taken out', async ({
  newsroom,
  sit,
}) => {
  await newsroom.client.create({_id: 'person-barlow', _type: 'person', name: 'Jane Barlow'})
  const rosa = await sit('rosa')
  const id = await createInList(rosa, 'All stories')
  await textField(rosa, 'headline').fill('Harbour wall to be raised')
  const bylines = rosa.getByTestId('field-bylines')
  const dialog = rosa.getByTestId('nested-object-dialog')

  await bylines.getByTestId('add-single-object-button').click()
  await dialog.getByTestId('autocomplete').fill('barl')
  await rosa.getByTestId('autocomplete-popover').getByText('Jane Barlow').click()
  await closeDialog(dialog)
  for (const name of ['By our own reporter', 'Agencies']) {
    await bylines.getByTestId('add-single-object-button').click()
    await dialog.locator('[data-testid$=".asPrinted"]').getByRole('textbox').fill(name)
    await closeDialog(dialog)
  }
  const names = async () => {
    const rows = await newsroom.client.fetch<(string | null)[]>(
      '*[_id == $id][0].bylines[]{"name": coalesce(person->name, asPrinted)}.name',
      {id: `drafts.${id}`},
    )
    return rows
  }
  await expect.poll(names).toEqual(['Jane Barlow', 'By our own reporter', 'Agencies'])

  await moveUp(rosa, bylines, 2)
  await expect.poll(names).toEqual(['Jane Barlow', 'Agencies', 'By our own reporter'])
  await bylines.getByTestId('array-item-menu-button').last().click()
  await rosa.getByRole('menuitem', {name: 'Remove'}).click()
  await expect.poll(names).toEqual(['Jane Barlow', 'Agencies'])
})

test('a story’s text keeps styles, lists, marks, links and what stands between the paragraphs', async ({
  newsroom,
  sit,
}) => {
  const rosa = await sit('rosa')
  const id = await createInList(rosa, 'All stories')
  const body = rosa.getByTestId('field-body')
  await body.scrollIntoViewIfNeeded()
  await body.getByTestId('pt-editor').click()
  await body.getByTestId('pt-editor').getByRole('textbox').waitFor()
  const {keyboard} = rosa
  // While nothing is written there is one place for the caret; the editor hears of others a moment late.
  await body.getByTestId('block-style-select').first().click()
  await rosa.getByRole('menuitem', {name: 'Crosshead', exact: true}).click()
  await body.getByTestId('text-style--h2').last().click()
  await keyboard.type('Why now')
  await keyboard.press('Enter')
  await keyboard.type('Work ')
  await keyboard.press('Control+b')
  await keyboard.type('begins')
  await keyboard.press('Control+b')
  await keyboard.type(' in spring.')
  await keyboard.press('Enter')
  await body.getByRole('button', {name: 'Bullets'}).click()
  await body.getByText('begins').waitFor()
  await keyboard.type('a metre higher')
  await expect.poll(() => blocksOf(newsroom, id)).toHaveLength(3)

  await body.getByText('begins').dblclick()
  await body.getByRole('button', {name: 'Link', exact: true}).click()
  await rosa.getByTestId('popover-edit-dialog').getByRole('textbox').fill('/harbour')
  await rosa.getByTestId('close-popover-edit-dialog-button').click()

  await body.getByText('a metre higher').click()
  await keyboard.press('End')
  await body.getByTestId('insert-menu-button').click()
  await rosa.getByRole('menuitem', {name: 'Pull quote'}).click()
  const dialog = rosa.getByTestId('nested-object-dialog')
  await dialog.getByRole('textbox').first().fill('The next storm will not wait.')
  await closeDialog(dialog)

  await expect
    .poll(() => blocksOf(newsroom, id))
    .toEqual([
      {style: 'h2', listItem: null, text: 'Why now', marked: []},
      {
        style: 'normal',
        listItem: null,
        text: 'Work begins in spring.',
        marked: [{text: 'begins', marks: ['strong'], href: '/harbour'}],
      },
      {style: 'normal', listItem: 'bullet', text: 'a metre higher', marked: []},
      {quote: 'The next storm will not wait.'},
    ])
})

test('what is wrong with a story is told in its form, and holds the step', async ({
  newsroom,
  sit,
}) => {
  const rosa = await sit('rosa')
  const id = await createInList(rosa, 'All stories')
  await textField(rosa, 'kicker').fill('Harbour')
  const headline = rosa.getByTestId('field-headline')
  await headline.getByTestId('input-validation-icon-error').waitFor()
  await begin(rosa, 'Send to the desk')
  const held = rosa.getByRole('dialog', {name: '“Send to the desk” is held'})
  await held.getByText('The story has no headline').waitFor()
  await rosa.keyboard.press('Escape')
  await textField(rosa, 'headline').fill('Harbour wall to be raised '.repeat(4))
  await headline.getByTestId('input-validation-icon-warning').waitFor()
  expect(await headline.getByTestId('input-validation-icon-error').count()).toBe(0)
  expect(await stageOf(newsroom, id)).toBe('writing')
})

test('a picture is uploaded, cropped, pointed at, described and taken out again', async ({
  newsroom,
  sit,
}) => {
  const priya = await sit('priya')
  await openAllCaptions(priya)
  await priya.getByTestId('action-intent-button').click()
  await priya.getByTestId('form-view').waitFor()
  const [, id = ''] = /;([^,%/;]+)[^;]*$/.exec(decodeURIComponent(priya.url())) ?? []
  await textField(priya, 'text').fill('Waves at the harbour wall')

  const input = priya.getByTestId('image-input')
  await upload(input, 'harbour.png', await picture())
  await expect
    .poll(() => pictureOf(newsroom, id))
    .toEqual({name: 'harbour.png', width: 1200, height: 800, hotspot: null, crop: null})
  const image = input.getByTestId('hotspot-image-input')
  await expect.poll(() => shapeOf(image)).toBe(1200 / 800)

  await input.getByTestId('options-menu-edit-details').click()
  const dialog = priya.getByRole('dialog')
  await pull(priya, dialog.locator('[data-handle=hotspotHandle]'), -60, -40)
  await expect.poll(() => pictureOf(newsroom, id)).toHaveProperty('hotspot.width')
  const pointed = await pictureOf(newsroom, id)
  expect(pointed?.hotspot?.width).toBeLessThan(1)
  expect(pointed?.hotspot?.width).toBeGreaterThan(0)
  await pull(priya, dialog.locator('[data-handle=crop-top]'), 0, 60)
  await expect.poll(() => pictureOf(newsroom, id)).toHaveProperty('crop.top')
  await dialog.getByRole('button', {name: 'Close dialog'}).click()
  // What is shown now is the part that was left, cut out by the lake.
  await expect.poll(() => shapeOf(image)).toBeGreaterThan(1200 / 800)

  await textField(priya, 'alt').fill('A wave breaks over a stone wall.')
  const alt = '*[_id == $id][0].alt'
  await expect
    .poll(() => newsroom.client.fetch(alt, {id: `drafts.${id}`}))
    .toBe('A wave breaks over a stone wall.')

  await input.getByTestId('options-menu-button').click()
  await priya.getByTestId('file-input-clear').click()
  await expect.poll(() => pictureOf(newsroom, id)).toEqual(null)
})

test('a picture that is on its way while another writes takes nothing away, and loses nothing', async ({
  newsroom,
  sit,
}) => {
  await newsroom.client.create({
    _id: 'drafts.caption-squall',
    _type: 'caption',
    text: 'Squall',
    workflow: {_type: 'workflow', stage: 'intake'},
  })
  const [sam, priya] = [await sit('sam'), await sit('priya')]
  for (const page of [sam, priya]) {
    await openAllCaptions(page)
    await page.getByTestId('story-list').getByRole('link', {name: 'Squall'}).click()
    await textField(page, 'text').waitFor()
  }
  const {sent} = await holdUpload(priya)
  await upload(priya.getByTestId('image-input'), 'squall.png', await picture('teal'))
  const letGo = await sent

  await textField(sam, 'text').press('End')
  await textField(sam, 'text').pressSequentially(' over the harbour')
  await expect.poll(() => textField(priya, 'text').inputValue()).toBe('Squall over the harbour')
  await textField(priya, 'text').press('End')
  await textField(priya, 'text').pressSequentially(' wall')
  await expect.poll(() => textField(sam, 'text').inputValue()).toBe('Squall over the harbour wall')
  expect(await pictureOf(newsroom, 'caption-squall')).toBe(null)

  await letGo()
  await expect.poll(() => pictureOf(newsroom, 'caption-squall')).toMatchObject({name: 'squall.png'})
  await sam.getByTestId('image-input').getByTestId('hotspot-image-input').waitFor()
  expect(await draftOf(newsroom, 'caption-squall')).toMatchObject({
    text: 'Squall over the harbour wall',
  })
})

async function openAllCaptions(page: Page): Promise<void> {
  const captions = page.getByTestId('pane-item-Captions')
  // A pane that has made room for others opens again by a click.
  if (!(await captions.isVisible())) {
    await page.getByTestId('structure-tool-list-pane').first().click()
  }
  await captions.click()
  await page.getByTestId('pane-item-All captions').click()
}

/** As soon as the form may be written: before, it takes no file, and says nothing. */
async function upload(input: Locator, name: string, buffer: Buffer): Promise<void> {
  const field = input.locator('input[type=file]:enabled')
  await field.waitFor({state: 'attached'})
  await field.setInputFiles({name, mimeType: 'image/png', buffer})
}

/** Stops the next file that the page sends; `sent` resolves when it does, with what lets it go on. */
async function holdUpload(page: Page): Promise<{sent: Promise<() => Promise<void>>}> {
  const {promise: sent, resolve} = Promise.withResolvers<() => Promise<void>>()
  await page.route('**/assets/images/**', (route) => resolve(() => route.continue()), {times: 1})
  return {sent}
}

async function closeDialog(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', {name: 'Close dialog'}).click()
  await dialog.waitFor({state: 'detached'})
}

/** With the keyboard: what the list tells those who cannot see it says when it has understood. */
async function moveUp(page: Page, list: Locator, index: number): Promise<void> {
  const said = () => list.getByRole('status').innerText()
  await list.locator('[data-ui=DragHandleButton]').nth(index).focus()
  for (const key of ['Space', 'ArrowUp', 'Space']) {
    const before = await said()
    await page.keyboard.press(key)
    await expect.poll(said).not.toBe(before)
  }
}

/** Presses the mouse in the middle of a thing, moves it by so many pixels, and lets go. */
async function pull(page: Page, thing: Locator, right: number, down: number): Promise<void> {
  const box = await thing.boundingBox()
  if (!box) throw new Error('There is nothing to pull')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + right / 2, y + down / 2, {steps: 5})
  await page.mouse.move(x + right, y + down, {steps: 5})
  await page.mouse.up()
}

/** Width by height of the picture itself, as it came from the lake; `NaN` before that. */
function shapeOf(image: Locator): Promise<number> {
  return image.evaluate((element) =>
    element instanceof HTMLImageElement ? element.naturalWidth / element.naturalHeight : NaN,
  )
}

/** Without what the lake adds to every document. */
async function draftOf({client}: TestNewsroom, id: string): Promise<Record<string, unknown>> {
  const document = (await client.getDocument(`drafts.${id}`)) ?? {}
  return Object.fromEntries(
    Object.entries(document).filter(([name]) => name === '_type' || !name.startsWith('_')),
  )
}

interface Block {
  style?: string
  listItem?: string | null
  text?: string
  quote?: string
  marked?: {text: string; marks: string[]; href?: string}[]
}

function blocksOf({client}: TestNewsroom, id: string): Promise<Block[]> {
  return client.fetch(
    `*[_id == $id][0].body[]{
      _type == "pullQuote" => {"quote": text},
      _type == "block" => {style, listItem, "text": pt::text(@), "marked": children[length(marks) > 0]{
        text, "marks": marks[@ in ["strong", "em"]], "href": ^.markDefs[_key in ^.marks][0].href
      }}
    }`,
    {id: `drafts.${id}`},
  )
}

interface Picture {
  name: string
  width: number
  height: number
  hotspot: {width: number} | null
  crop: {top: number} | null
}

async function pictureOf({client}: TestNewsroom, id: string): Promise<Picture | null> {
  return client.fetch(
    `*[_id == $id && defined(image.asset)][0]{
      "name": image.asset->originalFilename,
      "width": image.asset->metadata.dimensions.width,
      "height": image.asset->metadata.dimensions.height,
      "hotspot": image.hotspot,
      "crop": image.crop,
    }`,
    {id: `drafts.${id}`},
  )
}

/** One that the lake has already is not sent again. */
function picture(sea = '#1e5a8c'): Promise<Buffer> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800">
    <rect width="1200" height="800" fill="${sea}"/><circle cx="900" cy="300" r="150" fill="orange"/></svg>`
  return sharp(Buffer.from(drawing)).png().toBuffer()
}
