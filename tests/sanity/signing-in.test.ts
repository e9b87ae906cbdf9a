import {type Page} from 'playwright-core'
import {expect} from 'vitest'
import {signIn} from '../support/newsroom.ts'
import {createInList, openFromList, openList, textField} from '../support/studio-pages.ts'
import {test} from '../support/studio.ts'

/* Who signs in sees and may do what the role says; who signs out leaves nothing behind. */

test('a viewer opens everything and can change nothing', async ({sit}) => {
  const vera = await sit('vera')
  await openFromList(vera, 'All stories', 'US-backed forces declare')
  await vera.getByTestId('permission-check-banner').getByText('Viewer').waitFor()
  expect(await textField(vera, 'headline').isEditable()).toBe(false)
  expect(await vera.getByTestId('pane-footer').locator('[data-testid^=action-]').count()).toBe(0)
  // Nobody would hear of it.
  expect(await vera.getByRole('button', {name: 'Ask to edit'}).count()).toBe(0)
  await openList(vera, 'Galleries')
  expect(await vera.getByTestId('action-intent-button').count()).toBe(0)
  expect(await vera.getByTestId('pane-item-Credit sources').count()).toBe(0)
})

test('a reporter writes stories and only reads what all stories share', async ({newsroom, sit}) => {
  await newsroom.client.create({_id: 'person-barlow', _type: 'person', name: 'Jane Barlow'})
  const rosa = await sit('rosa')
  expect(await rosa.getByTestId('pane-item-People').count()).toBe(0)
  // Her lists hold what she works on; a person is met by the byline that names them.
  await rosa.goto(`${newsroom.studio}/intent/edit/id=person-barlow;type=person`)
  await rosa.getByTestId('permission-check-banner').getByText('Reporter').waitFor()
  expect(await textField(rosa, 'name').isEditable()).toBe(false)
  const id = await createInList(rosa, 'All stories')
  await textField(rosa, 'headline').fill('Hers to write')
  await expect
    .poll(() => newsroom.client.fetch('*[_id == $id][0].headline', {id: `drafts.${id}`}))
    .toBe('Hers to write')
})

test('nothing is offered that only sanity.io could do', async ({newsroom, sit}) => {
  await newsroom.client.create({_id: 'place-raqqa', _type: 'place', name: 'Raqqa'})
  const rosa = await sit('rosa')
  await rosa.goto(`${newsroom.studio}/intent/edit/id=place-raqqa;type=place`)
  await textField(rosa, 'name').waitFor()
  const links = rosa.locator('a[href*="sanity.io"]:visible')
  await rosa.getByTestId('studio-navbar').getByRole('button', {name: 'Newsroom'}).click()
  await rosa.getByRole('menu', {name: 'Newsroom'}).waitFor()
  expect(await links.count()).toBe(0)
  await rosa.keyboard.press('Escape')
  await rosa.getByTestId('button-resources-menu').click()
  const help = rosa.getByTestId('menu-button-resources')
  await help.getByText('Diagnostics').waitFor()
  expect(await help.getByRole('menuitem').allInnerTexts()).toEqual([
    'Diagnostics',
    expect.stringMatching(/^Sanity Studio\s+Up to date\s+v6\./),
  ])
  await rosa.keyboard.press('Escape')
  const offered = await rosa.getByRole('button').allInnerTexts()
  expect(offered.join()).not.toMatch(/task|comment|schedule|release|announce/i)
})

test('signing out in one tab ends it in all, and the next person starts afresh', async ({
  newsroom,
  stranger,
}) => {
  const {page} = await stranger()
  await signIn(page, newsroom, 'dana')
  const other = await page.context().newPage()
  await other.goto(newsroom.studio)
  await other.getByText('All stories').waitFor()
  // What is still being asked for when the session ends would be refused.
  for (const tab of [page, other]) await tab.waitForLoadState('networkidle')
  const token = await tokenIn(page)
  expect(await statusOf(newsroom.lake, token)).toBe(200)

  await openUserMenu(page)
  await page.getByText('Dana Whitfield').last().waitFor()
  await page.getByRole('menuitem', {name: 'Sign out'}).click()
  for (const tab of [page, other]) await tab.getByText('All stories').waitFor({state: 'detached'})
  await page.getByText('Choose login provider').waitFor()
  expect(await page.getByText('Your session is no longer valid').count()).toBe(0)
  expect(await statusOf(newsroom.lake, token)).toBe(401)
  expect(await tokenIn(page)).toBe('')

  await page
    .getByRole('link', {name: 'Newsroom'})
    .or(page.getByRole('button', {name: 'Newsroom'}))
    .click()
  await page.getByRole('button', {name: 'Lena Brandt'}).click()
  await page.getByText('All stories').waitFor()
  await openUserMenu(page)
  await page.getByText('Lena Brandt').last().waitFor()
})

test('a session that was ended elsewhere leads back to signing in, in an open page and a new one', async ({
  newsroom,
  stranger,
  forgive,
}) => {
  forgive(/401/)
  const {page} = await stranger()
  await signIn(page, newsroom, 'tom')
  const ended = await tokenIn(page)
  await fetch(`${newsroom.lake}/v1/auth/logout`, {
    method: 'POST',
    headers: {authorization: `Bearer ${ended}`},
  })
  const providers = page.getByText('Choose login provider')
  // Whatever is asked next tells the Studio, and it may have asked by itself.
  await page.getByTestId('pane-item-People').or(providers).first().click()
  await providers.waitFor()

  for (const token of [ended, 'lakeNeverGivenToAnybody']) {
    await page.goto(`${newsroom.studio}/favicon.ico`)
    await keepToken(page, token)
    await page.goto(newsroom.studio)
    // There is one way to sign in, so a page that is opened leads straight to it.
    await page.getByRole('button', {name: 'Tom Adeyemi'}).waitFor()
  }
  await page.getByRole('button', {name: 'Tom Adeyemi'}).click()
  await page.getByText('All stories').waitFor()
})

function openUserMenu(page: Page): Promise<void> {
  return page.getByTestId('studio-navbar').locator('button:has([data-ui=Avatar])').last().click()
}

/** What the Studio keeps to be recognised by; empty when there is nothing. */
function tokenIn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const kept = Object.entries(localStorage).find(([name]) =>
      name.startsWith('__studio_auth_token'),
    )
    const value: unknown = kept ? JSON.parse(kept[1]) : undefined
    return typeof value === 'object' && value !== null && 'token' in value
      ? String(value.token)
      : ''
  })
}

/** As if the Studio had kept it from an earlier day. */
function keepToken(page: Page, token: string): Promise<void> {
  const kept = JSON.stringify({token, time: '2026-11-01T09:00:00Z'})
  return page.evaluate(`localStorage.setItem('__studio_auth_token_newsroom', '${kept}')`)
}

async function statusOf(lake: string, token: string): Promise<number> {
  const headers = {authorization: `Bearer ${token}`}
  const response = await fetch(`${lake}/v1/users/me`, {headers})
  return response.status
}
