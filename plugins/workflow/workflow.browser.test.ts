import {describe, expect} from 'vitest'
import {violationsOn} from '../../tests/support/axe.ts'
import {openInspector, textField} from '../../tests/support/studio-pages.ts'
import {test} from '../../tests/support/studio.ts'
import {
  storyIn,
  open,
  menuOf,
  banner,
  begin,
  press,
  actionsOn,
  focused,
  isFocused,
  stageOf,
  draftField,
  publishedField,
  logOf,
} from '../../tests/support/workflow-pages.ts'

/*
 * The workflow as people meet it: the demo newsroom's own people at the buttons of the document, in
 * a real Studio. Each story begins where its test begins.
 */
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
  expect(await violationsOn(sam, '[role=dialog]')).toEqual([])

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
  expect(await violationsOn(sam, '[aria-label="Entries, the newest first"]')).toEqual([])
  expect(JSON.stringify(await newsroom.client.getDocument(`drafts.${id}`))).not.toContain('second')
})

test('nobody approves what they sent in; somebody else does, when asked', async ({
  newsroom,
  sit,
  leave,
}) => {
  const id = await storyIn(newsroom, 'own', 'writing')
  const sam = await sit('sam')
  await open(sam, id)
  await press(sam, 'Send to the desk')
  await expect.poll(() => stageOf(newsroom, id)).toBe('desk')
  await press(sam, 'Send to subs')
  await expect.poll(() => stageOf(newsroom, id)).toBe('subs')
  await begin(sam, 'Approve')
  const held = sam.getByRole('dialog', {name: '“Approve” is held'})
  await held.getByText(/Sam Okafor sent the story in; a second person must let it out/).waitFor()
  expect(await violationsOn(sam, '[role=dialog]')).toEqual([])
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
  await leave('sam')
})

test('what changes after its approval is shown, and approved again before it goes out', async ({
  newsroom,
  sit,
  leave,
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
  expect(await violationsOn(tom, '[data-testid=hold-banner]')).toEqual([])

  const dana = await sit('dana')
  await open(dana, id)
  // Nothing is asked before it is clear that the step can go, and then at once.
  await begin(dana, 'Publish')
  const held = dana.getByRole('dialog', {name: '“Publish” is held'})
  await held.getByText(/The story has been changed since it was approved/).waitFor()
  // Said once: where the dialog says it, no toast does.
  expect(await dana.getByText('“Publish” is held').count()).toBe(1)
  expect(await newsroom.client.getDocument(id)).toBeUndefined()
  await banner(tom).getByRole('button', {name: 'Approve again'}).click()
  await banner(tom).getByText('Nothing keeps this from readers').waitFor()
  const asks = dana.getByRole('dialog', {name: 'Publish', exact: true})
  await asks.getByRole('button', {name: 'Publish', exact: true}).click()
  await expect.poll(() => newsroom.client.getDocument(id)).toBeDefined()
  await leave('tom')
})

test('what went out without approval owes a second look, by a second person', async ({
  newsroom,
  sit,
  leave,
}) => {
  const id = await storyIn(newsroom, 'debt', 'desk', 'draft', 'forcePublish')
  const dana = await sit('dana')
  await open(dana, id)
  await press(dana, 'Publish without approval', {Reason: 'The agency has it already'})
  await banner(dana)
    .getByText(/published without approval, and nobody has looked/)
    .waitFor()
  expect(await violationsOn(dana, '[data-testid=hold-banner]')).toEqual([])
  await begin(dana, 'Approve after the fact')
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
  await leave('dana')
  await leave('adam')
})

describe('who may not, is not offered it', () => {
  test('a viewer reads, and has no buttons', async ({newsroom, sit, leave}) => {
    const id = await storyIn(newsroom, 'viewer', 'desk')
    const vera = await sit('vera')
    await open(vera, id)
    await banner(vera)
      .getByText(/Nobody but its writer has approved the story/)
      .waitFor()
    expect(await actionsOn(vera)).toEqual([])
    expect(await textField(vera, 'headline').isEditable()).toBe(false)
    expect(await banner(vera).getByRole('button').count()).toBe(0)
    await leave('vera')
  })

  test('a reporter whose story is with the desk is told who can go on', async ({
    newsroom,
    sit,
    leave,
  }) => {
    const id = await storyIn(newsroom, 'reporter', 'subs')
    const rosa = await sit('rosa')
    await open(rosa, id)
    await banner(rosa)
      .getByText(/a sub-editor or a duty editor can clear it/)
      .waitFor()
    expect(await actionsOn(rosa)).toEqual([])
    await rosa
      .getByTestId('read-only-note')
      .getByText('It is with subs: a sub-editor, a duty editor or a picture editor can change it.')
      .waitFor()
    expect(await violationsOn(rosa, '[data-testid=read-only-note]')).toEqual([])
    // Who can be asked is known a moment later than what holds it.
    await expect.poll(() => banner(rosa).getByRole('button').allInnerTexts()).toEqual(['Ask…'])
    await leave('rosa')
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
