import {type Story} from '../story.ts'
import {type Hold} from './hold.ts'

/** From so many captions on, one sentence tells of all of them. */
const MANY = 3

/**
 * The same holds, but a gallery of captions that all wait for the same thing says so once: "11 of 11
 * captions are not cleared". The gallery stands for them, for what clears it takes them along.
 */
export function foldHolds(holds: readonly Hold[], {galleries, captions}: Story): Hold[] {
  const ids = new Set(captions.map(({id}) => id))
  const waits = ({code, documentId}: Hold) => code === 'captionsCleared' && ids.has(documentId)
  const waiting = holds.filter(waits)
  const [first] = waiting
  if (first === undefined || waiting.length < MANY) return [...holds]
  const [gallery] = galleries
  const all: Hold = {
    ...first,
    what: `${waiting.length} of ${captions.length} captions are not cleared`,
    documentId: gallery?.id ?? first.documentId,
    path: [],
  }
  return holds.flatMap((hold) => {
    if (hold === first) return [all]
    return waits(hold) ? [] : [hold]
  })
}
