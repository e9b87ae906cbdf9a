import {expect, test} from 'vitest'
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
  paragraph,
  readFrom,
  reference,
} from '../testing/documents.test.fixture.ts'
import {picturesOf} from './place-pictures.ts'
import {readStory} from './read-story.ts'
import {type Story} from './story.ts'

test('a gallery stands in its place in the text, counted by the order of its captions', async () => {
  const story = await read([
    article('a', {body: [paragraph('Before'), galleryEmbed('g'), paragraph('After')]}),
    documentOf('gallery', 'g', {
      title: 'Factories',
      captions: ['c2', 'c1'].map((id) => reference(id)),
    }),
    documentOf('caption', 'c1', {text: 'One', printedMarker: '1/99'}),
    documentOf('caption', 'c2', {text: 'Two', printedMarker: '2/99'}),
  ])
  expect(story.body.map(({_type}) => _type)).toEqual(['block', 'gallery', 'block'])
  expect(picturesOf(story.body).map(({text}) => text)).toEqual(['Two', 'One'])
  expect(JSON.stringify(story)).not.toContain('/99')
})

test('what a gallery says for all goes for each caption that does not say otherwise', async () => {
  const pictures = await readPictures(
    {
      defaults: {
        credit: {line: 'CAR'},
        dateCreated: {edtf: '2016-11'},
        places: [{_key: 'p', name: 'Mosul'}],
      },
    },
    [
      {text: 'Silent'},
      {
        text: 'Own',
        credit: {creators: ['Jane Barlow'], source: reference('pa')},
        dateCreated: {edtf: '2017'},
        places: [{_key: 'p', name: 'Leith'}],
      },
    ],
    [documentOf('creditSource', 'pa', {name: 'PA Media', shortCredit: 'PA'})],
  )
  const told = pictures.map(({credit, taken, places}) => [credit?.line, taken?.edtf, places])
  expect(told).toEqual([
    ['CAR', '2016-11', ['Mosul']],
    ['Jane Barlow/PA', '2017', ['Leith']],
  ])
})

test.each([
  [undefined, 'Picture not yet in the archive'],
  ['notInArchive', 'Picture not yet in the archive'],
  ['notDigitised', 'Picture not scanned yet'],
  ['rightsWithheld', 'We do not have the right to show this picture'],
  ['lost', 'Picture lost'],
  ['awaitingUpload', 'Picture to follow'],
])('a caption without a picture says why (%s)', async (reason, words) => {
  const [picture] = await readPictures({}, [
    {text: 'T', missingImage: {reason, note: 'Ask the desk'}},
  ])
  expect(picture?.image).toBeUndefined()
  expect(picture?.missing).toEqual({reason: words, note: 'Ask the desk'})
})

test('a picture whose rights have run out, or never were, becomes a plate', async () => {
  const {image: own, asset} = image('own')
  const pictures = await readPictures(
    {},
    [
      {image: own},
      {image: own, leases: [{_key: 'l', kind: 'allowUse', until: LIVE}]},
      {image: own, missingImage: {reason: 'rightsWithheld'}},
    ],
    [asset],
  )
  expect(pictures.map((picture) => picture.image !== undefined)).toEqual([true, false, false])
  expect(pictures[1]?.missing?.reason).toBe('We do not have the right to show this picture')
})

test('a caption that is not published is not there; the rest is counted without it', async () => {
  const pictures = await readPictures({captions: [reference('missing'), reference('c0')]}, [
    {text: 'There'},
  ])
  expect(pictures.map(({text}) => text)).toEqual(['There'])
})

test('one caption that stands twice has two places that can be linked to', async () => {
  const story = await read([
    article('a', {
      body: [{_type: 'imageEmbed', _key: 'i', caption: reference('c')}, galleryEmbed('g')],
    }),
    documentOf('gallery', 'g', {captions: [reference('c')]}),
    documentOf('caption', 'c', {text: 'T'}),
  ])
  expect(picturesOf(story.body).map(({anchor}) => anchor)).toEqual(['c', 'c-2'])
})

test('a gallery that stands twice has two places too, and no place is that of something else', async () => {
  const story = await read([
    article('a', {body: [galleryEmbed('g'), galleryEmbed('g'), galleryEmbed('g-2')]}),
    documentOf('gallery', 'g', {captions: [reference('c'), reference('c-2')]}),
    documentOf('gallery', 'g-2', {captions: [reference('c')]}),
    documentOf('caption', 'c', {text: 'T'}),
    documentOf('caption', 'c-2', {text: 'U'}),
  ])
  const galleries = story.body.flatMap((block) => (block._type === 'gallery' ? block.gallery : []))
  expect(galleries.map(({anchor}) => anchor)).toEqual(['g', 'g-2', 'g-2-2'])
  const anchors = picturesOf(story.body).map(({anchor}) => anchor)
  expect(new Set(anchors).size).toBe(5)
})

test('corrections are found from either side, each once, newest first; minor ones are not told', async () => {
  const correction = (id: string, date: string, fields = {}) =>
    documentOf('correction', id, {
      severity: 'significant',
      type: 'correction',
      publicText: id,
      date,
      ...fields,
    })
  const story = await read([
    article('a', {
      body: [galleryEmbed('g')],
      corrections: [reference('listed'), reference('both')],
    }),
    documentOf('gallery', 'g', {captions: [reference('c')], corrections: [reference('ofGallery')]}),
    documentOf('caption', 'c', {text: 'T'}),
    correction('listed', '2026-11-01T00:00:00Z'),
    correction('both', '2026-11-02T00:00:00Z', {targets: [{_key: 't', document: reference('a')}]}),
    correction('ofGallery', '2026-11-03T00:00:00Z'),
    correction('ofCaption', '2026-11-04T00:00:00Z', {
      targets: [{_key: 't', document: reference('c')}],
    }),
    correction('minor', '2026-11-05T00:00:00Z', {
      severity: 'minor',
      targets: [{_key: 't', document: reference('a')}],
    }),
    correction('elsewhere', '2026-11-06T00:00:00Z', {
      targets: [{_key: 't', document: reference('b')}],
    }),
  ])
  expect(story.corrections.map(({id}) => id)).toEqual(['ofCaption', 'ofGallery', 'both', 'listed'])
})

test('a link leads only where it is safe, and to a story only when readers may have it', async () => {
  const mark = (_key: string, fields: object) => ({_key, _type: 'link', ...fields})
  const story = (_key: string, id: string) => ({_key, _type: 'storyLink', story: reference(id)})
  const {body} = await read([
    article('a', {
      body: [
        paragraph('', {
          markDefs: [
            mark('good', {href: 'https://example.org'}),
            mark('bad', {href: 'javascript:alert(1)'}),
            story('open', 'b'),
            story('held', 'c'),
            story('gone', 'nowhere'),
          ],
          children: ['good', 'bad', 'open', 'held', 'gone', 'unknown', 'strong'].map((name) => ({
            _type: 'span',
            _key: name,
            text: name,
            marks: [name],
          })),
        }),
      ],
    }),
    article('b'),
    article('c', {embargo: {_type: 'embargo', active: true}}),
  ])
  const [block] = body
  if (block?._type !== 'block') throw new Error('The paragraph is gone')
  expect(block.markDefs.map(({href}) => href)).toEqual(['https://example.org', '/2026/11/20/b'])
  expect(block.children.map(({text, marks}) => [text, ...marks])).toEqual([
    ['good', 'good'],
    ['bad'],
    ['open', 'open'],
    ['held'],
    ['gone'],
    ['unknown'],
    ['strong', 'strong'],
  ])
})

test('furniture of the old page, and what is of no known kind, is not for readers', async () => {
  const {body} = await read([
    article('a', {
      body: [
        {_type: 'furniture', _key: 'f', text: 'Click to enlarge'},
        {_type: 'advertisement', _key: 'x', text: 'Buy'},
        paragraph('   '),
        paragraph('Text'),
      ],
    }),
  ])
  expect(body).toHaveLength(1)
})

test('a story out of the archive has its own date beside the day on which it came here', async () => {
  const own = {originallyPublished: {_type: 'partialDate', edtf: '2017-02-04'}}
  const archived = await read([article('a', own)])
  expect(archived.dates).toEqual({
    live: '2026-11-20T10:00:00.000Z',
    own: {_type: 'partialDate', edtf: '2017-02-04'},
  })
  const ofToday = await read([article('a', {originallyPublished: {edtf: '2026-11-20'}})])
  expect(ofToday.dates).toEqual({live: '2026-11-20T10:00:00.000Z'})
})

test('a story is as new as the last change that readers were told of; a minor one makes it no newer', async () => {
  const {lastPublishedAt, lastSignificantAt} = CHANGED
  const announced = await read([article('a', live(LIVE, {lastPublishedAt, lastSignificantAt}))])
  expect(announced.dates.updated).toBe(new Date(lastSignificantAt).toISOString())
  const minor = await read([article('a', live(LIVE, {lastPublishedAt}))])
  expect(minor.dates).toEqual({live: new Date(LIVE).toISOString()})
})

test.each([
  ['in June it is already the fifth there', '2026-06-04T23:30:00Z', '2026-06-05'],
  ['in winter the clocks agree', '2026-12-04T23:30:00Z', '2026-12-04'],
])('a story of the day in the newsroom is not out of the archive: %s', async (_, at, edtf) => {
  const {dates} = await read([article('a', {...live(at), originallyPublished: {edtf}})])
  expect(dates).toEqual({live: new Date(at).toISOString()})
})

async function read(documents: Document[]): Promise<Story> {
  const {stories} = await readFrom(documents)(STORY_QUERY, {slug: 'a', day: '2026-11-20'})
  const [row] = stories
  if (row === undefined) throw new Error('There is no story "a"')
  return readStory(row, NOW)
}

async function readPictures(
  gallery: Record<string, unknown>,
  captions: Record<string, unknown>[],
  others: Document[] = [],
) {
  const ids = captions.map((_, index) => `c${index}`)
  const story = await read([
    article('a', {body: [galleryEmbed('g')]}),
    documentOf('gallery', 'g', {captions: ids.map((id) => reference(id)), ...gallery}),
    ...captions.map((fields, index) => documentOf('caption', ids[index] ?? '', fields)),
    ...others,
  ])
  return picturesOf(story.body)
}
