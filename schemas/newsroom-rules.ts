import {type CurrentUser} from 'sanity'
import {mayEdit} from '../newsroom/may-edit.ts'
import {findProblems, type Level, type Problem} from '../newsroom/problems.ts'
import {isStoryDocument} from '../newsroom/story.ts'

/** What a document-level rule of the Studio can do: the part of `Rule` that is used here. */
interface DocumentRule<R> {
  custom: (check: (document: unknown) => true | Marker[]) => Leveled<R>
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
    rule.custom((document) => markersOf(document, 'error')).error(),
    rule.custom((document) => markersOf(document, 'warning')).warning(),
    rule.custom((document) => markersOf(document, 'info')).info(),
  ]
}

function markersOf(document: unknown, level: Level): true | Marker[] {
  if (!isStoryDocument(document)) return true
  const markers = findProblems(document)
    .filter((problem) => problem.level === level)
    .map(({message, path}) => ({message, path}))
  return markers.length > 0 ? markers : true
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
