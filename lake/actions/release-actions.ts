import {invalid, notFound, Refusal} from '../commit/refusal.ts'
import {type StagedTransaction} from '../commit/staged-transaction.ts'
import {publishedIdOf, releaseIdOf} from '../documents/document-id.ts'
import {
  isMarkedForUnpublishing,
  type LakeDocument,
  type ReleaseState,
  releaseStateOf,
  without,
} from '../documents/document.ts'
import {isJsonObject, type Json, type JsonObject} from '../documents/json.ts'
import {type Action, publishVersion} from './document-actions.ts'
import {type ActionFields} from './read-action.ts'

/**
 * A release is a document, `_.releases.<name>`, and the versions `versions.<name>.*` that go public
 * together. What can be done with it depends on its state:
 *
 *     active ── schedule ─► scheduled ── (its time, or publish) ─► published ── delete
 *       │ ▲ ◄── unschedule ──┘                                        ▲
 *       │ └── unarchive ── archived ── delete                         │
 *       ├───── archive ───────┘                                       │
 *       └───── publish ───────────────────────────────────────────────┘
 */
const NAME = /^[A-Za-z0-9_-]{1,64}$/
const TYPES = ['asap', 'scheduled', 'undecided']
/** Attributes that only the actions themselves write. */
const OWN = ['state', 'name', 'publishAt', 'publishedAt', 'finalDocumentStates', 'userId', 'error']

/** The Studio also asks for this as a dry run, to find out whether the user may create releases. */
export const createRelease: Action = (fields, transaction) => {
  const name = nameIn(fields)
  const metadata = fields.has('metadata') ? fields.object('metadata') : {}
  transaction.create({
    _id: releaseIdOf(name),
    _type: 'system.release',
    name,
    state: 'active',
    userId: transaction.identity,
    metadata: checked({releaseType: 'undecided', ...metadata}),
  })
  return {type: 'createRelease', release: name}
}

/** Only what people write about a release: its title, its description, when it is meant to be. */
export const editRelease: Action = (fields, transaction) => {
  const {name, release} = releaseIn(fields, transaction, ['active', 'scheduled'])
  const {patch, ifRevision} = fields.patch('patch')
  const after = transaction.patch(release._id, patch, ifRevision)
  const changed = OWN.find((each) => JSON.stringify(after[each]) !== JSON.stringify(release[each]))
  if (changed !== undefined) {
    throw invalid(`"${changed}" of a release cannot be edited; use the action for it`)
  }
  checked(after.metadata)
  return {type: 'editRelease', release: name}
}

/** Each version takes the place of its published document, or takes it away. */
export const publishRelease: Action = (fields, transaction) => {
  const {name, release} = releaseIn(fields, transaction, ['active', 'scheduled'])
  const versions = transaction.inBundle(name)
  const finalDocumentStates = statesOf(versions)
  for (const version of versions) publishOne(transaction, version)
  const publishedAt = transaction.timestamp
  transaction.patch(release._id, {
    set: {state: 'published', publishedAt, finalDocumentStates},
    unset: ['error'],
  })
  return {type: 'publishRelease', release: name}
}

/** From now on its versions are locked. Refused when they could not be published as they are. */
export const scheduleRelease: Action = (fields, transaction) => {
  const {name, release} = releaseIn(fields, transaction, ['active'])
  const publishAt = timeIn(fields.text('publishAt'))
  const versions = transaction.inBundle(name)
  transaction.rehearse((rehearsal) => {
    for (const version of versions) publishOne(rehearsal, version)
  })
  transaction.patch(release._id, {
    set: {state: 'scheduled', publishAt, finalDocumentStates: statesOf(versions)},
    unset: ['error'],
  })
  return {type: 'scheduleRelease', release: name}
}

export const unscheduleRelease: Action = (fields, transaction) => {
  const {name, release} = releaseIn(fields, transaction, ['scheduled'])
  transaction.patch(release._id, {
    set: {state: 'active'},
    unset: ['publishAt', 'finalDocumentStates'],
  })
  return {type: 'unscheduleRelease', release: name}
}

/** Its versions go; history has them. */
export const archiveRelease: Action = (fields, transaction) => {
  const {name, release} = releaseIn(fields, transaction, ['active'])
  const versions = transaction.inBundle(name)
  for (const {_id} of versions) transaction.delete(_id)
  transaction.patch(release._id, {
    set: {state: 'archived', finalDocumentStates: statesOf(versions)},
    unset: ['error'],
  })
  return {type: 'archiveRelease', release: name}
}

/** Brings the versions back as they were when the release was archived. */
export const unarchiveRelease: Action = (fields, transaction) => {
  const {name, release} = releaseIn(fields, transaction, ['archived'])
  for (const id of idsIn(release.finalDocumentStates)) {
    const version = transaction.lastState(id)
    if (version) transaction.createIfNotExists(without(version, '_rev', '_updatedAt'))
  }
  transaction.patch(release._id, {set: {state: 'active'}, unset: ['finalDocumentStates']})
  return {type: 'unarchiveRelease', release: name}
}

export const deleteRelease: Action = (fields, transaction) => {
  const {name, release} = releaseIn(fields, transaction, ['archived', 'published'])
  transaction.delete(release._id)
  return {type: 'deleteRelease', release: name}
}

/** As `sanity dataset import` puts a release back that was exported. */
export const importRelease: Action = (fields, transaction) => {
  const name = nameIn(fields)
  const _id = releaseIdOf(name)
  const attributes = fields.object(fields.has('attributes') ? 'attributes' : 'document')
  const release = {...attributes, _id, _type: 'system.release', name}
  const ifExists = fields.optionalText('ifExists') ?? 'fail'
  if (ifExists === 'replace') transaction.createOrReplace(release)
  else if (ifExists === 'ignore') transaction.createIfNotExists(release)
  else transaction.create(release)
  return {type: 'createRelease', release: name}
}

function nameIn(fields: ActionFields): string {
  const name = fields.text('releaseId')
  if (NAME.test(name) && name !== 'drafts' && name !== 'published' && name !== 'raw') return name
  throw invalid(`"${name}" is no name for a release`)
}

function releaseIn(
  fields: ActionFields,
  transaction: StagedTransaction,
  states: ReleaseState[],
): {name: string; release: LakeDocument} {
  const name = nameIn(fields)
  const release = transaction.get(releaseIdOf(name))
  if (!release) throw notFound(releaseIdOf(name), 404)
  const state = releaseStateOf(release)
  if (states.includes(state)) return {name, release}
  throw new Refusal(
    409,
    'invalidReleaseStateError',
    `Release "${name}" is ${state}; this can be done with one that is ${states.join(' or ')}`,
    {releaseId: name, state},
  )
}

function publishOne(transaction: StagedTransaction, version: LakeDocument): void {
  const publishedId = publishedIdOf(version._id)
  if (!isMarkedForUnpublishing(version)) {
    publishVersion(transaction, version, publishedId)
    return
  }
  transaction.delete(publishedId)
  transaction.delete(version._id)
}

/** Where history finds what belonged to the release when that was decided. */
function statesOf(versions: LakeDocument[]): JsonObject[] {
  return versions.map(({_id, _rev}) => ({_key: `${_id}.${_rev}`, id: _id}))
}

function idsIn(states: Json | undefined): string[] {
  if (!Array.isArray(states)) return []
  return states.flatMap((each) =>
    isJsonObject(each) && typeof each.id === 'string' ? [each.id] : [],
  )
}

function checked(metadata: Json | undefined): JsonObject {
  const releaseType = isJsonObject(metadata) ? metadata.releaseType : undefined
  if (isJsonObject(metadata) && TYPES.some((type) => type === releaseType)) return metadata
  throw invalid(`"metadata.releaseType" of a release must be one of ${TYPES.join(', ')}`)
}

function timeIn(text: string): string {
  const time = Date.parse(text)
  if (/^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(time)) return new Date(time).toISOString()
  throw invalid(`"publishAt" must be a time such as 2026-11-24T12:00:00Z, not "${text}"`)
}
