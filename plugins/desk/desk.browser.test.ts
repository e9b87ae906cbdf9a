import {type Page} from 'playwright-core'
import {describe, expect} from 'vitest'
import {type PersonId, PEOPLE} from '../../bin/people.ts'
import {violationsOn} from '../../tests/support/axe.ts'
import {writeStoryIn} from '../../tests/support/story-in.ts'
import {test} from '../../tests/support/studio.ts'
import {isFocused, stageOf} from '../../tests/support/workflow-pages.ts'
import {type Transition} from '../../newsroom/transition.ts'
import {findTransition} from '../../newsroom/workflow.ts'
import {runNote} from '../workflow/run-note.ts'

/** Lists that everybody has. */
const COMMON = [
  'Assigned to me',
  'Mentions of me',
  'By stage',
  'By desk',
  'By section',
  'All stories',
  'Galleries',
  'Captions',
]

const OWN: Record<PersonId, string[]> = {
  rosa: ['To be written', 'Sent in by me'],
  sam: ['On the desk', 'For subs', 'Facts to check'],
  tom: ['On the desk', 'For subs', 'Facts to check'],
  priya: ['Galleries to clear', 'Pictures to check', 'Rights to check'],
  lena: ['Legal checks', 'Rights to check'],
  dana: ['Ready to publish', 'Published without approval', 'On the desk'],
  adam: ['Ready to publish', 'Published without approval'],
  vera: [],
}

/** What a reporter has no use for, and who has. */
const SHARED: [string, PersonId[]][] = [
  ['Intake, run by run', ['sam', 'tom', 'priya', 'dana', 'adam', 'vera']],
  ['Going out', ['sam', 'tom', 'priya', 'lena', 'dana', 'adam', 'vera']],
  ['Corrections', ['sam', 'tom', 'lena', 'dana', 'adam', 'vera']],
  ['Pictures to mend', ['sam', 'tom', 'priya', 'lena', 'dana', 'adam']],
  ['Credit sources', ['sam', 'tom', 'priya', 'dana', 'adam']],
  ['House style', ['sam', 'tom', 'dana', 'adam']],
  ['Records', ['adam']],
]

describe('everybody sees their own work, and nothing that is not theirs', () => {
  for (const {id: person} of PEOPLE) {
    test(person, async ({sit}) => {
      const page = await sit(person)
      const shared = SHARED.filter(([, whose]) => whose.includes(person)).map(([title]) => title)
      const reference = shared.includes('Credit sources') ? ['Sections', 'People', 'Places'] : []
      const expected = [...COMMON, ...OWN[person], ...shared, ...reference]
      expect((await listsOn(page)).toSorted()).toEqual(expected.toSorted())
    })
  }
})

test('each is offered to begin what is theirs, and a viewer nothing', async ({sit, leave}) => {
  const offered = async (person: PersonId) => {
    const page = await sit(person)
    const button = page.getByTestId('new-document-button')
    await button.waitFor()
    if (await button.isDisabled()) return []
    await button.click()
    await page.getByTestId('create-new-article').waitFor()
    const ids = await page
      .locator('[data-testid^=create-new-]')
      .evaluateAll((items) => items.map((item) => item.getAttribute('data-testid') ?? ''))
    await page.keyboard.press('Escape')
    return ids.map((id) => id.replace('create-new-', '')).toSorted()
  }
  expect(await offered('rosa')).toEqual(['article', 'caption', 'gallery'])
  const reference = ['creditSource', 'person', 'place', 'section']
  expect(await offered('sam')).toEqual(
    ['article', 'caption', 'gallery', 'houseStyleRule', ...reference].toSorted(),
  )
  expect(await offered('vera')).toEqual([])
  await leave('vera')
})

test('a mention counts, leads to its story, and an empty list says why it is empty', async ({
  newsroom,
  sit,
}) => {
  const rosa = await sit('rosa')
  const [article = ''] = await newsroom.client.fetch<string[]>(
    '*[_type == "article"]._id',
    {},
    {perspective: 'drafts'},
  )
  const {id} = await newsroom.client.users.getById('me')
  const actor = {id, name: 'Adam Stone', roles: ['administrator']}
  const note = {note: '@Rosa Lindqvist, who said so?', mentions: ['rosa'], now: new Date(), actor}
  expect(
    await runNote(newsroom.client, {about: article, subjectId: article, ...note}),
  ).toMatchObject({ok: true})
  await rosa.getByTestId('pane-item-Mentions of me').getByText('1', {exact: true}).waitFor()
  await rosa.getByTestId('pane-item-Mentions of me').click()
  await rosa.getByRole('link', {name: /who said so/}).click()
  await rosa.getByTestId('form-view').waitFor()
  await rosa.getByTestId('document-panel-document-title').getByText(/Raqqa/).waitFor()

  await rosa.goto(newsroom.studio)
  await rosa.getByTestId('pane-item-Sent in by me').click()
  await rosa
    .getByText('None of your stories is on its way. “Send to the desk” puts one here')
    .waitFor()
})

test('a row tells what holds its story, pictures included, and arrows lead from row to row', async ({
  newsroom,
  sit,
}) => {
  await writeStoryIn(newsroom.client, 'row', {
    transition: approve(),
    type: 'article',
    standing: {stage: 'subs', publication: 'draft'},
  })
  const tom = await sit('tom')
  await tom.goto(newsroom.studio)
  await tom.getByTestId('pane-item-For subs').click()
  const list = tom.getByTestId('story-list')
  const links = list.getByRole('link')
  const row = list
    .getByRole('listitem')
    .filter({has: tom.getByRole('link', {name: 'Harbour closed'})})
  await row.getByText(/^Subs · 1 caption/).waitFor()
  await newsroom.client
    .patch('drafts.gallery-row')
    .set({'workflow.stage': 'intake', 'expectedCount': 3})
    .commit()
  await row.getByText(/The gallery is not cleared.*picture editor or a duty editor/).waitFor()
  await row.getByText(/^Subs · 1 caption · 2 holes/).waitFor()
  expect(await violationsOn(tom, '[data-testid=story-list]')).toEqual([])
  // One click on the row does what clears it, as far as it is his to do, or asks who can.
  await row.getByRole('button', {name: 'Check'}).click()
  await expect.poll(() => stageOf(newsroom, 'gallery-row')).toBe('checked')
  await row.getByRole('button', {name: 'Ask…'}).click()
  await tom.getByRole('menuitem', {name: 'Priya Nair'}).click()
  const asked = '*[_type == "editorialLog" && "priya" in mentions && subject._ref == "gallery-row"]'
  await expect.poll(() => newsroom.client.fetch(`count(${asked})`)).toBe(1)

  await writeStoryIn(newsroom.client, 'next', {
    transition: approve(),
    type: 'article',
    standing: {stage: 'subs', publication: 'draft'},
  })
  await expect.poll(() => links.count()).toBe(2)
  // By keyboard: from the words down into the rows, along them, and back.
  await list.getByLabel('Find in this list').fill('harb')
  await expect.poll(() => links.count()).toBe(2)
  await tom.keyboard.press('ArrowDown')
  await expect.poll(() => isFocused(links.nth(0))).toBe(true)
  await tom.keyboard.press('End')
  await expect.poll(() => isFocused(links.nth(1))).toBe(true)
  await tom.keyboard.press('Enter')
  await tom.getByTestId('form-view').waitFor()
  await expect.poll(() => links.nth(1).getAttribute('aria-current')).toBe('true')
  await list.getByLabel('Find in this list').fill('nowhere')
  await list.getByText(/Nothing here has these words/).waitFor()
})

test('an import run holds its story', async ({newsroom, sit}) => {
  const sam = await sit('sam')
  await sam.goto(newsroom.studio)
  await sam.getByTestId('pane-item-Intake, run by run').click()
  await sam.getByTestId(/pane-item-.* · 1 source/).click()
  await sam.getByTestId('story-list').getByRole('link', {name: /Raqqa/}).waitFor()
})

describe('the search finds, without a network', () => {
  const SOUGHT: [string, string, RegExp][] = [
    ['a headline', 'new offensive to capture', /US-backed forces declare/],
    ['a slugline', '', /US-backed forces declare/],
    ['the words of a caption', 'mortar round fin', /A mortar round fin/],
    ['a credit', 'Conflict Armament Research', /A mortar round fin/],
  ]
  for (const [what, words, expected] of SOUGHT) {
    test(what, async ({newsroom, sit}) => {
      const sam = await sit('sam')
      const slugline = await newsroom.client.fetch<string>('*[_type == "article"][0].slugline')
      await sam.goto(newsroom.studio)
      await sam.getByText('All stories').waitFor()
      await sam.getByTestId('studio-search').click()
      await sam.getByPlaceholder('Search', {exact: true}).fill(words || slugline)
      const results = sam.getByTestId('search-results')
      await results.getByRole('option', {name: expected}).first().waitFor()
      expect(await results.getByText('Import record').count()).toBe(0)
      await sam.keyboard.press('Escape')
    })
  }
})

function approve(): Transition {
  const transition = findTransition('approve', 'article')
  if (transition === undefined) throw new Error('Nobody approves articles')
  return transition
}

async function listsOn(page: Page): Promise<string[]> {
  await page.getByText('All stories').waitFor()
  const pane = page.getByTestId('structure-tool-list-pane').first()
  const ids = await pane
    .locator('[data-testid^=pane-item-]')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-testid') ?? ''))
  return ids.map((id) => id.replace('pane-item-', ''))
}
