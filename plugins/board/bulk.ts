import {type Actor} from '../../newsroom/access/roles.ts'
import {foldHolds} from '../../newsroom/holds/fold-holds.ts'
import {explainHold} from '../../newsroom/holds/hold.ts'
import {type Story} from '../../newsroom/story.ts'
import {type Transition} from '../../newsroom/transition.ts'
import {type TransitionResult} from '../workflow/run-transition.ts'
import {mustAsk, type Movable, type Offer, offersFor} from './moves.ts'

export type BulkOutcome =
  | {kind: 'done'}
  | {kind: 'held'; why: string}
  | {kind: 'failed'; why: string}

/**
 * The steps that a person can take with every one of these at once: those that ask nothing of a
 * single story, and publishing. What is live already needs a word to its readers each.
 */
export function commonSteps(subjects: readonly Movable[], actor: Actor, now: Date): Transition[] {
  const offered = subjects.map((subject) =>
    offersFor(subject, actor, now).filter((offer) => needsNoAnswer(offer, subject)),
  )
  const [first = [], ...others] = offered
  return first
    .map(({transition}) => transition)
    .filter(({name}) =>
      others.every((offers) => offers.some(({transition}) => transition.name === name)),
    )
}

function needsNoAnswer(offer: Offer, subject: Movable): boolean {
  const {name} = offer.transition
  if (name === 'publish') return subject.versions.published === undefined
  return !mustAsk(offer, subject)
}

/** Takes one after the other and tells each outcome; what is held or fails stops nobody else. */
export async function runBulk<S extends {id: string; story: Story}>(
  subjects: readonly S[],
  run: (subject: S) => Promise<TransitionResult>,
  tell: (id: string, outcome: BulkOutcome) => void,
): Promise<void> {
  for (const subject of subjects) {
    try {
      const result = await run(subject)
      if (result.ok) tell(subject.id, {kind: 'done'})
      else {
        const now = new Date()
        const holds = foldHolds(result.holds, subject.story)
        const why = holds.map((hold) => explainHold(hold, now)).join(' ')
        tell(subject.id, {kind: 'held', why})
      }
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      tell(subject.id, {kind: 'failed', why})
    }
  }
}
