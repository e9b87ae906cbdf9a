/** What a lake is given, and what `groq-js` goes through. */
export interface BenchDocument {
  _id: string
  _type: string
  [attribute: string]: unknown
}

/** As a paper's archive is made up: three captions to two galleries' stories, and few of the rest. */
const SHARES = {caption: 0.2, gallery: 0.08, person: 0.008}
const SECTIONS = 12
const CAPTIONS_IN_A_GALLERY = 11
const BLOCKS = 15
const FIRST_DAY = Date.UTC(2005, 0, 1)
const LAST_DAY = Date.UTC(2026, 8, 1)
const DAY = 86_400_000

/** The same documents every time: about seventy stories in a hundred, 5 KB each. */
export function* corpus(size: number): Iterable<BenchDocument> {
  const random = mulberry32(42)
  const below = (limit: number) => Math.floor(random() * limit)
  const words = Array.from({length: 8000}, () => wordOf(below))
  // A few words are in every text, most in hardly any.
  const word = () => words[Math.floor(random() ** 3 * words.length)] ?? ''
  const sentence = (length: number) => `${Array.from({length}, word).join(' ')}.`
  const keyed = (_ref: string) => ({_key: keyOf(below), _type: 'reference', _ref, _weak: true})
  const captions = Math.floor(size * SHARES.caption)
  const galleries = Math.floor(size * SHARES.gallery)
  const people = Math.max(5, Math.floor(size * SHARES.person))
  const articles = Math.max(0, size - captions - galleries - people - SECTIONS)

  for (let index = 0; index < SECTIONS; index++) {
    yield {
      _id: `section-${index}`,
      _type: 'section',
      title: sentence(1),
      slug: {_type: 'slug', current: `section-${index}`},
      order: index,
    }
  }
  for (let index = 0; index < people; index++) {
    yield {
      _id: `person-${index}`,
      _type: 'person',
      name: sentence(2),
      slug: {_type: 'slug', current: `person-${index}`},
      jobTitle: sentence(3),
    }
  }
  for (let index = 0; index < captions; index++) {
    yield {
      _id: `caption-${index}`,
      _type: 'caption',
      text: sentence(28),
      alt: sentence(10),
      credit: {line: sentence(2), asPrinted: sentence(2)},
      missingImage: {reason: 'notSupplied'},
      workflow: {stage: 'cleared'},
    }
  }
  for (let index = 0; index < galleries; index++) {
    yield {
      _id: `gallery-${index}`,
      _type: 'gallery',
      title: sentence(5),
      captions: Array.from({length: CAPTIONS_IN_A_GALLERY}, () =>
        keyed(`caption-${below(captions)}`),
      ),
      expectedCount: CAPTIONS_IN_A_GALLERY,
      workflow: {stage: 'cleared'},
    }
  }
  for (let index = 0; index < articles; index++) {
    const published = new Date(FIRST_DAY + below((LAST_DAY - FIRST_DAY) / DAY) * DAY).toISOString()
    const blocks = Array.from({length: BLOCKS}, () => ({
      _key: keyOf(below),
      _type: 'block',
      style: 'normal',
      markDefs: [],
      children: [{_key: keyOf(below), _type: 'span', marks: [], text: sentence(23)}],
    }))
    const gallery = {
      _key: keyOf(below),
      _type: 'galleryEmbed',
      gallery: {_type: 'reference', _ref: `gallery-${index % galleries}`, _weak: true},
    }
    yield {
      _id: `article-${index}`,
      _type: 'article',
      headline: sentence(8),
      slugline: sentence(2),
      slug: {_type: 'slug', current: slugOf(index)},
      standfirst: sentence(18),
      section: {_type: 'reference', _ref: `section-${index % SECTIONS}`, _weak: true},
      bylines: [
        {_key: keyOf(below), asPrinted: sentence(2), person: keyed(`person-${below(people)}`)},
      ],
      topics: [word(), word(), word()],
      originallyPublished: {edtf: published.slice(0, 10), precision: 'day'},
      pubStatus: 'usable',
      workflow: {stage: 'ready', priority: below(5) - 2, firstPublishedAt: published},
      body: hasGallery(index) ? [...blocks.slice(0, 7), gallery, ...blocks.slice(7)] : blocks,
    }
  }
}

/** The addresses of stories with a gallery, far apart from each other. */
export function storiesWithGallery(size: number, wanted: number): string[] {
  const articles = Math.floor(size * 0.7)
  const step = Math.max(1, Math.floor(articles / wanted))
  return Array.from({length: articles}, (_, index) => index)
    .filter((index) => index % step === 0)
    .map((index) => slugOf(index - (index % 5)))
}

function hasGallery(index: number): boolean {
  return index % 5 < 2
}

function slugOf(index: number): string {
  return `story-${index}-${((index * 2654435761) % 65536).toString(16)}`
}

const SYLLABLES =
  'ba be bi co da de di fa go ha ka la le li lo ma me mi mo na no pa pe ra re ri ro sa se ta te ti to tion ment ing er est'.split(
    ' ',
  )

function wordOf(below: (limit: number) => number): string {
  return Array.from({length: 2 + below(3)}, () => SYLLABLES[below(SYLLABLES.length)]).join('')
}

function keyOf(below: (limit: number) => number): string {
  return Array.from({length: 12}, () => below(16).toString(16)).join('')
}

/** A small random number generator with a seed (mulberry32, public domain): 0 ≤ n < 1. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
