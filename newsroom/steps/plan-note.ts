import {isReader} from '../access/roles.ts'
import {type Hold} from '../holds/hold.ts'
import {type Request} from '../transition.ts'
import {type Action} from './actions.ts'
import {logEntry} from './log-entry.ts'

export interface NoteRequest extends Required<Pick<Request, 'actor' | 'now' | 'note'>> {
  /** Published id of the story whose log the note goes to. */
  about: string
  /** Published id of what the note is about: the story, a gallery, a caption. */
  subjectId: string
  /** User ids of the people who are to read it. */
  mentions: readonly string[]
  /** A fresh key for the entry; letters, digits and hyphens. */
  logKey: string
}

/**
 * Adds a private note to a story's log, or says why not. Whom it mentions finds it under "Mentions
 * of me". Who may read the story may say something about it; an empty note says nothing.
 */
export function planNote(
  request: NoteRequest,
): {ok: true; actions: Action[]} | {ok: false; holds: Hold[]} {
  const {about, actor, note, mentions} = request
  const held = (code: Hold['code'], what: string) => ({
    ok: false as const,
    holds: [{code, what, documentId: about, path: [], clearedBy: []}],
  })
  if (note.trim() === '') return held('note', 'The note is empty')
  if (isReader(actor)) {
    return held('role', `Notes are not for ${actor.name ?? 'this user'}`)
  }
  const others = [...new Set(mentions)].filter((id) => id !== actor.id)
  return {ok: true, actions: logEntry({...request, event: 'note', mentions: others})}
}
