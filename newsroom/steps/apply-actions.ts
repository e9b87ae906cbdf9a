import {type Action, type Patch} from './actions.ts'

type Document = {_id: string; _type: string; [field: string]: unknown}

/** Documents by id; `undefined` for one that is not, or no longer, there. */
export type Documents = Map<string, Document | undefined>

/**
 * What Content Lake makes of a plan's actions, so that a plan can be told from what somebody sent.
 * Only what plans use: patches of fields, not of items of lists.
 */
export function applyActions(documents: Documents, actions: readonly Action[]): void {
  for (const action of actions) applyAction(documents, action)
}

function applyAction(documents: Documents, action: Action): void {
  switch (action.actionType) {
    case 'sanity.action.document.create':
    case 'sanity.action.document.replaceDraft':
      documents.set(action.attributes._id, action.attributes)
      return
    case 'sanity.action.document.edit': {
      const {draftId, publishedId, patch} = action
      const base = documents.get(draftId) ?? documents.get(publishedId)
      if (base) documents.set(draftId, patched({...base, _id: draftId}, patch))
      return
    }
    case 'sanity.action.document.publish': {
      const draft = documents.get(action.draftId)
      if (draft) documents.set(action.publishedId, {...draft, _id: action.publishedId})
      documents.set(action.draftId, undefined)
      return
    }
    case 'sanity.action.document.discard':
      documents.set(action.draftId, undefined)
      return
    case 'sanity.action.document.unpublish': {
      const published = documents.get(action.publishedId)
      const draft = documents.get(action.draftId) ?? published
      if (draft) documents.set(action.draftId, {...draft, _id: action.draftId})
      documents.set(action.publishedId, undefined)
    }
  }
}

function patched(base: Document, {setIfMissing = {}, set = {}, unset = []}: Patch): Document {
  const document = structuredClone(base)
  for (const [path, value] of Object.entries(setIfMissing)) {
    const {owner, field} = placeOf(document, path)
    if (owner[field] === undefined) owner[field] = value
  }
  for (const [path, value] of Object.entries(set)) {
    const {owner, field} = placeOf(document, path)
    owner[field] = value
  }
  for (const path of unset) {
    const {owner, field} = placeOf(document, path)
    delete owner[field]
  }
  return document
}

/** The object that holds `workflow.checks.legal`, made on the way where it is missing. */
function placeOf(document: Record<string, unknown>, path: string) {
  const names = path.split('.')
  const field = names.pop() ?? path
  let owner = document
  for (const name of names) {
    const next = owner[name]
    const child = isRecord(next) ? next : {}
    owner[name] = child
    owner = child
  }
  return {owner, field}
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
