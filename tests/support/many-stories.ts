import {type SanityClient} from '@sanity/client'
import {addHours} from 'date-fns/addHours'
import {DESKS} from '../../newsroom/desks.ts'
import {STORY_STAGES} from '../../newsroom/stages.ts'

const DESK_NAMES = Object.keys(DESKS)

const PEOPLE = [
  {userId: 'rosa', name: 'Rosa Lindqvist'},
  {userId: 'sam', name: 'Sam Okafor'},
  {userId: 'tom', name: 'Tom Adeyemi'},
]

const SUBJECTS = ['Harbour', 'Tram line', 'Flood wall', 'School roof', 'Night train', 'Market hall']
const EVENTS = [
  'closed after inspection finds cracks',
  'reopens a year early, and under budget',
  'to be sold, says council',
  'saved by its neighbours',
  'waits for a second opinion from the engineers who built it',
]

/**
 * A busy newsroom: so many stories with a gallery each, spread over stages, desks, people, priorities
 * and deadlines around `now`. Written by whole transactions with an administrator's client.
 */
export async function writeManyStories(
  client: SanityClient,
  {stories, captions, now}: {stories: number; captions: number; now: Date},
): Promise<void> {
  for (let from = 0; from < stories; from += 50) {
    const transaction = client.transaction()
    for (let n = from; n < Math.min(from + 50, stories); n++) {
      for (const document of storyDocuments(n, captions, now)) transaction.createOrReplace(document)
    }
    await transaction.commit({visibility: 'async'})
  }
}

type NewDocument = {_id: string; _type: string; [field: string]: unknown}

function storyDocuments(n: number, captions: number, now: Date): NewDocument[] {
  const id = String(n).padStart(4, '0')
  const stage = STORY_STAGES[n % STORY_STAGES.length]
  const settled = stage === 'ready'
  const subject = `${pick(SUBJECTS, n)} ${pick(EVENTS, Math.floor(n / 6))}`
  const text = (key: string) => ({
    _type: 'block',
    _key: key,
    style: 'normal',
    markDefs: [],
    children: [{_type: 'span', _key: 's', marks: [], text: `${subject}, paragraph ${key}.`}],
  })
  const article = {
    _id: `drafts.article-many-${id}`,
    _type: 'article',
    headline: `${subject} (${n})`,
    slugline: `many-${id}`,
    slug: {_type: 'slug', current: `many-${id}`},
    section: {_type: 'reference', _ref: 'section-world', _weak: true},
    standfirst: 'What happened, and what comes next.',
    language: 'en-GB',
    pubStatus: 'usable',
    body: [
      text('a'),
      text('b'),
      {
        _type: 'galleryEmbed',
        _key: 'g',
        gallery: weakReference('gallery', `gallery-many-${id}`),
      },
      text('c'),
    ],
    workflow: {
      _type: 'workflow',
      stage,
      stageSince: addHours(now, -(n % 90)).toISOString(),
      desk: pick(DESK_NAMES, n),
      priority: [0, 0, 1, 0, -1, 2, 0, -2][n % 8],
      ...(n % 3 === 0 ? {} : {dueAt: addHours(now, (n % 97) - 30).toISOString()}),
      ...(n % 4 === 0 ? {} : {assignees: [{_type: 'assignee', _key: 'one', ...pick(PEOPLE, n)}]}),
      ...(n % 7 === 0
        ? {checks: {_type: 'checks', legal: {_type: 'check', state: 'required'}}}
        : {}),
      ...(settled ? {submittedBy: 'rosa', approvedBy: 'sam'} : {}),
    },
  }
  const gallery = {
    _id: `drafts.gallery-many-${id}`,
    _type: 'gallery',
    title: subject,
    expectedCount: captions + (n % 11 === 0 ? 1 : 0),
    captions: Array.from({length: captions}, (_, index) => ({
      ...weakReference('caption', captionId(id, index)),
      _key: `c${index}`,
    })),
    workflow: {_type: 'workflow', stage: settled ? 'cleared' : 'intake'},
  }
  const pictures = Array.from({length: captions}, (_, index) => ({
    _id: `drafts.${captionId(id, index)}`,
    _type: 'caption',
    text: `${subject}: picture ${index + 1}.`,
    printedMarker: `${index + 1}/${captions}`,
    missingImage: {_type: 'missingImage', reason: 'notDigitised'},
    credit: {_type: 'credit', line: 'A Photographer'},
    workflow: {_type: 'workflow', stage: settled ? 'cleared' : 'intake'},
  }))
  return [...pictures, gallery, article]
}

function captionId(id: string, index: number): string {
  return `caption-many-${id}-${String(index + 1).padStart(2, '0')}`
}

function weakReference(type: string, ref: string) {
  return {_type: 'reference', _ref: ref, _weak: true, _strengthenOnPublish: {type}}
}

function pick<T>(list: readonly T[], n: number): T {
  const found = list[n % list.length]
  if (found === undefined) throw new RangeError('Nothing to pick from')
  return found
}
