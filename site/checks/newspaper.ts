import {type SanityClient} from '@sanity/client'
import sharp from 'sharp'

export const STORIES = 60
export const FIRST = pathOfStory(0)

export function pathOfStory(story: number): string {
  return `/2026/11/20/story-${story}`
}

const SHAPES = [
  [2400, 1600],
  [1600, 2400],
  [2000, 2000],
  [2400, 1350],
  [1600, 2000],
  [2400, 1400],
  [1800, 1200],
  [1500, 2100],
] as const

const WORDS =
  'the harbour was quiet before dawn when first of ferries came in and nobody on quay could say how long inquiry would take or whom it would name'.split(
    ' ',
  )

/**
 * Sixty stories of 900 words; in every other one a gallery of eight pictures and a plate, as
 * archives have them. The same each time.
 */
export async function printNewspaper(client: SanityClient): Promise<void> {
  const images: string[] = []
  for (const [index, [width, height]] of SHAPES.entries()) {
    const noise = {type: 'gaussian', mean: 90 + index * 12, sigma: 18} as const
    const bytes = await sharp({create: {width, height, channels: 3, background: '#667788', noise}})
      .blur(2)
      .jpeg({quality: 80})
      .toBuffer()
    images.push((await client.assets.upload('image', bytes, {filename: `${index}.jpg`}))._id)
  }
  await client.createOrReplace({
    _id: 'section-world',
    _type: 'section',
    title: 'World',
    slug: {_type: 'slug', current: 'world'},
  })
  await client.createOrReplace({
    _id: 'person-jane',
    _type: 'person',
    name: 'Jane Barlow',
    slug: {_type: 'slug', current: 'jane-barlow'},
  })
  for (let story = 0; story < STORIES; story++) await printStory(client, story, images)
}

async function printStory(client: SanityClient, story: number, images: string[]): Promise<void> {
  const transaction = client.transaction()
  const hasGallery = story % 2 === 0
  if (hasGallery) {
    const captions = Array.from({length: 9}, (_, index) => `caption-${story}-${index}`)
    for (const [index, _id] of captions.entries()) {
      const asset = images[index]
      transaction.createOrReplace({
        _id,
        _type: 'caption',
        text: sentence(18, story + index),
        alt: sentence(6, index),
        credit: {_type: 'credit', line: 'Jane Barlow/PA'},
        dateCreated: {_type: 'partialDate', edtf: '2016-11'},
        image: asset && {_type: 'image', asset: reference(asset)},
        missingImage: asset ? undefined : {_type: 'missingImage', reason: 'notInArchive'},
      })
    }
    transaction.createOrReplace({
      _id: `gallery-${story}`,
      _type: 'gallery',
      title: 'A night on the quay',
      captions: captions.map(reference),
    })
  }
  const paragraphs = Array.from({length: 18}, (_, index) => ({
    _type: 'block',
    _key: `p${index}`,
    style: index === 8 ? 'h2' : 'normal',
    markDefs: [],
    children: [
      {_type: 'span', _key: 's', text: sentence(index === 8 ? 4 : 52, story + index), marks: []},
    ],
  }))
  const embed = {_type: 'galleryEmbed', _key: 'g', gallery: reference(`gallery-${story}`)}
  const at = new Date(Date.UTC(2026, 10, 20, 12) - story * 60_000).toISOString()
  transaction.createOrReplace({
    _id: `article-${story}`,
    _type: 'article',
    headline: sentence(9, story),
    standfirst: sentence(20, story),
    slug: {_type: 'slug', current: `story-${story}`},
    section: reference('section-world'),
    bylines: [{_type: 'byline', _key: 'b', person: reference('person-jane')}],
    topics: ['Harbour', 'Inquiry'],
    pubStatus: 'usable',
    workflow: {_type: 'workflow', stage: 'ready', firstPublishedAt: at, lastPublishedAt: at},
    body: hasGallery ? [...paragraphs.slice(0, 5), embed, ...paragraphs.slice(5)] : paragraphs,
  })
  await transaction.commit()
}

function reference(_ref: string) {
  return {_type: 'reference', _ref, _key: _ref}
}

function sentence(length: number, seed: number): string {
  const words = Array.from(
    {length},
    (_, index) => WORDS[(index * 7 + seed * 5 + index * index) % WORDS.length],
  )
  return `${words.join(' ')}.`
}
