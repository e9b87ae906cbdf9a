import {type CorrectionType} from '../../newsroom/correction.ts'
import {type Correction} from '../content/story.ts'
import {formatDay} from '../view/dates.ts'
import {useView} from '../view/view.ts'

/** What each kind of correction is called. */
export const CORRECTION_TITLES: Record<CorrectionType, string> = {
  correction: 'Correction',
  clarification: 'Clarification',
  update: 'Update',
  editorsNote: 'Editor’s note',
  retraction: 'Retraction',
  rightsRemoval: 'Removed for reasons of rights',
}

/** Said under the byline, so that nobody reads on without knowing. */
export function CorrectionFlag({corrections}: {corrections: readonly Correction[]}) {
  const [first] = corrections
  if (first === undefined) return null
  return (
    <p className="corrected">
      <a href="#corrections">{FLAGS[mostSerious(corrections)]}</a>
    </p>
  )
}

const FLAGS: Record<CorrectionType, string> = {
  retraction: 'We have retracted parts of this story',
  correction: 'This story has been corrected',
  clarification: 'This story has been clarified',
  update: 'This story has been updated',
  rightsRemoval: 'Parts of this story have been removed',
  editorsNote: 'There is a note on this story',
}

const GRAVITY: CorrectionType[] = [
  'retraction',
  'correction',
  'clarification',
  'rightsRemoval',
  'editorsNote',
  'update',
]

function mostSerious(corrections: readonly Correction[]): CorrectionType {
  return GRAVITY.find((kind) => corrections.some((one) => one.kind === kind)) ?? 'correction'
}

/** The corrections of a story, in full, below it. */
export function CorrectionList({corrections}: {corrections: readonly Correction[]}) {
  const {edit} = useView()
  if (corrections.length === 0) return null
  return (
    <section className="corrections" id="corrections" aria-labelledby="corrections-title">
      <h2 id="corrections-title">Corrections and clarifications</h2>
      <ul>
        {corrections.map((correction) => (
          <li
            key={correction.id}
            id={correction.id}
            {...edit({id: correction.id, type: 'correction'}, 'publicText')}
          >
            <CorrectionText correction={correction} />
          </li>
        ))}
      </ul>
    </section>
  )
}

export function CorrectionText({correction: {kind, date, text}}: {correction: Correction}) {
  const {publication} = useView()
  return (
    <>
      <p className="label">
        {CORRECTION_TITLES[kind]}
        {date && (
          <>
            {' · '}
            <time dateTime={date}>{formatDay(date, publication)}</time>
          </>
        )}
      </p>
      <p dir="auto">{text}</p>
    </>
  )
}
