/**
 * Ids of documents: `drafts.<id>` is the draft of `<id>`. A dot anywhere keeps a document from
 * readers who are not signed in, so public documents have none, and private ones live below
 * `importRecord.` and `editorial.`.
 */

const DRAFTS = 'drafts.'

export function publishedId(id: string): string {
  return id.startsWith(DRAFTS) ? id.slice(DRAFTS.length) : id
}

export function draftId(id: string): string {
  return DRAFTS + publishedId(id)
}

/** Of each document both ids. */
export function withDrafts(ids: readonly string[]): string[] {
  return ids.flatMap((id) => [id, draftId(id)])
}

export function isDraftId(id: string): boolean {
  return id.startsWith(DRAFTS)
}

/** The public documents of one imported story. */
export interface StoryIds {
  article: string
  /** `gallery(0)` is the first gallery. */
  gallery: (index: number) => string
  /** `caption(0, 2)` is the third caption of the first gallery. */
  caption: (gallery: number, index: number) => string
  importRecord: string
}

/**
 * Ids that a second import of the same source finds again: `article-20170204-9f86d081884c`,
 * `gallery-20170204-9f86d081884c`, `caption-20170204-9f86d081884c-03`. A further gallery carries its
 * number (`gallery-…-2`, `caption-…-2-03`).
 *
 * @param sourceKey a hexadecimal digest that stands for the source, at least 12 digits
 * @param day the story's own day, `YYYY-MM-DD`, or `undefined` when the source has none
 */
export function storyIds(sourceKey: string, day: string | undefined): StoryIds {
  const key = sourceKey.slice(0, 12)
  const stem = `${day?.replaceAll('-', '') ?? 'undated'}-${key}`
  const nth = (gallery: number) => (gallery === 0 ? stem : `${stem}-${gallery + 1}`)
  return {
    article: `article-${stem}`,
    gallery: (index) => `gallery-${nth(index)}`,
    caption: (gallery, index) => `caption-${nth(gallery)}-${String(index + 1).padStart(2, '0')}`,
    importRecord: `importRecord.${key}`,
  }
}
