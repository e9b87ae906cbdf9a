import {map, type Observable} from 'rxjs'
import {
  type DocumentLocation,
  type DocumentLocationResolver,
  type DocumentLocationsState,
} from 'sanity/presentation'
import {publishedId} from '../../newsroom/ids.ts'

/** The stories in which a document is seen, whichever of the story's documents it is. */
const STORIES = `*[_type == "article" && (_id == $id
  || references($id, *[_type == "gallery" && references($id)]._id)
  || _id in *[_type == "correction" && _id == $id].targets[].document._ref)][0...20]{_id, headline, slugline}`

const TYPES = new Set(['article', 'gallery', 'caption', 'correction', 'person', 'section'])

/** Where on the site a document is seen: in each story that it is part of, and on the front page. */
export const storyLocations: DocumentLocationResolver = (
  {id, type},
  {documentStore},
): Observable<DocumentLocationsState | null> | null => {
  if (!TYPES.has(type)) return null
  // Content Lake cannot listen to a filter with joins: any change of these looks again.
  const listen = '*[_type in ["article", "gallery", "correction"]]'
  const stories = documentStore.listenQuery(
    {fetch: STORIES, listen},
    {id: publishedId(id)},
    {perspective: 'drafts', tag: 'preview.locations'},
  )
  return stories.pipe(map((rows) => locationsOf(rows, type)))
}

function locationsOf(rows: unknown, type: string): DocumentLocationsState | null {
  const stories = Array.isArray(rows) ? rows.flatMap(locationOf) : []
  if (stories.length === 0) {
    // A story that nobody has written a word of yet.
    if (type === 'article') return null
    return {message: 'No story shows this yet.', tone: 'caution', locations: [FRONT]}
  }
  return {locations: [...stories, FRONT]}
}

const FRONT: DocumentLocation = {title: 'Front page', href: '/_preview'}

/** By its document: a draft may have no address of its own yet. */
function locationOf(row: unknown): DocumentLocation[] {
  if (typeof row !== 'object' || row === null || !('_id' in row)) return []
  if (typeof row._id !== 'string') return []
  const names = [
    'headline' in row ? row.headline : undefined,
    'slugline' in row ? row.slugline : undefined,
  ]
  const title = names.find((name) => typeof name === 'string' && name !== '')
  return [
    {
      title: typeof title === 'string' ? title : 'Story without a headline',
      href: `/_preview/story/${publishedId(row._id)}`,
    },
  ]
}
