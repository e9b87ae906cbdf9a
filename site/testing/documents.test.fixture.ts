import {createHash} from 'node:crypto'
import {evaluate, parse} from 'groq-js'
import {type Asked} from '../pages/answer.ts'
import {type Read} from '../asking/reading.ts'
import {PUBLICATION} from '../publication.ts'
import {createImageAddresses} from '../view/image-addresses.ts'
import {type View} from '../view/view.ts'

export interface Document {
  _id: string
  _type: string
  [field: string]: unknown
}

export const LIVE = '2026-11-20T10:00:00Z'
export const NOW = new Date('2026-11-23T12:00:00Z')

/** A story as it stands when it has been published; any field can be another. */
export function article(id: string, fields: Record<string, unknown> = {}): Document {
  return {
    _id: id,
    _type: 'article',
    _createdAt: LIVE,
    _updatedAt: LIVE,
    headline: `Headline of ${id}`,
    slug: {_type: 'slug', current: id},
    pubStatus: 'usable',
    workflow: {_type: 'workflow', stage: 'ready', firstPublishedAt: LIVE, lastPublishedAt: LIVE},
    body: [paragraph(`Text of ${id}`)],
    ...fields,
  }
}

export function live(firstPublishedAt: string, changes: Record<string, string> = {}) {
  const times = {firstPublishedAt, lastPublishedAt: firstPublishedAt, ...changes}
  return {workflow: {_type: 'workflow', stage: 'ready', ...times}}
}

/** Changed since it went live: announced, and then again without a word. */
export const CHANGED = {
  lastSignificantAt: '2026-11-21T12:04:00Z',
  lastPublishedAt: '2026-11-22T08:00:00Z',
}

export function documentOf(
  _type: string,
  _id: string,
  fields: Record<string, unknown> = {},
): Document {
  return {_id, _type, _createdAt: LIVE, _updatedAt: LIVE, ...fields}
}

export function section(slug: string, title = slug): Document {
  return documentOf('section', `section-${slug}`, {title, slug: {_type: 'slug', current: slug}})
}

export function reference(id: string, key = id) {
  return {_type: 'reference', _ref: id, _key: key}
}

let keys = 0

export function paragraph(text: string, fields: Record<string, unknown> = {}) {
  const _key = `k${keys++}`
  return {
    _type: 'block',
    _key,
    style: 'normal',
    markDefs: [],
    children: [{_type: 'span', _key: 's', text, marks: []}],
    ...fields,
  }
}

export function galleryEmbed(id: string) {
  return {_type: 'galleryEmbed', _key: `embed-${id}`, gallery: reference(id)}
}

/** An image and the document of its asset. */
export function image(name: string, width = 3000, height = 2000) {
  const hash = createHash('sha1').update(name).digest('hex')
  const id = `image-${hash}-${width}x${height}-jpg`
  return {
    image: {_type: 'image', asset: reference(id)},
    asset: documentOf('sanity.imageAsset', id, {
      metadata: {dimensions: {width, height}, palette: {dominant: {background: '#345678'}}},
    }),
  }
}

/** Answers queries from these documents, as a lake without access control would. */
export function readFrom(documents: readonly Document[]): Read {
  const ask = async (query: string, params: Record<string, unknown> = {}) => {
    const tree = parse(query, {params})
    return (await evaluate(tree, {dataset: [...documents], params})).get()
  }
  return ask
}

/** How readers see pages, for rendering without a server. */
export const VIEW: View = {
  publication: PUBLICATION,
  origin: 'https://ledger.example',
  images: createImageAddresses({projectId: 'p', dataset: 'd', apiHost: 'https://lake.example'}),
  assets: {style: '', reader: [], preview: []},
  link: (path) => path,
  edit: () => ({}),
  isPreview: false,
}

/** A request for a page, as its route would have understood it. */
export function asked(documents: readonly Document[], fields: Partial<Asked> = {}): Asked {
  return {
    params: {},
    path: '/',
    page: 1,
    search: '',
    now: NOW,
    read: readFrom(documents),
    view: VIEW,
    ...fields,
  }
}
