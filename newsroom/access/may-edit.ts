import {type StoryDocument} from '../model.ts'
import {isSettled, stageOf} from '../stages.ts'
import {type Actor, hasRole, type RoleName} from './roles.ts'

const WRITERS = ['reporter', 'sub-editor', 'duty-editor', 'administrator'] as const
const EDITORS = ['sub-editor', 'duty-editor', 'administrator'] as const
/** Galleries are put in their place, and captions mended, by the picture desk in any story. */
const PICTURE_DESK = ['picture-editor'] as const

/**
 * May this person change the words and pictures of the document where it stands? What is settled is
 * returned first; a reporter's story that the desk has is still theirs to mend until subs take it.
 * Lawyers and viewers read.
 */
export function mayEdit(document: StoryDocument, actor: Actor): boolean {
  return !isSettled(stageOf(document)) && hasRole(actor, editorsOf(document, actor))
}

/** Whose the words of the document are, as long as it is not settled. */
export function editorsOf(document: StoryDocument, actor: Actor): readonly RoleName[] {
  const stage = stageOf(document)
  const isEarly = stage === 'intake' || stage === 'writing'
  const isOwn = stage === 'desk' && document.workflow?.submittedBy === actor.id
  return [...(isEarly || isOwn ? WRITERS : EDITORS), ...PICTURE_DESK]
}

/** Does this person ever write, wherever a document stands? */
export function mayEverEdit(actor: Actor): boolean {
  return hasRole(actor, [...WRITERS, ...PICTURE_DESK])
}
