import {type CurrentUser} from 'sanity'
import {mayEdit} from '../newsroom/access/may-edit.ts'
import {findProblems, type Level, type Problem} from '../newsroom/holds/problems.ts'
import {publishedId} from '../newsroom/ids.ts'
import {type GalleryDefaults} from '../newsroom/model.ts'
import {INHERITED_QUERY, isDefaults, isStoryDocument} from '../newsroom/story.ts'

/** What a document-level rule of the Studio can do: the part of `Rule` that is used here. */
interface DocumentRule<R> {
  custom: (check: (document: unknown, context: Context) => Promise<true | Marker[]>) => Leveled<R>
}
interface Context {
  getClient: (options: {apiVersion: string}) => {
    fetch: (
      query: string,
      params: {id: string},
      options: {perspective: 'drafts'},
    ) => Promise<unknown>
  }
}
interface Leveled<R> {
  error: () => R
  warning: () => R
  info: () => R
}
interface Marker {
  message: string
  path: Problem['path']
}

/**
 * The rules of `newsroom/` as validation in the Studio, each at its own level: an error stops
 * publishing, a warning asks, an info tells.
 */
export function newsroomRules<R>(rule: DocumentRule<R>): R[] {
  return [
    rule.custom((document, context) => markersOf(document, 'error', context)).error(),
    rule.custom((document, context) => markersOf(document, 'warning', context)).warning(),
    rule.custom((document, context) => markersOf(document, 'info', context)).info(),
  ]
}

async function markersOf(
  document: unknown,
  level: Level,
  context: Context,
): Promise<true | Marker[]> {
  if (!isStoryDocument(document)) return true
  const found = findProblems(document)
  // A caption that nobody credits may stand in a gallery that credits all; only then it is looked up.
  const isUncredited = document._type === 'caption' && found.some(({code}) => code === 'credit')
  const problems = isUncredited
    ? findProblems(document, await inheritedBy(document._id, context))
    : found
  const markers = problems
    .filter((problem) => problem.level === level)
    .map(({message, path}) => ({message, path}))
  return markers.length > 0 ? markers : true
}

async function inheritedBy(id: string, {getClient}: Context): Promise<GalleryDefaults | undefined> {
  const client = getClient({apiVersion: '2025-02-19'})
  const params = {id: publishedId(id)}
  // Out of reach, the caption is judged by itself: rather a question too many than one too few.
  const found = await client
    .fetch(INHERITED_QUERY, params, {perspective: 'drafts'})
    .catch(() => undefined)
  return isDefaults(found) ? found : undefined
}

interface Reading {
  document?: unknown
  currentUser?: Omit<CurrentUser, 'role'> | null
}

/** Settled copy is changed by a transition first ("Return", "Update"); other copy by those whose it is. */
export function readOnlyUnlessTheirs({document, currentUser}: Reading): boolean {
  if (!isStoryDocument(document) || !currentUser) return false
  const {id, roles} = currentUser
  return !mayEdit(document, {id, roles: roles.map(({name}) => name)})
}

/** What a transition sets is set by the transition; only administrators mend it by hand. */
export function setByTransition({currentUser}: Reading): boolean {
  return !currentUser?.roles.some(({name}) => name === 'administrator')
}

/**
 * For references to what goes live with the document, in the same request: takes off the Studio's
 * own rule that it must be live already. Whether it exists, and is cleared, the newsroom's holds say.
 */
export function publishedTogether<R extends {required: () => R}>(rule: R): R {
  if ('reset' in rule && typeof rule.reset === 'function') rule.reset()
  return rule.required()
}
