import {type Requirement} from '../transition.ts'
import {IN_ORDER} from '../workflow.ts'
import {
  approvalHolds,
  changedHolds,
  debtHolds,
  sealHolds,
  submitterHolds,
} from './approval-holds.ts'
import {checkHolds, errorHolds, pictureErrorHolds, pictureHolds} from './content-holds.ts'
import {type Hold, hold, type HoldContext} from './hold.ts'
import {changeHolds, noticeHolds} from './readers-holds.ts'
import {embargoEndHolds, embargoHolds, expiryHolds, takeDownHolds, timeHolds} from './time-holds.ts'
import {waitingHolds} from './waiting-references.ts'

/** What each requirement of the workflow table asks for, and what is missing where it is not met. */
export const REQUIREMENTS: Record<Requirement, (context: HoldContext) => Hold[]> = {
  valid: errorHolds,
  headline: (context) => errorHolds(context).filter(({path}) => path[0] === 'headline'),
  section: (context) => errorHolds(context).filter(({path}) => path[0] === 'section'),
  captionsCleared: pictureHolds,
  checksDone: checkHolds,
  picturesValid: pictureErrorHolds,
  namedPublished: waitingHolds,

  notSubmitter: submitterHolds,
  approved: approvalHolds,
  sealed: sealHolds,
  changedSinceApproval: changedHolds,
  debtOfAnother: debtHolds,

  notEmbargoed: (context) => embargoHolds(context, context.request.now),
  staysUp: (context) => expiryHolds(context, context.request.now),
  futureTime: timeHolds,
  takeDownTime: takeDownHolds,
  embargoEnd: embargoEndHolds,

  changeNote: changeHolds,
  publicNotice: noticeHolds,

  needsForce: forceHolds,
}

const USUAL: readonly Requirement[] = [...IN_ORDER, 'staysUp']

/** What may go the usual way goes that way, and leaves nobody a debt. */
function forceHolds(context: HoldContext): Hold[] {
  if (USUAL.some((one) => REQUIREMENTS[one](context).length > 0)) return []
  const what = 'The story is approved and nothing has changed since: publish it'
  return [hold('needsForce', what, context.subject.id, ['workflow'], [])]
}
