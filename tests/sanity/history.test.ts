import {type Page} from 'playwright-core'
import {describe, expect} from 'vitest'
import {type TestNewsroom} from '../support/newsroom.ts'
import {chooseAction, createInList, openFromList, textField} from '../support/studio-pages.ts'
import {test} from '../support/studio.ts'

/*
 * A document's life by the Studio's own actions, on types that keep them. Each step is checked in
 * the lake as well: a toast that says "published" is not yet a published document.
 */

test('a new document is nobody’s but the desk’s until it is published', async ({newsroom, sit}) => {
  const sam = await sit('sam')
  const id = await createInList(sam, 'Credit sources')
  expect(await versionsOf(newsroom, id)).toEqual({})
  // Not while something is missing or cannot be read.
  await textField(sam, 'url').fill('kestrel')
  await textField(sam, 'name').focus()
  for (const field of ['url', 'name'])
    await sam.getByTestId(`field-${field}`).getByTestId('input-validation-icon-error').waitFor()
  expect(await sam.getByTestId('action-publish').isDisabled()).toBe(true)
  await textField(sam, 'url').fill('https://kestrel.example/')
  await textField(sam, 'name').fill('Kestrel Pictures')
  await expect.poll(() => versionsOf(newsroom, id)).toEqual({draft: 'Kestrel Pictures'})
  expect(await readersSee(newsroom, id)).toBe(null)
  await publish(sam)
  await expect.poll(() => versionsOf(newsroom, id)).toEqual({published: 'Kestrel Pictures'})
  expect(await readersSee(newsroom, id)).toBe('Kestrel Pictures')
})

describe('a published document', () => {
  test('shows who changed what, and goes back to how it was when published', async ({
    newsroom,
    sit,
  }) => {
    const id = await publishedSource(newsroom, 'Osprey Pictures')
    const sam = await sit('sam')
    await openFromList(sam, 'Credit sources', 'Osprey Pictures')
    await textField(sam, 'name').fill('Osprey Picture Agency')
    await expect
      .poll(() => versionsOf(newsroom, id))
      .toEqual({
        published: 'Osprey Pictures',
        draft: 'Osprey Picture Agency',
      })

    await choosePaneAction(sam, 'history')
    const entries = sam.getByTestId('timeline-item-button')
    const published = entries.filter({hasText: 'Published'})
    await expect.poll(() => entries.first().innerText()).toMatch(/SO[\s\S]*Edited/)
    expect(await published.innerText()).toMatch(/AS/)

    await sam.getByRole('tab', {name: 'Review changes'}).click()
    const changes = sam.getByTestId('review-changes-pane').last()
    await changes.getByText('Published: ').waitFor()
    expect(await changes.locator('del').allInnerTexts()).toEqual(['s'])
    expect(await changes.locator('ins').allInnerTexts()).toEqual([' Agency'])
    await changes.locator('ins').hover()
    await sam.getByTestId('studio-layout').getByText('Sam Okafor').waitFor()

    await sam.getByRole('tab', {name: 'History'}).click()
    await published.click()
    await expect.poll(() => textField(sam, 'name').inputValue()).toBe('Osprey Pictures')
    await sam.getByRole('button', {name: 'Revert to revision'}).click()
    await sam.getByRole('button', {name: 'Confirm'}).click()
    await expect
      .poll(() => versionsOf(newsroom, id))
      .toEqual({
        published: 'Osprey Pictures',
        draft: 'Osprey Pictures',
      })
    await expect.poll(() => textField(sam, 'name').isEditable()).toBe(true)
  })

  test('loses its changes when they are discarded, and nothing else', async ({newsroom, sit}) => {
    const id = await publishedSource(newsroom, 'Heron Press')
    const sam = await sit('sam')
    await openFromList(sam, 'Credit sources', 'Heron Press')
    await textField(sam, 'name').fill('Heron Press Service')
    await expect.poll(() => versionsOf(newsroom, id)).toHaveProperty('draft')
    await chooseAction(sam, 'Discard changes')
    await confirm(sam, 'Discard changes')
    await expect.poll(() => versionsOf(newsroom, id)).toEqual({published: 'Heron Press'})
    await expect.poll(() => textField(sam, 'name').inputValue()).toBe('Heron Press')
  })

  test('is copied into a draft of its own', async ({newsroom, sit}) => {
    const id = await publishedSource(newsroom, 'Plover Photos')
    const sam = await sit('sam')
    await openFromList(sam, 'Credit sources', 'Plover Photos')
    await chooseAction(sam, 'Duplicate')
    await expect.poll(() => openDocument(sam)).not.toBe(id)
    await expect
      .poll(() => versionsOf(newsroom, openDocument(sam)))
      .toEqual({draft: 'Plover Photos'})
    await textField(sam, 'name').fill('Plover Photos, Leeds')
    await expect
      .poll(() => versionsOf(newsroom, openDocument(sam)))
      .toEqual({draft: 'Plover Photos, Leeds'})
    expect(await versionsOf(newsroom, id)).toEqual({published: 'Plover Photos'})
  })

  test('is taken from readers and kept as a draft', async ({newsroom, sit}) => {
    const id = await publishedSource(newsroom, 'Avocet Archive')
    expect(await readersSee(newsroom, id)).toBe('Avocet Archive')
    const sam = await sit('sam')
    await openFromList(sam, 'Credit sources', 'Avocet Archive')
    await sam.getByTestId('document-header-Published-chip').click()
    await sam.getByRole('button', {name: 'Unpublish'}).click()
    await confirm(sam, 'Unpublish now')
    await expect.poll(() => versionsOf(newsroom, id)).toEqual({draft: 'Avocet Archive'})
    expect(await readersSee(newsroom, id)).toBe(null)
    // Back to what the desk works on.
    await sam.getByTestId('document-header-Draft-chip').click()
    await expect.poll(() => textField(sam, 'name').isEditable()).toBe(true)
  })

  test('is deleted with its draft, and its row goes', async ({newsroom, sit}) => {
    const id = await publishedSource(newsroom, 'Dunlin Desk')
    const sam = await sit('sam')
    await openFromList(sam, 'Credit sources', 'Dunlin Desk')
    await textField(sam, 'name').fill('Dunlin Desk Ltd')
    await expect.poll(() => versionsOf(newsroom, id)).toHaveProperty('draft')
    await chooseAction(sam, 'Delete')
    await confirm(sam, 'Delete all versions')
    await expect.poll(() => versionsOf(newsroom, id)).toEqual({})
    await sam
      .getByTestId('document-list-pane')
      .getByText('Dunlin Desk')
      .waitFor({state: 'detached'})
  })

  test('that others refer to is not deleted without a word of them', async ({newsroom, sit}) => {
    const id = await publishedSource(newsroom, 'Curlew Collection')
    await newsroom.client.create({
      _id: 'drafts.caption-refers',
      _type: 'caption',
      text: 'The harbour at dawn',
      credit: {_type: 'credit', source: {_type: 'reference', _ref: id}},
      workflow: {_type: 'workflow', stage: 'intake'},
    })
    const sam = await sit('sam')
    await openFromList(sam, 'Credit sources', 'Curlew Collection')
    await chooseAction(sam, 'Delete')
    const dialog = sam.getByRole('dialog', {name: 'Delete document?'})
    await dialog.getByText('1 document refers to “Curlew Collection”').waitFor()
    await dialog.getByText('The harbour at dawn').waitFor()
    await dialog.getByRole('button', {name: 'Cancel'}).click()
    await dialog.waitFor({state: 'detached'})
    expect(await versionsOf(newsroom, id)).toEqual({published: 'Curlew Collection'})
  })
})

function publish(page: Page): Promise<void> {
  return page.getByTestId('action-publish').click()
}

async function confirm(page: Page, button: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', {name: button, exact: true}).click()
}

/** A credit source that the administrator has published. */
async function publishedSource({client}: TestNewsroom, name: string): Promise<string> {
  const id = `source-${name.toLowerCase().replaceAll(' ', '-')}`
  const draftId = `drafts.${id}`
  await client.create({_id: draftId, _type: 'creditSource', name})
  await client.action({actionType: 'sanity.action.document.publish', draftId, publishedId: id})
  return id
}

/** From the three dots at the head of the document. */
async function choosePaneAction(page: Page, name: string): Promise<void> {
  await page.getByTestId('pane-context-menu-button').last().click()
  await page.getByTestId(`action-${name}`).click()
}

function openDocument(page: Page): string {
  return /;([^,%/?]+)/.exec(page.url())?.[1] ?? ''
}

/** The names in the draft and in the published document, as far as there are such. */
async function versionsOf({client}: TestNewsroom, id: string): Promise<Record<string, string>> {
  const rows = await client.fetch<{_id: string; name: string}[]>(
    '*[sanity::versionOf($id)]{_id, name}',
    {id},
  )
  return Object.fromEntries(
    rows.map(({_id, name}) => [_id.startsWith('drafts.') ? 'draft' : 'published', name]),
  )
}

/** What somebody who is not signed in is told. */
function readersSee({client}: TestNewsroom, id: string): Promise<string | null> {
  const anonymous = client.withConfig({token: undefined, perspective: 'published'})
  return anonymous.fetch('*[_id == $id][0].name', {id})
}
