import {type Article, type Caption, type Gallery, type StoryDocument} from '../model.ts'

/**
 * The fields that an approval is about, and that readers are told of when they change: what readers
 * see and the rights it is shown by. Workflow, embargo and corrections change without a new approval.
 */
const SEALED_FIELDS: {
  article: (keyof Article)[]
  gallery: (keyof Gallery)[]
  caption: (keyof Caption)[]
} = {
  article: [
    'headline',
    'slug',
    'kicker',
    'standfirst',
    'body',
    'bylines',
    'dateline',
    'section',
    'topics',
    'originallyPublished',
    'language',
  ],
  gallery: ['title', 'intro', 'captions', 'defaults'],
  caption: [
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
    'leases',
  ],
}

/** Those fields of a document, with references as they are after publishing. */
export function sealedContent(document: StoryDocument): [field: string, value: unknown][] {
  const entries = new Map(Object.entries(document))
  return SEALED_FIELDS[document._type].map((field) => [field, canonical(entries.get(field))])
}

/** The same content gives the same JSON: keys sorted, and nothing that publishing itself changes. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '_weak' && key !== '_strengthenOnPublish')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, child]) => [key, canonical(child)]),
  )
}
