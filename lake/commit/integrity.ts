import {bundleOf, releaseIdOf} from '../documents/document-id.ts'
import {type LakeDocument, releaseStateOf} from '../documents/document.ts'
import {findReferences} from '../documents/references.ts'
import {type Change} from '../store/dataset-store.ts'
import {lockedVersion, missingReference, stillReferenced} from './refusal.ts'

/** A dataset as a transaction will leave it. */
export interface EndState {
  get: (id: string) => LakeDocument | null
  changes: Change[]
  isChanged: (id: string) => boolean
  /** Who referred to a document by a strong reference before the transaction. */
  referrersBefore: (id: string) => string[]
  /** Whether whoever makes the changes may be told of a document. */
  isKnown: (id: string) => boolean
}

const MOST_REFERRERS_NAMED = 10

/** Strong references lead somewhere, and nothing goes that others hold on to. Throws a Refusal. */
export function checkReferences({id, after}: Change, end: EndState): void {
  if (after) {
    for (const {target, weak, local} of findReferences(after)) {
      if (!weak && local && !end.get(target)) throw missingReference(id, target)
    }
    return
  }
  const referrers = strongReferrers(id, end)
  if (referrers.length === 0) return
  const known = referrers.filter((referrer) => end.isKnown(referrer))
  throw stillReferenced(id, known.slice(0, MOST_REFERRERS_NAMED))
}

/**
 * What was agreed to go out at a time goes out as it was agreed; to change it, unschedule it. What a
 * release that is over leaves behind may be cleared away, and not added to. Throws a Refusal.
 */
export function checkLock({id, after}: Change, end: EndState): void {
  const bundle = bundleOf(id)
  const release = bundle === null ? null : end.get(releaseIdOf(bundle))
  const state = release ? releaseStateOf(release) : 'active'
  if (bundle === null || state === 'active' || (state !== 'scheduled' && !after)) return
  throw lockedVersion(id, bundle, state)
}

function strongReferrers(id: string, {changes, isChanged, referrersBefore}: EndState): string[] {
  const untouched = referrersBefore(id).filter((referrer) => !isChanged(referrer))
  const staged = changes.filter(({after}) => {
    if (!after) return false
    return findReferences(after).some((each) => each.target === id && !each.weak && each.local)
  })
  return [...untouched, ...staged.map((change) => change.id)].sort()
}
