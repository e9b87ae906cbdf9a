import {type Page} from 'playwright-core'
import {expect} from 'vitest'
import {type TestNewsroom} from '../support/newsroom.ts'
import {textField} from '../support/studio-pages.ts'
import {test as journey} from '../support/studio.ts'

/* Sanity's releases, which the newsroom does without and the lake has, through the Studio's own tool. */

const test = journey.extend({
  options: [{releases: true}, {scope: 'file'}],
})

/** Whether a release may be scheduled the Studio finds out by trying it, dry; a browser reports each no. */
const REFUSED_TRIAL = /409 \(Conflict\) \(.*\/data\/actions\//

test('a release is made, filled, scheduled, taken back, archived, brought back and published', async ({
  newsroom,
  sit,
  forgive,
}) => {
  forgive(REFUSED_TRIAL)
  const {client} = newsroom
  await client.create({_id: 'source-ebb', _type: 'creditSource', name: 'Ebb'})
  await client.create({_id: 'source-tide', _type: 'creditSource', name: 'Tide'})
  const adam = await sit('adam')
  const release = await makeRelease(newsroom, adam, 'Budget day')

  // The perspective chosen at the top decides what lists and forms show.
  await openIn(newsroom, adam, release, 'source-ebb')
  await adam.getByRole('button', {name: 'Add to release'}).click()
  await expect.poll(() => client.getDocument(`versions.${release}.source-ebb`)).toBeDefined()
  await expect.poll(() => textField(adam, 'name').isEditable()).toBe(true)
  await textField(adam, 'name').fill('Ebb & Flow')
  const names = () => client.fetch('*[_type == "creditSource"] | order(_id){_id, name}')
  const pending = [
    {_id: 'source-ebb', name: 'Ebb'},
    {_id: 'source-tide', name: 'Tide'},
    {_id: `versions.${release}.source-ebb`, name: 'Ebb & Flow'},
  ]
  await expect.poll(names).toEqual(pending)
  await choosePerspective(adam, 'Published')
  await expect.poll(() => textField(adam, 'name').inputValue()).toBe('Ebb')
  await choosePerspective(adam, 'Budget day')
  await expect.poll(() => textField(adam, 'name').inputValue()).toBe('Ebb & Flow')

  await openRelease(newsroom, adam, release)
  await adam.getByTestId('table-row').getByText('Ebb & Flow').waitFor()
  await chooseInMenu(adam, 'Schedule release')
  const dialog = adam.getByRole('dialog')
  await dialog.getByTestId('date-input').fill('Nov 28, 2099 21:42')
  await dialog.getByTestId('date-input').press('Enter')
  await dialog.getByRole('button', {name: 'Yes, schedule'}).click()
  const state = () => client.fetch(`*[_id == "_.releases.${release}"][0].state`)
  await expect.poll(state).toBe('scheduled')
  await adam.getByTestId('release-lock-icon').waitFor()
  await openIn(newsroom, adam, release, 'source-ebb')
  await expect.poll(() => textField(adam, 'name').inputValue()).toBe('Ebb & Flow')
  await expect.poll(() => textField(adam, 'name').isEditable()).toBe(false)

  await openRelease(newsroom, adam, release)
  await footer(adam).getByRole('button', {name: 'Unschedule release'}).click()
  await dialog.getByRole('button', {name: 'Unschedule release'}).click()
  await expect.poll(state).toBe('active')
  await chooseInMenu(adam, 'Archive release')
  await dialog.getByRole('button', {name: 'Yes, archive release'}).click()
  await expect.poll(state).toBe('archived')
  await expect.poll(names).toEqual(pending.slice(0, 2))
  await adam.getByText('This release is archived').waitFor()
  await chooseInMenu(adam, 'Unarchive release')
  await expect.poll(state).toBe('active')
  await expect.poll(names).toEqual(pending)

  await adam.getByTestId('release-type-picker').click()
  await adam.getByText('As soon as possible').last().click()
  await adam.getByTestId('release-form-title').click()
  await footer(adam).getByTestId('publish-all-button').click()
  await dialog.getByRole('button', {name: 'Run release'}).click()
  await expect.poll(state).toBe('published')
  await expect.poll(names).toEqual([
    {_id: 'source-ebb', name: 'Ebb & Flow'},
    {_id: 'source-tide', name: 'Tide'},
  ])

  await adam.getByText('This release is published successfully.').waitFor()
  await adam.getByRole('button', {name: 'Activity'}).click()
  for (const told of [
    'Published the Budget day release',
    'Unarchived the Budget day release',
    'Archived the Budget day release',
    'Marked as unscheduled',
    'Marked as scheduled',
    'Added a document version',
    'Created the Budget day release',
  ]) {
    await adam.getByText(told).first().waitFor()
  }
})

test('what a release has published is taken back by another one, and history names both', async ({
  newsroom,
  sit,
  forgive,
}) => {
  forgive(REFUSED_TRIAL)
  const {client} = newsroom
  await client.create({_id: 'source-swell', _type: 'creditSource', name: 'Swell'})
  const adam = await sit('adam')
  const release = await makeRelease(newsroom, adam, 'Storm watch')
  await client.createVersion({
    releaseId: release,
    publishedId: 'source-swell',
    baseId: 'source-swell',
  })
  await client.patch(`versions.${release}.source-swell`).set({name: 'Swell Pictures'}).commit()
  await openRelease(newsroom, adam, release)
  await adam.getByTestId('table-row').getByText('Swell Pictures').waitFor()
  await footer(adam).getByTestId('publish-all-button').click()
  const dialog = adam.getByRole('dialog')
  await dialog.getByRole('button', {name: 'Run release'}).click()
  const name = () => client.fetch('*[_id == "source-swell"][0].name')
  await expect.poll(name).toBe('Swell Pictures')

  await footer(adam).getByRole('button', {name: 'Revert release'}).click()
  await dialog.getByText('1 document will be restored').waitFor()
  await dialog.getByText('Immediately revert the release').click()
  await dialog.getByRole('button', {name: 'Revert now'}).click()
  await expect.poll(name).toBe('Swell')

  await openIn(newsroom, adam, 'published', 'source-swell')
  await adam.getByTestId('pane-context-menu-button').last().click()
  await adam.getByRole('menuitem', {name: 'History'}).click()
  for (const title of ['Reverting "Storm watch"', 'Storm watch'])
    await adam.getByTestId('document-pane').getByText(title, {exact: true}).first().waitFor()
})

test('a release that is not wanted any more is archived and deleted', async ({
  newsroom,
  sit,
  forgive,
}) => {
  forgive(REFUSED_TRIAL)
  const adam = await sit('adam')
  const release = await makeRelease(newsroom, adam, 'False alarm')
  await chooseInMenu(adam, 'Archive release')
  const dialog = adam.getByRole('dialog')
  await dialog.getByRole('button', {name: 'Yes, archive release'}).click()
  await adam.getByText('This release is archived').waitFor()
  await chooseInMenu(adam, 'Delete release')
  await dialog.getByRole('button', {name: 'Yes, delete release'}).click()
  await expect.poll(() => newsroom.client.fetch(`count(*[_id == "_.releases.${release}"])`)).toBe(0)
})

/** From the tool, as a person does; its name, which the Studio makes. */
async function makeRelease(newsroom: TestNewsroom, page: Page, title: string): Promise<string> {
  await page.goto(`${newsroom.studio}/releases`)
  await page.getByRole('button', {name: 'New release'}).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByTestId('release-form-title').fill(title)
  await dialog.getByTestId('submit-release-button').click()
  await page.waitForURL(/\/releases\/r\w+/)
  const [, name = ''] = /\/releases\/(r\w+)/.exec(page.url()) ?? []
  expect(await newsroom.client.getDocument(`_.releases.${name}`)).toMatchObject({
    state: 'active',
    metadata: {title},
  })
  return name
}

async function openRelease({studio}: TestNewsroom, page: Page, name: string): Promise<void> {
  await page.goto(`${studio}/releases/${name}?perspective=${name}`)
  await page.getByTestId('release-form-title').waitFor()
}

async function openIn(
  {studio}: TestNewsroom,
  page: Page,
  perspective: string,
  id: string,
): Promise<void> {
  await page.goto(`${studio}/intent/edit/id=${id};type=creditSource/?perspective=${perspective}`)
  await page.getByTestId('form-view').waitFor()
}

async function choosePerspective(page: Page, name: string): Promise<void> {
  await page.getByTestId('global-perspective-menu-button').click()
  await page.getByRole('menu').getByText(name, {exact: true}).click()
}

async function chooseInMenu(page: Page, name: string): Promise<void> {
  await footer(page).getByTestId('release-menu-button').click()
  await page.getByRole('menuitem', {name}).click()
}

function footer(page: Page) {
  return page.getByTestId('release-dashboard-footer-actions')
}
