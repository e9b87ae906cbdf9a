import {type SanityClient} from '@sanity/client'
import {addDays} from 'date-fns/addDays'
import {sealOf} from '../../newsroom/approval/seal.ts'
import {draftId} from '../../newsroom/ids.ts'
import {type StoryDocument} from '../../newsroom/model.ts'
import {type Publication} from '../../newsroom/publication.ts'
import {PICTURE_STAGES, type Stage, STORY_STAGES, isSettled} from '../../newsroom/stages.ts'
import {loadStory} from '../../newsroom/story.ts'
import {type Transition, type TransitionName} from '../../newsroom/transition.ts'

/** Where a document stands: a stage, and how it stands with its readers. */
export interface Standing {
  stage: Stage
  publication: Publication
}

/** Every place from which a row of the workflow table goes, for documents of one type. */
export function standingsOf({from, when}: Transition, type: StoryDocument['_type']): Standing[] {
  const own: readonly Stage[] = type === 'article' ? STORY_STAGES : PICTURE_STAGES
  const settled = type === 'article' ? 'ready' : 'cleared'
  return when.flatMap((publication) => {
    // What is live without changes is settled; what is not live has not got far.
    const stages = from ?? [publication === 'live' ? settled : 'intake']
    return stages.filter((stage) => own.includes(stage)).map((stage) => ({stage, publication}))
  })
}

/**
 * Writes a story of which one transition goes, with everything in order but the person: sent in by
 * somebody else, and as far as its stage says so approved by Tom and sealed. Its document of the wanted type
 * stands where it is wanted; the id of that is returned.
 *
 * @param client an administrator's, perspective raw
 * @param key makes the ids
 */
export async function writeStoryIn(
  client: SanityClient,
  key: string,
  {
    transition,
    type,
    standing,
  }: {
    transition: Transition
    type: StoryDocument['_type']
    standing: Standing
  },
): Promise<string> {
  const settled: Standing = {...standing, stage: 'cleared'}
  const place = (own: StoryDocument['_type']) => (own === type ? standing : settled)
  const caption = {
    _id: `caption-${key}`,
    _type: 'caption',
    text: 'A boat in the harbour',
    missingImage: {_type: 'missingImage', reason: 'notInArchive'},
    credit: {_type: 'credit', line: 'Jane Barlow/PA'},
    workflow: workflowOf(place('caption')),
  }
  const gallery = {
    _id: `gallery-${key}`,
    _type: 'gallery',
    title: 'The harbour',
    captions: [{_key: 'c', ...weak(caption)}],
    workflow: workflowOf(place('gallery')),
  }
  const article = {
    _id: `article-${key}`,
    _type: 'article',
    headline: 'Harbour closed',
    slugline: key,
    slug: {_type: 'slug', current: key},
    section: {_type: 'reference', _ref: 'section-world', _weak: true},
    body: [
      {_type: 'block', _key: 'b', children: [{_type: 'span', _key: 's', text: 'It is closed.'}]},
      {_type: 'galleryEmbed', _key: 'g', gallery: weak(gallery)},
    ],
    workflow: {...workflowOf(standing), ...IN_WORKFLOW[transition.name]},
    ...(transition.name === 'liftEmbargo' ? EMBARGO : {}),
  }
  const documents: NewDocument[] =
    type === 'article' ? [caption, gallery, article] : [caption, gallery]
  const transaction = client.transaction()
  for (const document of documents) {
    for (const version of versionsIn(document, standing.publication)) transaction.create(version)
  }
  await transaction.commit()
  const isChanged = transition.requires.includes('changedSinceApproval')
  if (type === 'article' && !isChanged) await seal(client, article._id)
  return {article, gallery, caption}[type]._id
}

/** A person who does none of what is tried. */
const ELSEWHERE = 'olga'

/** What must stand in the workflow of a story of which the transition goes. */
const IN_WORKFLOW: Partial<Record<TransitionName, object>> = {
  clearDebt: {debt: {_type: 'debt', by: ELSEWHERE, at: '2026-01-01T00:00:00Z'}},
  unexpire: {expiresAt: '2099-01-01T00:00:00Z'},
}
const EMBARGO = {embargo: {_type: 'embargo', active: true}}

function workflowOf({stage, publication}: Standing) {
  return {
    _type: 'workflow',
    stage,
    submittedBy: ELSEWHERE,
    ...(isSettled(stage) ? {approvedBy: 'tom'} : {}),
    ...(publication === 'scheduled' ? {scheduledFor: addDays(new Date(), 9).toISOString()} : {}),
  }
}

type NewDocument = {_id: string; _type: string; workflow: object; [field: string]: unknown}

/** What readers have was settled when they got it. */
function asLive(document: NewDocument): NewDocument {
  const {_type, workflow} = document
  const stage = _type === 'article' ? 'ready' : 'cleared'
  const at = '2026-01-01T00:00:00Z'
  return {
    ...document,
    workflow: {...workflow, stage, approvedBy: 'tom', firstPublishedAt: at, lastPublishedAt: at},
  }
}

function weak({_id, _type}: {_id: string; _type: string}) {
  return {_type: 'reference', _ref: _id, _weak: true, _strengthenOnPublish: {type: _type}}
}

/** What Content Lake holds of a document that stands so with its readers. */
function versionsIn(document: NewDocument, publication: Publication): NewDocument[] {
  const draft = {...document, _id: draftId(document._id)}
  switch (publication) {
    case 'draft':
    case 'scheduled':
      return [draft]
    case 'live':
      return [asLive(document)]
    case 'liveWithChanges':
      return [asLive(document), draft]
    case 'withdrawn':
      return [{...draft, pubStatus: 'withheld'}]
    case 'spiked':
      return [{...draft, pubStatus: 'canceled'}]
    case 'killed':
      return [asLive(document), draft].map((one) => ({...one, pubStatus: 'canceled'}))
  }
}

/** What stands there is what was approved. */
async function seal(client: SanityClient, id: string): Promise<void> {
  const story = await loadStory((ids) => client.getDocuments(ids), id)
  const hash = sealOf(story)
  const transaction = client.transaction()
  for (const one of [story.article?.draft, story.article?.published]) {
    if (one) transaction.patch(one._id, {set: {'workflow.seal': hash}})
  }
  await transaction.commit()
}
