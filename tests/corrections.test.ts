import {afterEach, beforeEach, expect, test} from 'vitest'
import {createSite, type Site} from '../site/index.ts'
import {type Desk, openDesk} from './support/desk.ts'

let desk: Desk
let site: Site
let origin: string

beforeEach(async () => {
  desk = await openDesk()
  origin = 'https://ledger.example'
  site = createSite({
    projectId: 'newsroom',
    dataset: 'production',
    apiHost: desk.url,
    siteOrigin: origin,
  })
  await desk.bringTo('publish')
})

afterEach(async () => {
  await site.close()
  await desk.close()
})

test('a corrected caption carries its correction into every story that shows it', async () => {
  const [caption = ''] = desk.captions
  await writeSecondStory(caption)
  const change = {
    minor: false,
    type: 'correction',
    publicText: 'It was found in Tel Kayf.',
  } as const
  const done = {ok: true}
  expect(await desk.move('priya', 'update', caption)).toMatchObject(done)
  await desk.as('priya').patch(`drafts.${caption}`).set({text: 'A mortar fin, Tel Kayf'}).commit()
  expect(await desk.move('sam', 'check', caption)).toMatchObject(done)
  expect(await desk.move('priya', 'clear', caption)).toMatchObject(done)
  const untold = await desk.move('dana', 'publish', caption)
  expect(untold.ok ? [] : untold.holds.map(({code}) => code)).toEqual(['changeNote'])
  const note = 'The group rang: their own list was wrong'
  expect(await desk.move('dana', 'publish', caption, {note, change})).toMatchObject(done)

  const [correction] = await desk.anonymous.fetch('*[_type == "correction"]')
  expect(correction).toMatchObject({
    type: 'correction',
    severity: 'significant',
    publicText: 'It was found in Tel Kayf.',
    targets: [{document: {_ref: caption}, field: 'text'}],
  })
  // What a correction takes back is not published by it.
  expect(JSON.stringify(correction)).not.toContain('Gogjali')
  const first = await addressOf(desk.article)
  const second = await addressOf('article-second')
  for (const address of [first, second]) {
    const page = await textAt(address)
    expect(page).toContain('This story has been corrected')
    expect(page).toContain(`<p dir="auto">${change.publicText}</p>`)
    expect(page).toContain(`"@type":"CorrectionComment","text":"${change.publicText}"`)
    expect(page).not.toContain(note)
  }
  const feed = await textAt('/rss.xml')
  expect(feed.split(change.publicText)).toHaveLength(3)
  const list = await textAt('/corrections')
  expect(list).toContain(first)
  expect(list).toContain(second)
  // Why it was wrong is the newsroom's, and stands in its log under the correction's own key.
  const [entry] = await desk
    .as('dana')
    .fetch('*[_type == "editorialLog" && event == "publish" && subject._ref == $caption]', {
      caption,
    })
  expect(entry.note).toBe(note)
  expect(entry.changes).toMatchObject([
    {
      document: {_ref: caption},
      field: 'text',
      before: expect.stringContaining('Gogjali'),
      after: 'A mortar fin, Tel Kayf',
    },
  ])
  expect(entry._id.endsWith(correction._id.replace('correction-', ''))).toBe(true)
  expect(await desk.anonymous.fetch('*[_type == "editorialLog"]')).toEqual([])
})

/** Live beside the archive story, with a gallery of its own that shows the same picture. */
async function writeSecondStory(caption: string): Promise<void> {
  const workflow = {_type: 'workflow', firstPublishedAt: '2026-01-02T00:00:00Z'}
  await desk
    .as('adam')
    .transaction()
    .create({
      _id: 'gallery-second',
      _type: 'gallery',
      captions: [{_type: 'reference', _key: 'c', _ref: caption}],
      workflow: {...workflow, stage: 'cleared'},
    })
    .create({
      _id: 'article-second',
      _type: 'article',
      headline: 'What the depots held',
      slug: {_type: 'slug', current: 'depots'},
      pubStatus: 'usable',
      body: [
        {_type: 'galleryEmbed', _key: 'g', gallery: {_type: 'reference', _ref: 'gallery-second'}},
      ],
      workflow: {...workflow, stage: 'ready', submittedBy: 'rosa', approvedBy: 'tom'},
    })
    .commit()
}

async function addressOf(id: string): Promise<string> {
  const feed = await textAt('/rss.xml')
  const [, item = ''] = new RegExp(`<item>((?:(?!</item>)[^])*?${id}[^]*?)</item>`).exec(feed) ?? []
  const [, link = ''] = /<link>(.*?)<\/link>/.exec(item) ?? []
  return link.replace(origin, '')
}

async function textAt(path: string): Promise<string> {
  const answer = await site.fetch(new Request(origin + path))
  expect(answer.status).toBe(200)
  return answer.text()
}
