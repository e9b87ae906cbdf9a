import {addDays} from 'date-fns/addDays'
import {expect} from 'vitest'
import {localTime} from '../../newsroom/dates/zoned-time.ts'
import {violationsOn} from '../../tests/support/axe.ts'
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
  publishedField,
  logOf,
} from '../../tests/support/workflow-pages.ts'

/* Times as people set them, and as the scheduler of the running newsroom keeps them. */
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
  await at.fill('2026-01-05T09:00')
  await dialog.getByText(/already passed/).waitFor()
  await dialog.getByText('Still missing: a time that lies ahead').waitFor()
  await at.fill('2027-03-28T01:30')
  await dialog.getByText(/The clocks go forward at that time/).waitFor()
  expect(await dialog.getByRole('button', {name: 'Schedule'}).isDisabled()).toBe(true)
  await dialog.getByRole('button', {name: 'Take 02:30 instead'}).click()
  await dialog.getByText(/28 Mar 2027, 02:30 BST/).waitFor()
  expect(await violationsOn(dana, '[role=dialog]')).toEqual([])
  await dialog.getByRole('button', {name: 'Schedule'}).click()
  await expect
    .poll(() => draftField(newsroom, id, 'workflow'))
    .toMatchObject({scheduledFor: '2027-03-28T01:30:00.000Z'})
  await dana.getByTestId('pane-footer').getByText('Scheduled', {exact: true}).waitFor()
  await press(dana, 'Take off the schedule')
  await expect.poll(() => draftField(newsroom, id, 'workflow')).not.toHaveProperty('scheduledFor')

  const sam = await sit('sam')
  await open(sam, id)
  await begin(sam, 'Embargo')
  const embargo = sam.getByRole('dialog', {name: 'Embargo'})
  const [legend, first] = await Promise.all([
    embargo.getByText('How long?').boundingBox(),
    embargo.getByText('Until a time').boundingBox(),
  ])
  expect(legend && first && legend.y + legend.height <= first.y).toBe(true)
  const until = localTime(addDays(new Date(), 1).getTime())
  await embargo.getByLabel('Embargo until').fill(until)
  await embargo.getByLabel('Reason').fill('The report is due then')
  expect(await violationsOn(sam, '[role=dialog]')).toEqual([])
  await embargo.getByRole('button', {name: 'Embargo'}).click()
  await banner(sam)
    .getByText(/under embargo until .* \(The report is due then\)/)
    .waitFor()
  await sam.getByTestId('pane-footer').getByText('Embargoed', {exact: true}).waitFor()
  await begin(dana, 'Publish')
  const held = dana.getByRole('dialog', {name: '“Publish” is held'})
  await held.getByText(/under embargo until/).waitFor()
  expect(await newsroom.client.getDocument(id)).toBeUndefined()
  await dana.keyboard.press('Escape')
  await press(dana, 'Lift the embargo', {Reason: 'They have sent it out themselves'})
  await expect.poll(() => draftField(newsroom, id, 'embargo')).toMatchObject({active: false})
  await press(dana, 'Publish')
  await expect.poll(() => newsroom.client.getDocument(id)).toBeDefined()
})

test('a live story is taken down at the time that was set, and comes back by hand', async ({
  newsroom,
  sit,
}) => {
  const id = await storyIn(newsroom, 'later', 'ready', 'live', 'expire')
  const dana = await sit('dana')
  await open(dana, id)
  await begin(dana, 'Take down later')
  const dialog = dana.getByRole('dialog', {name: 'Take down later'})
  const at = dialog.getByLabel('Take down at')
  await expect.poll(() => isFocused(at)).toBe(true)
  expect(await dialog.getByRole('button', {name: 'Take down later'}).isDisabled()).toBe(true)
  await at.fill('2027-06-01T18:00')
  await dialog.getByText(/1 Jun 2027, 18:00 BST/).waitFor()
  expect(await violationsOn(dana, '[role=dialog]')).toEqual([])
  await dialog.getByRole('button', {name: 'Take down later'}).click()
  await expect
    .poll(() => publishedField(newsroom, id, 'workflow'))
    .toMatchObject({expiresAt: '2027-06-01T17:00:00.000Z'})
  expect(await newsroom.client.getDocument(`drafts.${id}`)).toBeUndefined()
  await readersGet(newsroom, id, 200)
  const address = (await addressOf(newsroom, id)) ?? ''
  await dana.getByTestId('pane-item-Going out').click()
  await dana.getByTestId('pane-item-Will be taken down').click()
  await dana
    .getByTestId('story-list')
    .getByRole('link', {name: /Harbour closed/})
    .waitFor()

  // Nobody is bound by it: it can be left up, and set again.
  await open(dana, id)
  await banner(dana).getByText('It comes down by itself on 1 Jun 2027, 18:00 BST.').waitFor()
  await press(dana, 'Leave it up')
  await expect.poll(() => publishedField(newsroom, id, 'workflow')).not.toHaveProperty('expiresAt')
  await banner(dana).waitFor({state: 'detached'})
  await begin(dana, 'Take down later')
  await at.fill('2027-06-01T18:00')
  await dialog.getByRole('button', {name: 'Take down later'}).click()
  await expect.poll(() => publishedField(newsroom, id, 'workflow')).toHaveProperty('expiresAt')

  // The day comes.
  await newsroom.client.patch(id).set({'workflow.expiresAt': new Date().toISOString()}).commit()
  await expect.poll(async () => (await fetch(address)).status).toBe(404)
  await open(dana, id)
  await banner(dana)
    .getByText(/The story is withdrawn/)
    .waitFor()
  expect((await logOf(newsroom, id)).map(({event}) => event)).toEqual([
    'expire',
    'unexpire',
    'expire',
    'withdraw',
  ])
  await press(dana, 'Restore', {Reason: 'It is wanted again'})
  await expect.poll(() => stageOf(newsroom, id)).toBe('writing')
})
