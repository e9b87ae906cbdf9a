import {invalid} from '../commit/refusal.ts'
import {type Action} from './document-actions.ts'

const NAME = /^[A-Za-z0-9_-]{1,64}$/

/** The Studio also asks for this as a dry run, to find out whether the user may create releases. */
export const createRelease: Action = (fields, transaction) => {
  const name = fields.text('releaseId')
  if (!NAME.test(name)) throw invalid(`"${name}" is no name for a release`)
  const metadata = fields.has('metadata') ? fields.object('metadata') : {}
  transaction.create({
    _id: `_.releases.${name}`,
    _type: 'system.release',
    name,
    state: 'active',
    metadata: {releaseType: 'undecided', ...metadata},
  })
  return {type: 'createRelease', release: name}
}
