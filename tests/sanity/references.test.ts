import {type Page} from 'playwright-core'
import {describe, expect} from 'vitest'
import {type TestNewsroom} from '../support/newsroom.ts'
import {chooseAction, openFromList, textField} from '../support/studio-pages.ts'
import {test} from '../support/studio.ts'

/* Documents that hang together: none goes while another needs it. */

describe('a source that a caption needs', () => {
  test('is not deleted, though somebody says "anyway", until nothing holds it', async ({
    newsroom,
    sit,
    forgive,
  }) => {
    const {client} = newsroom
    forgive(/409/)
    const id = await neededSource(newsroom, 'Knot News')
    const sam = await sit('sam')
    await openFromList(sam, 'Credit sources', 'Knot News')
    await chooseAction(sam, 'Delete')
    await confirm(sam, 'Delete anyway')
    await sam
      .getByText(/cannot be deleted as there are references to it/)
      .first()
      .waitFor()
    expect(await client.getDocument(id)).toMatchObject({name: 'Knot News'})

    await client.patch(`drafts.caption-${id}`).set({'credit.source._weak': true}).commit()
    await chooseAction(sam, 'Delete')
    await confirm(sam, 'Delete anyway')
    await expect.poll(() => client.getDocument(id)).toBeUndefined()
    expect(await client.getDocument(`drafts.caption-${id}`)).toMatchObject({
      credit: {source: {_ref: id}},
    })
  })

  test('is not taken from readers either', async ({newsroom, sit, forgive}) => {
    forgive(/409/)
    const id = await neededSource(newsroom, 'Ruff Reports')
    const sam = await sit('sam')
    await openFromList(sam, 'Credit sources', 'Ruff Reports')
    await sam.getByTestId('document-header-Published-chip').click()
    await sam.getByRole('button', {name: 'Unpublish'}).click()
    await confirm(sam, 'Unpublish anyway')
    await sam
      .getByText(/cannot be deleted as there are references to it/)
      .first()
      .waitFor()
    expect(await newsroom.client.getDocument(id)).toMatchObject({name: 'Ruff Reports'})
    expect(await newsroom.client.getDocument(`drafts.${id}`)).toBeUndefined()
  })
})

test('a source that nobody has is begun where it is needed, and published from there', async ({
  newsroom,
  sit,
}) => {
  const {client} = newsroom
  await caption(newsroom, 'caption-dunes', 'Dunes at low tide')
  const sam = await sit('sam')
  await sam.goto(`${newsroom.studio}/intent/edit/id=caption-dunes;type=caption`)
  await sam.getByRole('tab', {name: 'Rights'}).click()
  const credit = sam.getByTestId('field-credit')
  await credit.getByTestId(/^create-new-document-select-credit.source/).click()
  // Beside the caption, which goes on being shown.
  await textField(sam, 'name').fill('Sanderling Press')
  await credit.getByText('Sanderling Press').waitFor()

  const source = () => client.fetch('*[_id == "drafts.caption-dunes"][0].credit.source')
  const waiting = {_weak: true, _strengthenOnPublish: {type: 'creditSource'}}
  await expect.poll(source).toMatchObject(waiting)
  const names = () => client.fetch('*[_type == "creditSource" && name match "Sanderling"]{_id}')
  const {_ref: id} = await source()
  await expect.poll(names).toEqual([{_id: `drafts.${id}`}])
  const held = sam.getByTestId('hold-banner').getByText(/“Sanderling Press”.* not published yet/)
  await held.waitFor()
  await sam.getByTestId('action-publish').click()
  await expect.poll(names).toEqual([{_id: id}])
  await held.waitFor({state: 'detached'})
  await credit.getByText('Sanderling Press').waitFor()
})

/** A published source with the draft of a caption that refers to it. */
async function neededSource(newsroom: TestNewsroom, name: string): Promise<string> {
  const id = `source-${name.toLowerCase().replaceAll(' ', '-')}`
  await newsroom.client.create({_id: id, _type: 'creditSource', name})
  await caption(newsroom, `caption-${id}`, `By ${name}`, {
    credit: {_type: 'credit', source: {_type: 'reference', _ref: id}},
  })
  return id
}

async function caption(
  {client}: TestNewsroom,
  id: string,
  text: string,
  more: object = {},
): Promise<void> {
  const workflow = {_type: 'workflow', stage: 'intake'}
  await client.create({_id: `drafts.${id}`, _type: 'caption', text, workflow, ...more})
}

async function confirm(page: Page, button: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', {name: button, exact: true}).click()
}
