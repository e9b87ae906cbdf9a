import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {addDays} from 'date-fns/addDays'
import {type Locator, type Page} from 'playwright-core'
import {describe, expect} from 'vitest'
import {type Publication, TRANSITIONS} from '../../newsroom/workflow.ts'
import {type StoryStage} from '../../newsroom/model.ts'
import {type StoryAddress, storyPath} from '../../newsroom/story-path.ts'
import {localTime} from '../../newsroom/zoned-time.ts'
import {openNewsroom, type TestNewsroom} from '../../tests/support/newsroom.ts'
import {writeStoryIn} from '../../tests/support/story-in.ts'
import {openInspector, textField} from '../../tests/support/studio-pages.ts'
import {test as base} from '../../tests/support/studio.ts'

/*
 * The workflow as people meet it: the demo newsroom's own people at the buttons of the document, in
 * a real Studio, with readers at the real site. Each story begins where its test begins.
 */
const test = base.extend<{newsroom: TestNewsroom}>({
  newsroom: [
    // oxlint-disable-next-line no-empty-pattern -- Vitest reads from the pattern what a fixture needs
    async ({}, use) => {
      const newsroom = await openNewsroom()
      await use(newsroom)
      await newsroom.close()
    },
    {scope: 'file'},
  ],
})

test('a story goes back with its reason, by keyboard alone', async ({newsroom, sit}) => {
  const id = await storyIn(newsroom, 'back', 'subs')
  const sam = await sit('sam')
  await open(sam, id)
  // The Studio gives the keyboard to the form once it stands.
  await expect.poll(() => sam.evaluate(() => document.activeElement === document.body)).toBe(false)
  await menuOf(sam).focus()
  await sam.keyboard.press('Enter')
  await sam.getByRole('menuitem', {name: 'Return to the writer'}).waitFor()
  await expect.poll(() => focused(sam)).toBe('Return to the writer')
  await sam.keyboard.press('Enter')
  const dialog = sam.getByRole('dialog', {name: 'Return to the writer'})
  await expect.poll(() => isFocused(dialog.getByLabel('Reason'))).toBe(true)
  const confirm = dialog.getByRole('button', {name: 'Return to the writer'})
  expect(await confirm.isDisabled()).toBe(true)
  expect(await violationsIn(sam, '[role=dialog]')).toEqual([])

  // Escape changes nothing, and the keyboard is where it was.
  await sam.keyboard.press('Escape')
  await dialog.waitFor({state: 'detached'})
  await expect.poll(() => isFocused(menuOf(sam))).toBe(true)
  expect(await logOf(newsroom, id)).toEqual([])

  await sam.keyboard.press('Enter')
  await expect.poll(() => focused(sam)).toBe('Return to the writer')
  await sam.keyboard.press('Enter')
  await expect.poll(() => isFocused(dialog.getByLabel('Reason'))).toBe(true)
  await sam.keyboard.type('There is no second source')
  await sam.keyboard.press('Tab')
  await sam.keyboard.press('Tab')
  await sam.keyboard.press('Enter')
  await expect.poll(() => stageOf(newsroom, id)).toBe('writing')
  expect(await logOf(newsroom, id)).toEqual([
    {by: 'sam', event: 'return', note: 'There is no second source'},
  ])

  // The reason stands in the private log beside the story, and nowhere in the story.
  await openInspector(sam, 'Editorial log')
  const log = sam.getByRole('list', {name: 'Entries, the newest first'})
  await log.getByText('There is no second source').waitFor()
  expect(await log.getByText('Sam Okafor').count()).toBe(1)
  expect(await violationsIn(sam, '[aria-label="Entries, the newest first"]')).toEqual([])
  expect(JSON.stringify(await newsroom.client.getDocument(`drafts.${id}`))).not.toContain('second')
})

test('nobody approves what they sent in; somebody else does, when asked', async ({
  newsroom,
  sit,
}) => {
  const id = await storyIn(newsroom, 'own', 'writing')
  const sam = await sit('sam')
  await open(sam, id)
  await press(sam, 'Send to the desk')
  await expect.poll(() => stageOf(newsroom, id)).toBe('desk')
  await press(sam, 'Send to subs')
  await expect.poll(() => stageOf(newsroom, id)).toBe('subs')
  await press(sam, 'Approve')
  const held = sam.getByRole('dialog', {name: '“Approve” is held'})
  await held.getByText(/Sam Okafor sent the story in; a second person must let it out/).waitFor()
  expect(await violationsIn(sam, '[role=dialog]')).toEqual([])
  expect(await stageOf(newsroom, id)).toBe('subs')
  await held.getByRole('button', {name: 'Ask…'}).first().click()
  await sam.getByRole('menuitem', {name: 'Tom Adeyemi'}).click()
  await expect
    .poll(() => logOf(newsroom, id))
    .toContainEqual({by: 'sam', event: 'note', note: expect.stringContaining('@Tom Adeyemi')})
  await sam.keyboard.press('Escape')

  const tom = await sit('tom')
  await open(tom, id)
  await press(tom, 'Approve')
  await expect.poll(() => stageOf(newsroom, id)).toBe('ready')
})

test('what changes after its approval is shown, and approved again before it goes out', async ({
  newsroom,
  sit,
}) => {
  const id = await storyIn(newsroom, 'seal', 'subs')
  const tom = await sit('tom')
  await open(tom, id)
  await press(tom, 'Approve')
  await banner(tom).getByText('Nothing keeps this from readers').waitFor()
  const text = 'Two boats in the harbour'
  await newsroom.client.patch('drafts.caption-seal').set({text}).commit()
  await banner(tom)
    .getByText(/The story has been changed since it was approved/)
    .waitFor()
  await tom.getByTestId('pane-footer').getByText('Changed since approval').waitFor()
  await banner(tom).getByRole('button', {name: 'What has changed'}).click()
  await banner(tom).getByText('Caption: Caption').waitFor()
  expect(await banner(tom).locator('del').allInnerTexts()).toEqual(['A boat in the harbour'])
  expect(await banner(tom).locator('ins').allInnerTexts()).toEqual([text])
  expect(await violationsIn(tom, '[data-testid=hold-banner]')).toEqual([])

  const dana = await sit('dana')
  await open(dana, id)
  await press(dana, 'Publish')
  const held = dana.getByRole('dialog', {name: '“Publish” is held'})
  await held.getByText(/The story has been changed since it was approved/).waitFor()
  expect(await newsroom.client.getDocument(id)).toBeUndefined()
  await dana.keyboard.press('Escape')
  await banner(tom).getByRole('button', {name: 'Approve again'}).click()
  await banner(tom).getByText('Nothing keeps this from readers').waitFor()
  await press(dana, 'Publish')
  await expect.poll(() => newsroom.client.getDocument(id)).toBeDefined()
})

test('a story is published, corrected in the open, killed and restored, and readers see each', async ({
  newsroom,
  sit,
  stranger,
}) => {
  const id = await storyIn(newsroom, 'life', 'ready', 'draft', 'publish')
  const dana = await sit('dana')
  const {page: reader, troubles} = await stranger()
  await open(dana, id)
  await banner(dana).getByText('Nothing keeps this from readers').waitFor()
  await press(dana, 'Publish')
  await readersGet(newsroom, id, 200)
  await reader.goto((await addressOf(newsroom, id)) ?? '')
  await reader.getByRole('heading', {name: 'Harbour closed', level: 1}).waitFor()
  expect(await reader.getByText('A boat in the harbour').count()).toBe(1)

  // Sam was told of a mistake: whoever proposes a correction does not let it out.
  const sam = await sit('sam')
  await open(sam, id)
  await press(sam, 'Correct', {Reason: 'The harbour master rang'})
  await expect.poll(() => stageOf(newsroom, id)).toBe('subs')
  await textField(sam, 'headline').fill('Harbour open')
  await expect.poll(() => draftField(newsroom, id, 'headline')).toBe('Harbour open')
  const tom = await sit('tom')
  await open(tom, id)
  await press(tom, 'Approve')
  await expect.poll(() => stageOf(newsroom, id)).toBe('ready')

  await open(dana, id)
  await begin(dana, 'Publish')
  const asks = dana.getByRole('dialog', {name: 'Publish'})
  await asks.getByText('Article: Headline').waitFor()
  expect(await asks.locator('del').allInnerTexts()).toEqual(['Harbour closed'])
  expect(await asks.locator('ins').allInnerTexts()).toEqual(['Harbour open'])
  expect(await asks.getByRole('button', {name: 'Publish'}).isDisabled()).toBe(true)
  expect(await violationsIn(dana, '[role=dialog]')).toEqual([])
  await asks.getByRole('button', {name: 'Draft from the changes'}).click()
  const words =
    'The headline of this story said “Harbour closed” It should have said “Harbour open”'
  expect(await asks.getByLabel('Text for readers').inputValue()).toBe(words)
  await asks.getByRole('button', {name: 'Publish'}).click()
  await asks.waitFor({state: 'detached'})
  await expect.poll(() => newsroom.client.fetch('count(*[_type == "correction"])')).toBe(1)
  await expect
    .poll(async () => {
      await reader.reload()
      return reader.locator('#corrections').getByText(words).count()
    })
    .toBe(1)
  await reader.getByText('This story has been corrected').waitFor()

  // A court says no.
  await begin(dana, 'Kill')
  const kill = dana.getByRole('dialog', {name: 'Kill'})
  await expect.poll(() => isFocused(kill.getByLabel('Readers are told'))).toBe(true)
  await kill.getByLabel('Readers are told').fill('A court has stopped this story.')
  expect(await kill.getByRole('button', {name: 'Kill'}).isDisabled()).toBe(true)
  await kill.getByLabel('Reason').fill('Order of 4 May, by fax')
  expect(await violationsIn(dana, '[role=dialog]')).toEqual([])
  await kill.getByRole('button', {name: 'Kill'}).click()
  await readersGet(newsroom, id, 410)
  await reader.reload()
  await reader.getByText('A court has stopped this story.').waitFor()
  expect(await reader.content()).not.toContain('by fax')
  expect(await reader.getByText('A boat in the harbour').count()).toBe(0)
  await banner(dana)
    .getByText(/The story is killed/)
    .waitFor()

  // And later yes. It is the whole story that comes back, by the whole way.
  await press(dana, 'Restore', {Reason: 'The order was lifted'})
  await expect.poll(() => stageOf(newsroom, id)).toBe('writing')
  await readersGet(newsroom, id, 410)
  const rosa = await sit('rosa')
  await open(rosa, id)
  await press(rosa, 'Send to the desk')
  await expect.poll(() => stageOf(newsroom, id)).toBe('desk')
  await press(sam, 'Send to subs')
  await expect.poll(() => stageOf(newsroom, id)).toBe('subs')
  await press(tom, 'Approve')
  await expect.poll(() => stageOf(newsroom, id)).toBe('ready')
  await press(dana, 'Publish')
  await readersGet(newsroom, id, 200)
  await reader.reload()
  await reader.getByText('A boat in the harbour').waitFor()
  // A browser writes "410 (Gone)" into its console; nothing else went wrong.
  expect(troubles.splice(0).filter((trouble) => !trouble.includes('410 (Gone)'))).toEqual([])
})

test('what went out without approval owes a second look, by a second person', async ({
  newsroom,
  sit,
}) => {
  const id = await storyIn(newsroom, 'debt', 'desk', 'draft', 'forcePublish')
  const dana = await sit('dana')
  await open(dana, id)
  await press(dana, 'Publish without approval', {Reason: 'The agency has it already'})
  await banner(dana)
    .getByText(/published without approval, and nobody has looked/)
    .waitFor()
  expect(await violationsIn(dana, '[data-testid=hold-banner]')).toEqual([])
  await press(dana, 'Approve after the fact')
  const held = dana.getByRole('dialog', {name: '“Approve after the fact” is held'})
  await held
    .getByText(/Dana Whitfield let the story out; a second person must look at it/)
    .waitFor()
  await dana.keyboard.press('Escape')
  const adam = await sit('adam')
  await open(adam, id)
  await press(adam, 'Approve after the fact')
  await expect.poll(() => publishedField(newsroom, id, 'workflow')).not.toHaveProperty('debt')
  await banner(dana).waitFor({state: 'detached'})
})

test('what is withdrawn and what is spiked come back to the writer', async ({newsroom, sit}) => {
  const id = await storyIn(newsroom, 'down', 'ready', 'live', 'withdraw')
  const dana = await sit('dana')
  await open(dana, id)
  await press(dana, 'Withdraw', {Reason: 'Rights of the picture'})
  await expect.poll(() => newsroom.client.getDocument(id)).toBeUndefined()
  await banner(dana)
    .getByText(/The story is withdrawn/)
    .waitFor()
  await press(dana, 'Restore', {Reason: 'We have bought it'})
  await expect.poll(() => stageOf(newsroom, id)).toBe('writing')
  await press(dana, 'Spike', {Reason: 'Overtaken by events'})
  await banner(dana)
    .getByText(/The story is spiked/)
    .waitFor()
  await press(dana, 'Restore', {Reason: 'There is news'})
  await expect.poll(() => draftField(newsroom, id, 'pubStatus')).toBe('usable')
  expect((await logOf(newsroom, id)).map(({event}) => event)).toEqual([
    'withdraw',
    'restore',
    'spike',
    'restore',
  ])
})

test('a time is a promise by the newsroom’s clocks, and an embargo holds until it ends', async ({
  newsroom,
  sit,
}) => {
  const id = await storyIn(newsroom, 'time', 'ready', 'draft', 'schedule')
  const dana = await sit('dana')
  await open(dana, id)
  await begin(dana, 'Schedule')
  const dialog = dana.getByRole('dialog', {name: 'Schedule'})
  const at = dialog.getByLabel('Publish at')
  await expect.poll(() => isFocused(at)).toBe(true)
  await at.fill('2027-03-28T01:30')
  await dialog.getByText(/The clocks go forward at that time/).waitFor()
  expect(await dialog.getByRole('button', {name: 'Schedule'}).isDisabled()).toBe(true)
  await dialog.getByRole('button', {name: 'Take 02:30 instead'}).click()
  await dialog.getByText(/28 Mar 2027, 02:30 BST/).waitFor()
  expect(await violationsIn(dana, '[role=dialog]')).toEqual([])
  await dialog.getByRole('button', {name: 'Schedule'}).click()
  await expect
    .poll(() => draftField(newsroom, id, 'workflow'))
    .toMatchObject({scheduledFor: '2027-03-28T01:30:00.000Z'})
  await press(dana, 'Take off the schedule')
  await expect.poll(() => draftField(newsroom, id, 'workflow')).not.toHaveProperty('scheduledFor')

  const sam = await sit('sam')
  await open(sam, id)
  await begin(sam, 'Embargo')
  const embargo = sam.getByRole('dialog', {name: 'Embargo'})
  const until = localTime(addDays(new Date(), 1).getTime())
  await embargo.getByLabel('Embargo until').fill(until)
  await embargo.getByLabel('Reason').fill('The report is due then')
  expect(await violationsIn(sam, '[role=dialog]')).toEqual([])
  await embargo.getByRole('button', {name: 'Embargo'}).click()
  await banner(sam)
    .getByText(/under embargo until .* \(The report is due then\)/)
    .waitFor()
  await press(dana, 'Publish')
  const held = dana.getByRole('dialog', {name: '“Publish” is held'})
  await held.getByText(/under embargo until/).waitFor()
  expect(await newsroom.client.getDocument(id)).toBeUndefined()
  await dana.keyboard.press('Escape')
  await press(dana, 'Lift the embargo', {Reason: 'They have sent it out themselves'})
  await expect.poll(() => draftField(newsroom, id, 'embargo')).toMatchObject({active: false})
  await press(dana, 'Publish')
  await expect.poll(() => newsroom.client.getDocument(id)).toBeDefined()
})

describe('who may not, is not offered it', () => {
  test('a viewer reads, and has no buttons', async ({newsroom, sit}) => {
    const id = await storyIn(newsroom, 'viewer', 'desk')
    const vera = await sit('vera')
    await open(vera, id)
    await banner(vera)
      .getByText(/Nobody but its writer has approved the story/)
      .waitFor()
    expect(await actionsOn(vera)).toEqual([])
    expect(await textField(vera, 'headline').isEditable()).toBe(false)
    expect(await banner(vera).getByRole('button').count()).toBe(0)
  })

  test('a reporter whose story is with the desk is told who can go on', async ({newsroom, sit}) => {
    const id = await storyIn(newsroom, 'reporter', 'subs')
    const rosa = await sit('rosa')
    await open(rosa, id)
    await banner(rosa)
      .getByText(/a sub-editor or a duty editor can clear it/)
      .waitFor()
    expect(await actionsOn(rosa)).toEqual([])
    expect(await banner(rosa).getByRole('button').allInnerTexts()).toEqual(['Ask…'])
  })

  test('a lawyer signs off what is the law’s, and nothing else', async ({newsroom, sit}) => {
    const id = await storyIn(newsroom, 'lawyer', 'subs')
    const check = {_type: 'check', state: 'required'}
    await newsroom.client
      .patch(`drafts.${id}`)
      .set({'workflow.checks': {_type: 'checks', legal: check}})
      .commit()
    const lena = await sit('lena')
    await open(lena, id)
    expect(await actionsOn(lena)).toEqual(['Sign off: Legal'])
    await banner(lena).getByRole('button', {name: 'Sign off: Legal'}).click()
    await expect
      .poll(() => draftField(newsroom, id, 'workflow'))
      .toMatchObject({checks: {legal: {state: 'done', by: 'lena'}}})
  })
})

/** Of the archive story's ids nothing is wanted here: each test has a story of its own. */
function storyIn(
  {client}: TestNewsroom,
  key: string,
  stage: StoryStage,
  publication: Publication = 'draft',
  name = 'accept',
): Promise<string> {
  const transition = TRANSITIONS.find((row) => row.name === name)
  if (transition === undefined) throw new Error(`There is no transition "${name}"`)
  return writeStoryIn(client, key, {transition, type: 'article', standing: {stage, publication}})
}

/** By the lists on the left, as a person goes. */
async function open(page: Page, id: string): Promise<void> {
  const lists = page.getByTestId('structure-tool-list-pane').first()
  const all = page.getByTestId('pane-item-All stories')
  // A pane that has made room for others opens again by a click.
  if (!(await all.isVisible())) await lists.click()
  await all.click()
  await page.locator(`a[href$="${id}"]`).click()
  await page.getByTestId('form-view').waitFor()
  await page.getByTestId('pane-footer').last().waitFor()
}

const menuOf = (page: Page) => page.getByTestId('pane-footer').getByTestId('action-menu-button')
const banner = (page: Page) => page.getByTestId('hold-banner')

/** The button in the footer, or what stands behind its three dots. */
async function begin(page: Page, title: string): Promise<void> {
  const footer = page.getByTestId('pane-footer')
  const button = footer.getByRole('button', {name: title, exact: true})
  const menu = menuOf(page)
  await button.or(menu).first().waitFor()
  await expect
    .poll(async () => {
      if (await button.isVisible()) return 'button'
      await menu.click()
      if (await page.getByRole('menuitem', {name: title, exact: true}).isVisible()) return 'menu'
      await page.keyboard.press('Escape')
      return 'neither'
    })
    .not.toBe('neither')
  await button
    .or(page.getByRole('menuitem', {name: title, exact: true}))
    .first()
    .click()
  await page.getByRole('dialog').waitFor()
}

/** …and the same word in the dialog that asks for a note. */
async function press(
  page: Page,
  title: string,
  answers: Record<string, string> = {},
): Promise<void> {
  await begin(page, title)
  const dialog = page.getByRole('dialog')
  for (const [label, words] of Object.entries(answers)) await dialog.getByLabel(label).fill(words)
  await dialog.getByRole('button', {name: title, exact: true}).click()
}

/** Everything that a person is offered in the footer of the document, one by one. */
async function actionsOn(page: Page): Promise<string[]> {
  const buttons = await page.getByTestId('pane-footer').getByRole('button').allInnerTexts()
  const isMore = await menuOf(page).isVisible()
  return [
    ...buttons.filter((text) => text.trim() !== '' && !/^\w*\s*(Edited|Created)/.test(text)),
    ...(isMore ? ['…'] : []),
  ]
}

/** The address of a live story on the reader site. */
async function addressOf(newsroom: TestNewsroom, id: string): Promise<string | undefined> {
  const {client, site} = newsroom
  const query =
    '*[_id == $id][0]{"slug": slug.current, "firstPublishedAt": workflow.firstPublishedAt}'
  const address = await client.fetch<StoryAddress | null>(query, {id})
  const path = address ? storyPath(address) : undefined
  return path && site + path
}

async function readersGet(newsroom: TestNewsroom, id: string, status: number): Promise<void> {
  await expect
    .poll(async () => {
      const address = await addressOf(newsroom, id)
      return address && (await fetch(address)).status
    })
    .toBe(status)
}

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** What axe finds in a view of our own; the Studio around it is not ours. */
async function violationsIn(page: Page, within: string): Promise<string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'))
  const found: unknown = await page.evaluate(
    `axe.run(${JSON.stringify(within)}).then(({violations}) => violations.map(
      ({id, help, nodes}) => id + ': ' + help + ' ' + nodes.slice(0, 2).map(({html}) => html.slice(0, 160)).join(' | ')))`,
  )
  return Array.isArray(found) ? found.map(String) : ['axe gave no answer']
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
}

function isFocused(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement)
}

function stageOf({client}: TestNewsroom, id: string): Promise<string> {
  return client.fetch('*[_id == $id][0].workflow.stage', {id: `drafts.${id}`})
}

function draftField({client}: TestNewsroom, id: string, field: string): Promise<unknown> {
  return client.getDocument(`drafts.${id}`).then((document) => document?.[field])
}

function publishedField({client}: TestNewsroom, id: string, field: string): Promise<unknown> {
  return client.getDocument(id).then((document) => document?.[field])
}

function logOf({client}: TestNewsroom, id: string): Promise<{by: string; event: string}[]> {
  const log = '*[_type == "editorialLog" && story._ref == $id] | order(at asc){by, event, note}'
  return client.fetch(log, {id})
}
