import {expect} from 'vitest'
import {violationsOn} from '../../tests/support/axe.ts'
import {textField} from '../../tests/support/studio-pages.ts'
import {test} from '../../tests/support/studio.ts'
import {
  storyIn,
  open,
  banner,
  begin,
  press,
  addressOf,
  readersGet,
  isFocused,
  stageOf,
  draftField,
  logOf,
} from '../../tests/support/workflow-pages.ts'

/* What the desk does to a story, and what readers at the real site have of it. */
test('a story is published, corrected in the open, killed and restored, and an open page shows each', async ({
  newsroom,
  sit,
  leave,
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
  // A page that is loaded again would lose this.
  await reader.evaluate(() => Object.assign(window, {isSame: true}))

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
  expect(await reader.getByRole('heading', {level: 1}).innerText()).toBe('Harbour closed')

  await open(dana, id)
  await begin(dana, 'Publish')
  const asks = dana.getByRole('dialog', {name: 'Publish'})
  await asks.getByText('Article: Headline').waitFor()
  expect(await asks.locator('del').allInnerTexts()).toEqual(['Harbour closed'])
  expect(await asks.locator('ins').allInnerTexts()).toEqual(['Harbour open'])
  expect(await asks.getByRole('button', {name: 'Publish'}).isDisabled()).toBe(true)
  expect(await violationsOn(dana, '[role=dialog]')).toEqual([])
  await asks.getByRole('button', {name: 'Draft from the changes'}).click()
  const words =
    'The headline of this story said “Harbour closed”. It should have said “Harbour open”.'
  expect(await asks.getByLabel('Text for readers').inputValue()).toBe(words)
  await asks.getByLabel('Why, for the newsroom only').fill('Agreed with Lena on the phone')
  await asks.getByRole('button', {name: 'Publish'}).click()
  await asks.waitFor({state: 'detached'})
  await expect.poll(() => newsroom.client.fetch('count(*[_type == "correction"])')).toBe(1)
  await reader.getByRole('heading', {name: 'Harbour open', level: 1}).waitFor()
  await reader.getByRole('link', {name: 'This story has been corrected'}).click()
  await reader.locator('#corrections').getByText(words).waitFor()
  expect(await reader.evaluate(() => 'isSame' in window)).toBe(true)

  // Why it was corrected stands above its form, can be added to, and is not in what readers get.
  await dana.getByTestId('pane-item-Corrections').click()
  await dana.getByRole('link', {name: /It should have said/}).click()
  const why = dana.getByRole('region', {name: 'Why'})
  await why.getByText('The harbour master rang').waitFor()
  await why.getByText('Agreed with Lena on the phone').waitFor()
  expect(await violationsOn(dana, 'section:has([aria-label="Reasons, the oldest first"])')).toEqual(
    [],
  )
  await why.getByRole('textbox', {name: 'Reason'}).fill('His own letter came today')
  await why.getByRole('button', {name: 'Add note'}).click()
  await why.getByRole('listitem').filter({hasText: 'His own letter came today'}).waitFor()
  const [correction] = await newsroom.client.fetch('*[_type == "correction"]')
  expect(JSON.stringify(correction)).not.toMatch(/harbour master|Lena|letter/)
  const served = await reader.request.get(reader.url())
  expect(await served.text()).not.toMatch(/harbour master|Lena|own letter/)
  await open(dana, id)

  // A court says no.
  await begin(dana, 'Kill')
  const kill = dana.getByRole('dialog', {name: 'Kill'})
  await expect.poll(() => isFocused(kill.getByLabel('Readers are told'))).toBe(true)
  await kill.getByText(/the words below stand in its place/).waitFor()
  await kill.getByLabel('Readers are told').fill('A court has stopped this story.')
  expect(await kill.getByRole('button', {name: 'Kill'}).isDisabled()).toBe(true)
  await kill.getByLabel('Reason').fill('Order of 4 May, by fax')
  expect(await violationsOn(dana, '[role=dialog]')).toEqual([])
  await kill.getByRole('button', {name: 'Kill'}).click()
  await readersGet(newsroom, id, 410)
  await reader.getByText('A court has stopped this story.').waitFor()
  expect(await reader.evaluate(() => 'isSame' in window)).toBe(true)
  expect(await reader.content()).not.toContain('by fax')
  expect(await reader.getByText('A boat in the harbour').count()).toBe(0)
  await banner(dana)
    .getByText(/The story is killed/)
    .waitFor()
  const footer = dana.getByTestId('pane-footer')
  await footer.getByText('Killed', {exact: true}).waitFor()

  // And later yes. It is the whole story that comes back, by the whole way.
  await press(dana, 'Restore', {Reason: 'The order was lifted'})
  await expect.poll(() => stageOf(newsroom, id)).toBe('writing')
  await footer.getByText('Readers still see the notice').waitFor()
  await readersGet(newsroom, id, 410)
  const rosa = await sit('rosa')
  await open(rosa, id)
  await press(rosa, 'Send to the desk')
  await expect.poll(() => stageOf(newsroom, id)).toBe('desk')
  await leave('rosa')
  await press(sam, 'Send to subs')
  await expect.poll(() => stageOf(newsroom, id)).toBe('subs')
  await leave('sam')
  await press(tom, 'Approve')
  await expect.poll(() => stageOf(newsroom, id)).toBe('ready')
  await leave('tom')
  await press(dana, 'Publish')
  await readersGet(newsroom, id, 200)
  await reader.reload()
  await reader.getByText('A boat in the harbour').waitFor()
  // A browser writes "410 (Gone)" into its console; nothing else went wrong.
  expect(troubles.splice(0).filter((trouble) => !trouble.includes('410 (Gone)'))).toEqual([])
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
