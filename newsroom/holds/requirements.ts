import {type Requirement} from '../transition.ts'
import {
  approvalHolds,
  changedHolds,
  debtHolds,
  sealHolds,
  submitterHolds,
} from './approval-holds.ts'
import {checkHolds, errorHolds, pictureErrorHolds, pictureHolds} from './content-holds.ts'
import {type Hold, type HoldContext} from './hold.ts'
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
}
