import {type Actor, hasRole} from '../../newsroom/access/roles.ts'
import {type Hold} from '../../newsroom/holds/hold.ts'
import {findHolds, findStandingHolds} from '../../newsroom/holds/holds.ts'
import {type StoryDocument} from '../../newsroom/model.ts'
import {pubStatusOf} from '../../newsroom/publication.ts'
import {type Story, type Versions} from '../../newsroom/story.ts'
import {type Transition} from '../../newsroom/transition.ts'
import {TRANSITIONS, transitionsFrom} from '../../newsroom/workflow.ts'
import {type Column, columnOf, destinationOf} from './columns.ts'

/** As much of a document as a move is decided by. */
export interface Movable {
  story: Story
  versions: Versions<StoryDocument>
  /** Ids of documents in the story of which nobody here knows what stands in them. */
  unread: ReadonlySet<string>
}

/** A transition that a person may do from here, and what the rules already know to hold it. */
export interface Offer {
  transition: Transition
  /** Where the card goes; missing when it stays. */
  destination?: Column
  holds: Hold[]
}

/** What happens when a card is let go over a column. */
export type Drop =
  | {kind: 'stay'}
  /** More than one only where they mean different things to readers: then the person is asked. */
  | {kind: 'move'; offers: Offer[]}
  | {kind: 'refused'; holds: Hold[]}

/** Every transition that goes from where the document stands and that the person has the role for. */
export function offersFor(subject: Movable, actor: Actor, now: Date): Offer[] {
  const {story, versions, unread} = subject
  return transitionsFrom(versions)
    .filter(({roles}) => hasRole(actor, roles))
    .map((transition) => {
      const destination = destinationOf(transition)
      // What only the whole text can tell is not known here, nor whether an unread picture is whole:
      // the transition reads everything, and tells.
      const holds = findStandingHolds(transition, story, versions, {actor, now}).filter(
        ({code, documentId}) => code !== 'sealed' && !(code === 'valid' && unread.has(documentId)),
      )
      return {transition, ...(destination ? {destination} : {}), holds}
    })
}

/** What goes from here but not by this person. */
export function forOthers({versions}: Movable, actor: Actor): Transition[] {
  return transitionsFrom(versions).filter(({roles}) => !hasRole(actor, roles))
}

/**
 * What a drop on a column means: the very transitions that the document's buttons offer. To publish
 * without approval is never a matter of letting go at the wrong place: it is in the menu alone.
 */
export function dropOn(subject: Movable, column: Column, actor: Actor, now: Date): Drop {
  if (columnOf(subject.versions) === column) return {kind: 'stay'}
  const offers = offersFor(subject, actor, now).filter(
    ({transition, destination}) => destination === column && transition.name !== 'forcePublish',
  )
  if (offers.length > 0) return {kind: 'move', offers}
  const {story, versions} = subject
  const document = versions.draft ?? versions.published
  const holds = TRANSITIONS.filter(
    (row) =>
      document !== undefined &&
      row.types.includes(document._type) &&
      row.name !== 'forcePublish' &&
      destinationOf(row) === column,
  ).map((row) =>
    findHolds(row, story, versions, {actor, now}).filter(
      ({code}) => code === 'stage' || code === 'role',
    ),
  )
  // What is only another person's says more than what does not go from here at all.
  const nearest = holds.toSorted((a, b) => weight(a) - weight(b))[0]
  return {kind: 'refused', holds: nearest ?? []}
}

function weight(holds: readonly Hold[]): number {
  return holds.some(({code}) => code === 'stage') ? 1 : 0
}

/** Does the person have to be asked something first, or to confirm what readers will see at once? */
export function mustAsk({transition, destination}: Offer, {versions}: Movable): boolean {
  const {note, requires, name} = transition
  const isLive = versions.published !== undefined && pubStatusOf(versions.published) === 'usable'
  return (
    note === 'required' ||
    destination === 'live' ||
    name === 'expire' ||
    requires.includes('futureTime') ||
    requires.includes('takeDownTime') ||
    requires.includes('publicNotice') ||
    (isLive && requires.includes('changeNote'))
  )
}

/** Can the person move anything on any board? Else the board is for looking. */
export function maySometimesMove(actor: Actor): boolean {
  return TRANSITIONS.some(({roles}) => hasRole(actor, roles))
}
