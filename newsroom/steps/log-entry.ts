import {type Change} from '../approval/diff-story.ts'
import {type EditorialLog, type LoggedChange} from '../editorial-log.ts'
import {draftId} from '../ids.ts'
import {type Keyed} from '../model.ts'
import {type Stage} from '../stages.ts'
import {type Request} from '../transition.ts'
import {type Action, publishAction} from './actions.ts'

interface Entry extends Request {
  /** The story whose log it is. */
  about: string
  subjectId: string
  event: EditorialLog['event']
  from?: Stage
  to?: Stage
  /** Letters, digits and hyphens; fresh for each entry. */
  logKey: string
  /** User ids of the people who are to read the note. */
  mentions?: readonly string[]
  /** What was approved, as `approved-content.ts` writes it. */
  approved?: string | undefined
  /** What readers had and what they get, where they are told of it. */
  changes?: readonly Change[]
}

/**
 * The actions that add one entry to a story's private log. An entry is a document of its own, so
 * that access control can let everybody add entries in their own name and nobody change one.
 */
export function logEntry({
  about,
  subjectId,
  event,
  from,
  to,
  logKey,
  actor,
  now,
  note,
  mentions,
  approved,
  changes,
}: Entry): Action[] {
  const id = `editorial.${about}.${logKey}`
  return [
    {
      actionType: 'sanity.action.document.create',
      publishedId: id,
      attributes: {
        _id: draftId(id),
        _type: 'editorialLog',
        story: {_type: 'reference', _ref: about, _weak: true},
        subject: {_type: 'reference', _ref: subjectId, _weak: true},
        event,
        ...(from ? {from} : {}),
        ...(to ? {to} : {}),
        by: actor.id,
        at: now.toISOString(),
        ...(note?.trim() ? {note: note.trim()} : {}),
        ...(mentions?.length ? {mentions: [...mentions]} : {}),
        ...(approved === undefined ? {} : {approved}),
        ...(changes?.length ? {changes: changes.map(loggedChange)} : {}),
      },
      ifExists: 'fail',
    },
    publishAction(id),
  ]
}

function loggedChange(
  {documentId, field, before, after}: Change,
  index: number,
): Keyed<LoggedChange> {
  const document = {_type: 'reference', _ref: documentId, _weak: true} as const
  return {_type: 'loggedChange', _key: `c${index}`, document, field, before, after}
}
