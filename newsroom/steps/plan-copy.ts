import {type Actor} from '../access/roles.ts'
import {draftId} from '../ids.ts'
import {type Article} from '../model.ts'
import {type Action} from './actions.ts'
import {logEntry} from './log-entry.ts'

/** What belongs to one story and to no copy of it: its address, its origin, its life so far. */
const OWN = new Set([
  '_id',
  '_rev',
  '_createdAt',
  '_updatedAt',
  'slug',
  'formerSlugs',
  'pubStatus',
  'publicNotice',
  'corrections',
  'workflow',
  'provenance',
])

export interface CopyRequest {
  article: Article
  /** Published id of the copy; fresh. */
  id: string
  actor: Actor
  now: Date
  logKey: string
}

/**
 * A copy of a story as a story of its own: a draft in intake that nobody has sent in, checked or
 * approved, with a line in its log that says what it was copied from. Words and embargo go along.
 */
export function planCopy({article, id, actor, now, logKey}: CopyRequest): Action[] {
  const content = Object.fromEntries(Object.entries(article).filter(([field]) => !OWN.has(field)))
  const {desk, priority} = article.workflow ?? {}
  const origin = article.slugline ?? article.headline ?? article._id
  return [
    {
      actionType: 'sanity.action.document.create',
      publishedId: id,
      attributes: {
        ...content,
        _id: draftId(id),
        _type: 'article',
        pubStatus: 'usable',
        workflow: {
          _type: 'workflow',
          stage: 'intake',
          stageSince: now.toISOString(),
          ...(desk ? {desk} : {}),
          ...(priority === undefined ? {} : {priority}),
        },
      },
      ifExists: 'fail',
    },
    ...logEntry({
      about: id,
      subjectId: id,
      event: 'note',
      note: `Copied from “${origin}”`,
      actor,
      now,
      logKey,
    }),
  ]
}
