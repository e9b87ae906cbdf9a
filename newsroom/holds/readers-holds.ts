import {pubStatusOf} from '../publication.ts'
import {type Hold, hold, type HoldContext} from './hold.ts'

/** GOV.UK Whitehall's rule: a change of what is live is announced, or said to be minor. */
export function changeHolds({subject, document, request}: HoldContext): Hold[] {
  const {id, published} = subject
  const {change} = request
  const live = published !== undefined && pubStatusOf(published) === 'usable'
  const told = change !== undefined && (change.minor || change.publicText.trim() !== '')
  if (!live || told) return []
  const what = 'Readers must be told what has changed, or the change be called minor'
  return [hold('changeNote', what, id, ['corrections'], ['duty-editor'], document._updatedAt)]
}

/** Where a killed story was stands a word about it. */
export function noticeHolds({subject, request}: HoldContext): Hold[] {
  if (request.publicNotice?.trim()) return []
  const what = 'Readers must be told why the story is gone'
  return [hold('publicNotice', what, subject.id, ['publicNotice'], ['duty-editor'])]
}
