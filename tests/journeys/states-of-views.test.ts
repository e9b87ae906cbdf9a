import {type Page} from 'playwright-core'
import {describe, expect} from 'vitest'
import {violationsOn} from '../support/axe.ts'
import {test} from '../support/studio.ts'

/*
 * A view that waits, that failed, and that has nothing to show: each says so, each can be read by
 * everybody, and what failed comes back by itself. That views of those who may not write say so is
 * held by the tests of each view.
 */
interface View {
  name: string
  path: (article: string) => string
  /** What of the page is ours. */
  within: string
  /** Of the requests that it waits for. */
  tag: string
  loading: RegExp
  failed: RegExp
  ready: RegExp
}

const VIEWS: View[] = [
  {
    name: 'the board',
    path: () => '/board',
    within: '[data-testid=newsroom-board]',
    tag: 'board.rows',
    loading: /Fetching the stories/,
    failed: /The board cannot be shown: .*The disk is full/,
    ready: /US-backed forces/,
  },
  {
    name: 'the calendar',
    path: () => '/calendar',
    within: '[data-testid=newsroom-calendar]',
    tag: 'board.rows',
    loading: /Fetching the plan/,
    failed: /The calendar cannot be shown: .*The disk is full/,
    ready: /US-backed forces/,
  },
  {
    name: 'a list of the desk',
    path: () => '/desk/stages;intake',
    within: '[data-testid=story-list], [role=alert]',
    tag: 'desk.list',
    loading: /Fetching the list/,
    failed: /The list cannot be shown: .*The disk is full/,
    ready: /US-backed forces/,
  },
  {
    name: 'captions that are looked for',
    path: () => '/captions?captions[words]=mortar',
    within: '[data-testid=captions-tool]',
    tag: 'captions.search',
    loading: /Fetching the captions/,
    failed: /The captions cannot be shown: .*The disk is full/,
    ready: /A mortar round fin/,
  },
  {
    name: 'the editorial log',
    path: (article) => `/desk/stories;${article},inspect=editorial-log`,
    within: '[data-testid=editorial-log]',
    tag: 'editorial-log',
    loading: /Reading the log/,
    failed: /The log cannot be shown: .*The disk is full/,
    ready: /Nothing has happened yet/,
  },
  {
    name: 'house style',
    path: (article) => `/desk/stories;${article},inspect=house-style`,
    within: '[data-testid=newsroom-house-style]',
    tag: 'house-style.list',
    loading: /Reading the list/,
    failed: /The disk is full/,
    ready: /rules|Nothing/,
  },
]

describe.each(VIEWS.map((view) => [view.name, view] as const))('%s', (_, view) => {
  test('waits, fails and comes back', async ({newsroom, sit, forgive}) => {
    // A browser writes into its console what the lake is made to refuse here.
    forgive(/status of 400/)
    const sam = await sit('sam')
    const lake = await answersOf(sam, view.tag, newsroom.studio)
    const id = await newsroom.client.fetch<string>('*[_type == "article"][0]._id')
    const ours = sam.locator(view.within).first()

    lake.wait()
    await sam.goto(newsroom.studio + view.path(id.replace('drafts.', '')))
    await expect.poll(() => ours.textContent()).toMatch(view.loading)
    expect(await violationsOn(sam, view.within)).toEqual([])

    lake.refuse()
    await expect.poll(() => ours.textContent()).toMatch(view.failed)
    expect(await violationsOn(sam, view.within)).toEqual([])

    await lake.answer()
    await expect.poll(() => ours.textContent()).toMatch(view.ready)
  })
})

describe('what has nothing to show says what would stand there', () => {
  const EMPTY: [string, string, RegExp][] = [
    ['/board?board[text]=nowhere', '[data-testid=newsroom-board]', /Nothing matches/],
    ['/calendar?calendar[text]=nowhere', '[data-testid=newsroom-calendar]', /Nothing/],
    ['/desk/goingOut;scheduled', '[data-testid=story-list]', /Nothing is scheduled/],
    ['/captions?captions[words]=nowhere', '[data-testid=captions-tool]', /No caption is like that/],
  ]
  for (const [path, within, sentence] of EMPTY) {
    test(path, async ({newsroom, sit}) => {
      const sam = await sit('sam')
      await sam.goto(newsroom.studio + path)
      await expect.poll(() => sam.locator(within).textContent()).toMatch(sentence)
      expect(await violationsOn(sam, within)).toEqual([])
    })
  }
})

/** Stands between the page and the lake, for requests with the tag. */
async function answersOf(page: Page, tag: string, origin: string) {
  let isRefusing = false
  let goOn = () => {}
  let gate = Promise.resolve()
  const pattern = (url: URL) => url.searchParams.get('tag')?.endsWith(tag) ?? false
  await page.route(pattern, async (route) => {
    await gate
    if (!isRefusing) return route.continue()
    return route.fulfill({
      status: 400,
      headers: {
        'access-control-allow-origin': origin,
        'access-control-allow-credentials': 'true',
      },
      json: {error: {type: 'queryError', description: 'The disk is full'}},
    })
  })
  return {
    wait: () => {
      gate = new Promise((resolve) => {
        goOn = resolve
      })
    },
    refuse: () => {
      isRefusing = true
      goOn()
    },
    answer: () => page.unroute(pattern),
  }
}
