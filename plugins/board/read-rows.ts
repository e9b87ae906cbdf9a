import {type Check, type Checks, CHECKS, type CheckName} from '../../newsroom/checks.ts'
import {foldHolds} from '../../newsroom/holds/fold-holds.ts'
import {type Hold} from '../../newsroom/holds/hold.ts'
import {findPublishingHolds} from '../../newsroom/holds/holds.ts'
import {isDraftId, publishedId} from '../../newsroom/ids.ts'
import {type Gallery, type GalleryDefaults, type StoryDocument} from '../../newsroom/model.ts'
import {type Publication, publicationOf} from '../../newsroom/publication.ts'
import {
  captionIds,
  embeddedCaptionIds,
  current,
  galleryIds,
  isStoryDocument,
  type Story,
  type Versions,
} from '../../newsroom/story.ts'
import {selectedFields} from '../../schemas/subtitle.ts'
import {type Column, columnOf} from './columns.ts'

/** One card. */
export interface BoardRow {
  /** Published id. */
  id: string
  /** Revision of what the card shows; another one means that somebody has changed it. */
  revision: string
  title: string
  document: StoryDocument
  versions: Versions<StoryDocument>
  story: Story
  /** Ids of pictures of which the board has fetched nothing but where they stand. */
  unread: ReadonlySet<string>
  column: Column
  publication: Publication
  /** What stands between the document and its readers, nearest first, and folded as everywhere. */
  readonly holds: Hold[]
  openChecks: CheckName[]
  /** Missing for captions. */
  pictures?: {captions: number; holes: number; unsettled: number}
}

/**
 * Reads what {@link rowsQuery} and {@link PICTURES_QUERY} answered. What is no document of the type
 * is left out; the same data gives the same rows.
 */
export function readRows(rows: unknown, pictures: unknown, now: Date): BoardRow[] {
  const known = readPictures(pictures)
  return pairUp([...listOf(rows, 'drafts'), ...listOf(rows, 'published')]).flatMap((versions) => {
    const document = current(versions)
    const column = columnOf(versions)
    if (document === undefined || column === undefined) return []
    const {story, unread} = storyOf(versions, document, known)
    let holds: Hold[] | undefined
    return {
      id: versions.id,
      revision: document._rev ?? '',
      title: titleOf(document),
      document,
      versions,
      story,
      unread,
      column,
      publication: publicationOf(versions),
      // Asked for by the cards in sight alone, of which a thousand stories have seventy.
      get holds() {
        return (holds ??=
          column === 'live' ? [] : foldHolds(findPublishingHolds(story, versions, now), story))
      },
      openChecks: CHECKS.filter((name) => document.workflow?.checks?.[name]?.state === 'required'),
      ...(document._type === 'caption' ? {} : {pictures: countPictures(story)}),
    }
  })
}

function titleOf(document: StoryDocument): string {
  switch (document._type) {
    case 'article':
      return document.headline?.trim() || `“${document.slugline ?? 'untitled'}”`
    case 'gallery':
      return document.title?.trim() || 'Gallery without title'
    case 'caption':
      return document.text?.trim() || 'Caption without text'
  }
}

interface KnownPictures {
  galleries: Map<string, Versions<Gallery>>
  /** Published ids of captions with a draft that nobody has cleared. */
  unsettled: Set<string>
  /** By caption: what its gallery says for all. */
  defaults: Map<string, GalleryDefaults>
}

function readPictures(data: unknown): KnownPictures {
  const galleries = pairUp(listOf(data, 'galleries')).filter(isGalleryPair)
  const unsettled = listOf(data, 'unsettled').filter((id) => typeof id === 'string')
  return {
    galleries: new Map(galleries.map((versions) => [versions.id, versions])),
    unsettled: new Set(unsettled.map(publishedId)),
    defaults: new Map(
      galleries.flatMap((versions) => {
        const gallery = current(versions)
        const said = gallery?.defaults
        return gallery && said ? captionIds([gallery]).map((id) => [id, said] as const) : []
      }),
    ),
  }
}

function storyOf(
  versions: Versions<StoryDocument>,
  document: StoryDocument,
  {galleries, unsettled, defaults}: KnownPictures,
): Pick<BoardRow, 'story' | 'unread'> {
  if (document._type === 'caption') {
    const inherited = defaults.get(versions.id)
    const story = {galleries: [], captions: [], ...(inherited ? {inherited} : {})}
    return {story, unread: new Set()}
  }
  const ids = document._type === 'gallery' ? [versions.id] : galleryIds(document)
  const inPlace = ids.map((id) => galleries.get(id) ?? settledElsewhere(id, 'gallery'))
  const captions = new Set([
    ...captionIds(inPlace.flatMap((gallery) => current(gallery) ?? [])),
    ...(document._type === 'article' ? embeddedCaptionIds(document) : []),
  ])
  const story: Story = {
    ...(isArticlePair(versions) ? {article: versions} : {}),
    galleries: inPlace,
    captions: [...captions].map((id) =>
      unsettled.has(id)
        ? {id, draft: {_id: id, _type: 'caption', workflow: {_type: 'workflow', stage: 'intake'}}}
        : settledElsewhere(id, 'caption'),
    ),
  }
  return {story, unread: new Set([...captions, ...ids.filter((id) => !galleries.has(id))])}
}

/**
 * Not among the pictures at work, so nothing of it is open. A reference to nothing looks the same
 * from here; the transition, which reads the whole story, tells it.
 */
function settledElsewhere<T extends 'gallery' | 'caption'>(
  id: string,
  type: T,
): Versions<{_id: string; _type: T}> {
  return {id, published: {_id: id, _type: type}}
}

function countPictures({galleries, captions}: Story): BoardRow['pictures'] & object {
  const counted = galleries.flatMap((gallery) => current(gallery) ?? [])
  const holes = counted.map(({expectedCount, captions: own = []}) =>
    Math.max(0, (expectedCount ?? own.length) - own.length),
  )
  return {
    captions: captions.length,
    holes: holes.reduce((sum, count) => sum + count, 0),
    unsettled: captions.filter(({draft}) => draft !== undefined).length,
  }
}

/** Drafts and published documents, brought together by id; the order of the first of each stays. */
function pairUp(list: readonly unknown[]): Versions<StoryDocument>[] {
  const pairs = new Map<string, Versions<StoryDocument>>()
  for (const item of list) {
    const document = documentOf(item)
    if (document === undefined) continue
    const id = publishedId(document._id)
    const version = isDraftId(document._id) ? {draft: document} : {published: document}
    pairs.set(id, {...pairs.get(id), id, ...version})
  }
  return [...pairs.values()]
}

/** A query says `null` where a field is missing, and hands the text over without its plain paragraphs. */
function documentOf(item: unknown): StoryDocument | undefined {
  if (!isRecord(item)) return undefined
  const {first, body, workflow, ...fields} = selectedFields(item)
  const document: unknown = {
    ...fields,
    ...(isRecord(workflow) ? {workflow: {...workflow, checks: statesOf(workflow['checks'])}} : {}),
    ...(first ? {body: [first, ...(Array.isArray(body) ? body : [])]} : {}),
  }
  return isStoryDocument(document) ? document : undefined
}

/** Of each check its state alone: over what it was signed off, a card has not fetched. */
function statesOf(checks: unknown): Checks {
  const states: Checks = {}
  for (const name of CHECKS) {
    const check = isRecord(checks) ? checks[name] : undefined
    if (isRecord(check) && isCheckState(check['state'])) states[name] = {state: check['state']}
  }
  return states
}

function isCheckState(state: unknown): state is Check['state'] {
  return state === 'required' || state === 'done' || state === 'notRequired'
}

function isArticlePair(
  versions: Versions<StoryDocument>,
): versions is NonNullable<Story['article']> {
  return current(versions)?._type === 'article'
}

function isGalleryPair(versions: Versions<StoryDocument>): versions is Versions<Gallery> {
  return current(versions)?._type === 'gallery'
}

function listOf(data: unknown, name: string): unknown[] {
  const list = isRecord(data) ? data[name] : undefined
  return Array.isArray(list) ? list : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
