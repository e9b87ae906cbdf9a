import {draftId} from '../ids.ts'
import {type StoryDocument} from '../model.ts'
import {type Versions} from '../story.ts'

/** Actions of Content Lake, as `client.action()` takes them. */
export type Action =
  | {
      actionType: 'sanity.action.document.edit'
      draftId: string
      publishedId: string
      patch: Patch
    }
  | {actionType: 'sanity.action.document.publish'; draftId: string; publishedId: string}
  | {actionType: 'sanity.action.document.unpublish'; draftId: string; publishedId: string}
  | {
      actionType: 'sanity.action.document.create'
      publishedId: string
      attributes: {_id: string; _type: string; [field: string]: unknown}
      ifExists: 'fail'
    }
  | {
      actionType: 'sanity.action.document.replaceDraft'
      publishedId: string
      attributes: {_id: string; _type: string; [field: string]: unknown}
    }
  | DiscardAction

export interface DiscardAction {
  actionType: 'sanity.action.document.discard'
  draftId: string
}

export interface Patch {
  ifRevisionID?: string
  setIfMissing?: Record<string, unknown>
  set?: Record<string, unknown>
  unset?: string[]
}

/** Changes the draft; makes it from the published document first when there is none. */
export function editAction(versions: Versions<StoryDocument>, patch: Patch): Action {
  const revision = versions.draft?._rev
  return {
    actionType: 'sanity.action.document.edit',
    draftId: draftId(versions.id),
    publishedId: versions.id,
    patch: {
      ...(revision ? {ifRevisionID: revision} : {}),
      ...(patch.setIfMissing ? {setIfMissing: patch.setIfMissing} : {}),
      ...(Object.keys(patch.set ?? {}).length > 0 ? {set: patch.set} : {}),
      ...(patch.unset?.length ? {unset: patch.unset} : {}),
    },
  }
}

export function publishAction(id: string): Action {
  return {actionType: 'sanity.action.document.publish', draftId: draftId(id), publishedId: id}
}

export function unpublishAction(id: string): Action {
  return {actionType: 'sanity.action.document.unpublish', draftId: draftId(id), publishedId: id}
}

/** Throws the draft away. It takes no revision: an edit before it holds what was looked at. */
export function discardAction(id: string): DiscardAction {
  return {actionType: 'sanity.action.document.discard', draftId: draftId(id)}
}
