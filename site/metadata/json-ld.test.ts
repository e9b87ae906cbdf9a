import {expect, test} from 'vitest'
import {readStory} from '../content/read-story.ts'
import {STORY_QUERY} from '../queries.ts'
import {
  article,
  CHANGED,
  type Document,
  documentOf,
  galleryEmbed,
  image,
  LIVE,
  live,
  NOW,
  readFrom,
  reference,
  section,
  VIEW,
} from '../testing/documents.test.fixture.ts'
import {storyJsonLd} from './json-ld.ts'

test('a machine is told the story, its pictures and whose they are, and what was corrected', async () => {
  const {image: picture, asset} = image('ld', 4000, 3000)
  const graph = await graphOf([
    section('world', 'World'),
    asset,
    documentOf('creditSource', 'pa', {name: 'PA Media', shortCredit: 'PA'}),
    documentOf('caption', 'c', {
      text: 'A quay',
      image: picture,
      credit: {creators: ['Jane Barlow'], source: reference('pa')},
      dateCreated: {edtf: '2016-11'},
      places: [{_key: 'p', name: 'Leith'}],
      copyrightNotice: '© PA',
    }),
    documentOf('caption', 'plate', {text: 'Not there', missingImage: {reason: 'lost'}}),
    documentOf('gallery', 'g', {title: 'Quays', captions: [reference('c'), reference('plate')]}),
    documentOf('correction', 'x', {
      severity: 'significant',
      publicText: 'It was Leith.',
      date: '2026-11-21T00:00:00Z',
      targets: [{_key: 't', document: reference('a')}],
    }),
    article('a', {
      headline: 'Boats',
      standfirst: 'They came in.',
      section: reference('section-world'),
      originallyPublished: {edtf: '2017-02-04'},
      body: [galleryEmbed('g')],
      bylines: [{_key: 'b', asPrinted: 'By Tom Reed'}],
      dateline: {asPrinted: 'LEITH'},
    }),
  ])
  const url = 'https://ledger.example/2017/02/04/a'
  expect(graph).toMatchObject([
    {
      '@type': 'NewsArticle',
      'headline': 'Boats',
      'datePublished': '2017-02-04',
      'dateline': 'LEITH',
      'author': [{'@type': 'Person', 'name': 'Tom Reed'}],
      'correction': [{'@type': 'CorrectionComment', 'text': 'It was Leith.'}],
      'hasPart': [{'@id': `${url}#g`}],
    },
    {
      '@type': 'ImageGallery',
      'name': 'Quays',
      'associatedMedia': [
        {
          '@type': 'ImageObject',
          'width': 2000,
          'height': 1500,
          'caption': 'A quay',
          'creditText': 'Jane Barlow/PA',
          'creator': [{'@type': 'Person', 'name': 'Jane Barlow'}],
          'copyrightNotice': '© PA',
          'dateCreated': '2016-11',
          'contentLocation': [{'@type': 'Place', 'name': 'Leith'}],
        },
      ],
    },
    {'@type': 'BreadcrumbList', 'itemListElement': [{name: 'World'}, {name: 'Boats'}]},
    {'@type': 'NewsMediaOrganization', 'correctionsPolicy': 'https://ledger.example/corrections'},
  ])
  expect(JSON.stringify(graph)).not.toContain('Not there')
})

test('the date of the last change is that of the last that readers were told of', async () => {
  const [changed] = await graphOf([article('a', live(LIVE, CHANGED))])
  const changedAt = new Date(CHANGED.lastSignificantAt).toISOString()
  expect(changed).toHaveProperty('dateModified', changedAt)
  const {lastPublishedAt} = CHANGED
  const [minor] = await graphOf([article('a', live(LIVE, {lastPublishedAt}))])
  expect(minor).toHaveProperty('dateModified', new Date(LIVE).toISOString())
})

test.each(['1916~', '2016', '2016-11', '2016-11-31', '2016-11-03?', ''])(
  'a date that is not known to the day is not told to machines: %j',
  async (edtf) => {
    const date = {edtf, asPrinted: 'November 2016'}
    const [story] = await graphOf([article('a', {originallyPublished: date})])
    expect(story).not.toHaveProperty('datePublished')
    expect(story).not.toHaveProperty('image')
    expect(story).not.toHaveProperty('correction')
  },
)

test('a gallery that stands twice in a story is one thing, at its first place', async () => {
  const graph = await graphOf([
    documentOf('caption', 'c', {text: 'A quay'}),
    documentOf('gallery', 'g', {title: 'Quays', captions: [reference('c')]}),
    article('a', {body: [galleryEmbed('g'), galleryEmbed('g')]}),
  ])
  const address = 'https://ledger.example/2026/11/20/a#g'
  expect(graph).toMatchObject([{hasPart: [{'@id': address}]}, {'@id': address}, {}])
})

test('nothing in the data can end the script that it stands in', async () => {
  const [row] = (await query([article('a', {headline: '</script><!--\u2028x'})])).stories
  const json = row ? storyJsonLd(VIEW, readStory(row, NOW)) : '<'
  expect(json).not.toMatch(/[<\u2028\u2029]/)
  expect(JSON.parse(json)).toMatchObject({'@graph': [{headline: '</script><!--\u2028x'}, {}]})
})

async function query(documents: Document[]) {
  return readFrom(documents)(STORY_QUERY, {slug: 'a', day: '2017-02-04'})
}

async function graphOf(documents: Document[]): Promise<unknown[]> {
  const [row] = (await query(documents)).stories
  if (row === undefined) throw new Error('There is no story "a"')
  const parsed: unknown = JSON.parse(storyJsonLd(VIEW, readStory(row, NOW)))
  expect(parsed).toHaveProperty('@graph')
  return typeof parsed === 'object' && parsed !== null && '@graph' in parsed
    ? [parsed['@graph']].flat()
    : []
}
