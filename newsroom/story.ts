import {draftId, publishedId, withDrafts} from './ids.ts'
import {
  type Article,
  type Caption,
  type Gallery,
  type GalleryDefaults,
  type StoryDocument,
} from './model.ts'

/** A document as Content Lake keeps it: what readers have, and what editors are making of it. */
export interface Versions<D> {
  /** Id of the published document, with or without one. */
  id: string
  draft?: D
  published?: D
}

/** An article with all that is published together with it, or a gallery or a caption alone. */
export interface Story {
  article?: Versions<Article>
  galleries: Versions<Gallery>[]
  /** In the order in which readers see them. */
  captions: Versions<Caption>[]
  /** For a caption alone: what the gallery that shows it says for all. {@link INHERITED_QUERY} asks. */
  inherited?: GalleryDefaults
}

/** GROQ for {@link Story.inherited} of the caption `$id`, with perspective `drafts`. */
export const INHERITED_QUERY =
  '*[_type == "gallery" && references($id)][0].defaults{credit, dateCreated, places, usageTerms}'

/** What an editor sees: the draft, else the published document. */
export function current<D>(versions: Versions<D> | undefined): D | undefined {
  return versions?.draft ?? versions?.published
}

/** The documents of a story in the order in which readers meet them. */
export function versionsOfAll({article, galleries, captions}: Story): Versions<StoryDocument>[] {
  return [...(article ? [article] : []), ...galleries, ...captions]
}

/** The document of that id in the story. */
export function versionsIn(story: Story, id: string): Versions<StoryDocument> | undefined {
  return versionsOfAll(story).find((versions) => versions.id === id)
}

/** What the galleries of the story say for a caption that does not say otherwise. */
export function defaultsFor(story: Story, captionId: string): GalleryDefaults | undefined {
  const shownBy = story.galleries
    .flatMap((gallery) => current(gallery) ?? [])
    .find(({captions}) => captions?.some(({_ref}) => _ref === captionId))
  return shownBy ? shownBy.defaults : story.inherited
}

export type GetDocuments = (ids: string[]) => Promise<readonly unknown[]>

/**
 * Reads everything that belongs to a document: for an article its galleries and their captions, for
 * a gallery its captions, for a caption itself. References to documents that do not exist come back
 * as `Versions` with neither draft nor published.
 *
 * @param getDocuments raw documents by id, `null` or nothing for a missing one
 *   (`client.getDocuments` is one)
 * @param getInherited asks {@link INHERITED_QUERY}, for a caption by itself
 */
export async function loadStory(
  getDocuments: GetDocuments,
  id: string,
  getInherited?: (captionId: string) => Promise<unknown>,
): Promise<Story> {
  const reading = readStory(id)
  let step = reading.next()
  while (!step.done) step = reading.next(await getDocuments(step.value))
  const story = step.value
  const isAlone = story.article === undefined && story.galleries.length === 0
  const inherited = isAlone ? await getInherited?.(publishedId(id)) : undefined
  return isDefaults(inherited) ? {...story, inherited} : story
}

/** The same where documents are at hand and nobody needs to wait. */
export function storyFrom(getDocument: (id: string) => unknown, id: string): Story {
  const reading = readStory(id)
  let step = reading.next()
  while (!step.done) step = reading.next(step.value.map((one) => getDocument(one)))
  return step.value
}

type Reading<T> = Generator<string[], T, readonly unknown[]>

/** Asks for ids, is handed documents, and returns the story. */
function* readStory(id: string): Reading<Story> {
  const [subject] = yield* readVersions([publishedId(id)])
  const document = current(subject)
  if (subject === undefined || document === undefined) return {galleries: [], captions: []}
  if (document._type === 'caption') return {galleries: [], captions: only('caption', [subject])}
  if (document._type === 'gallery') {
    const captions = only('caption', yield* readVersions(captionIds([document])))
    return {galleries: only('gallery', [subject]), captions}
  }
  const galleries = only('gallery', yield* readVersions(galleryIds(document)))
  const inPlace = galleries.flatMap((gallery) => current(gallery) ?? [])
  const [article] = only('article', [subject])
  const shown = [...captionIds(inPlace), ...embeddedCaptionIds(document)]
  const captions = only('caption', yield* readVersions(shown))
  return {...(article ? {article} : {}), galleries, captions}
}

function* readVersions(ids: string[]): Reading<Versions<StoryDocument>[]> {
  if (ids.length === 0) return []
  const documents = yield withDrafts(ids)
  const byId = new Map(documents.filter(isStoryDocument).map((doc) => [doc._id, doc]))
  return ids.map((one) => versionsOf(one, byId.get(draftId(one)), byId.get(one)))
}

export function galleryIds(article: Article): string[] {
  return refs(
    (article.body ?? []).map((block) =>
      block._type === 'galleryEmbed' ? block.gallery : undefined,
    ),
  )
}

export function captionIds(galleries: readonly Gallery[]): string[] {
  return refs(galleries.flatMap((gallery) => gallery.captions ?? []))
}

/** What a document shows itself: an article its galleries and single captions, a gallery its captions. */
export function shownIn(document: StoryDocument): string[] {
  switch (document._type) {
    case 'article':
      return [...galleryIds(document), ...embeddedCaptionIds(document)]
    case 'gallery':
      return captionIds([document])
    case 'caption':
      return []
  }
}

export function embeddedCaptionIds(article: Article): string[] {
  return refs(
    (article.body ?? []).map((block) => (block._type === 'imageEmbed' ? block.caption : undefined)),
  )
}

function refs(references: readonly ({_ref?: string} | undefined)[]): string[] {
  return [...new Set(references.flatMap((reference) => reference?._ref ?? []))]
}

export function isStoryDocument(value: unknown): value is StoryDocument {
  if (typeof value !== 'object' || value === null || !('_id' in value) || !('_type' in value))
    return false
  return (
    typeof value._id === 'string' &&
    (value._type === 'article' || value._type === 'gallery' || value._type === 'caption')
  )
}

/** What the query answers holds the fields of the schema, with `null` for those that are missing. */
export function isDefaults(value: unknown): value is GalleryDefaults {
  return typeof value === 'object' && value !== null
}

type OfType<T extends StoryDocument['_type']> = Extract<StoryDocument, {_type: T}>

/** References may point at a document of another type; such a one counts as missing. */
function only<T extends StoryDocument['_type']>(
  type: T,
  list: readonly Versions<StoryDocument>[],
): Versions<OfType<T>>[] {
  const is = (document: StoryDocument | undefined): document is OfType<T> =>
    document?._type === type
  return list.map(({id, draft, published}) =>
    versionsOf(id, is(draft) ? draft : undefined, is(published) ? published : undefined),
  )
}

function versionsOf<D>(id: string, draft: D | undefined, published: D | undefined): Versions<D> {
  return {id, ...(draft ? {draft} : {}), ...(published ? {published} : {})}
}
