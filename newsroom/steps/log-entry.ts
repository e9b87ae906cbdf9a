import {type EditorialLog} from '../editorial-log.ts'
import {draftId} from '../ids.ts'
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
      },
      ifExists: 'fail',
    },
    publishAction(id),
  ]
}
