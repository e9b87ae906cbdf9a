import {isEmbargoed} from './embargo.ts'
import {type Article, type Caption, type Gallery, type StoryDocument} from './model.ts'

/** What readers may have of each type. A field that is not named here stays in the newsroom. */
const ARTICLE = [
  '_createdAt',
  '_updatedAt',
  'headline',
  'slug',
  'formerSlugs',
  'kicker',
  'standfirst',
  'body',
  'bylines',
  'dateline',
  'section',
  'topics',
  'originallyPublished',
  'language',
  'pubStatus',
  'publicNotice',
  'corrections',
] as const satisfies (keyof Article)[]

const TOMBSTONE = [
  '_updatedAt',
  'headline',
  'slug',
  'formerSlugs',
  'section',
  'originallyPublished',
  'language',
  'pubStatus',
  'publicNotice',
] as const satisfies (keyof Article)[]

const GALLERY = [
  '_updatedAt',
  'title',
  'intro',
  'captions',
  'corrections',
] as const satisfies (keyof Gallery)[]

const CAPTION = [
  '_updatedAt',
  'text',
  'alt',
  'image',
  'missingImage',
  'credit',
  'dateCreated',
  'places',
  'people',
  'usageTerms',
  'copyrightNotice',
  'corrections',
] as const satisfies (keyof Caption)[]

type View<D extends StoryDocument, K extends keyof D> = Pick<D, '_id' | '_type'> &
  Partial<Pick<D, K>>

/** A document as readers may have it. Its type has no field of the desk's, so none can be shown. */
export type PublicView =
  | View<Article, (typeof ARTICLE)[number]>
  | View<Gallery, (typeof GALLERY)[number]>
  | View<Caption, (typeof CAPTION)[number]>

/**
 * The document as readers may have it, or `undefined` when they may not: a draft, a version, a
 * private document, one that is withheld or under embargo. A killed article comes back as its
 * tombstone (headline, date, notice); furniture of the old page is left out of the text.
 */
export function publicView(document: StoryDocument, now: Date): PublicView | undefined {
  // Drafts (`drafts.…`), versions and private documents all have a dot in their id.
  if (document._id.includes('.')) return undefined
  switch (document._type) {
    case 'article':
      if (document.pubStatus === 'withheld' || isEmbargoed(document, now)) return undefined
      if (document.pubStatus === 'canceled') return pick(document, TOMBSTONE)
      return {
        ...pick(document, ARTICLE),
        body: (document.body ?? []).filter(({_type}) => _type !== 'furniture'),
      }
    case 'gallery':
      return pick(document, GALLERY)
    case 'caption':
      return pick(document, CAPTION)
  }
}

function pick<D extends StoryDocument, K extends keyof D>(
  document: D,
  fields: readonly K[],
): View<D, K> {
  const picked: Partial<Pick<D, K>> = {}
  for (const field of fields) if (field in document) picked[field] = document[field]
  return {...picked, _id: document._id, _type: document._type}
}
