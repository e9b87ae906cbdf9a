import {type Page} from 'playwright-core'
import {describe, expect} from 'vitest'
import {type TestNewsroom} from '../support/newsroom.ts'
import {chooseAction, openFromList} from '../support/studio-pages.ts'
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
