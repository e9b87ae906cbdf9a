import {type OrderName} from '../orders.ts'
import {EMPTY} from './empty-sentences.ts'

/** What lists and groups are called. */
export const TITLES = {
  newsroom: 'Newsroom',
  assigned: 'Assigned to me',
  mentions: 'Mentions of me',
  toWrite: 'To be written',
  sentIn: 'Sent in by me',
  onDesk: 'On the desk',
  toSub: 'For subs',
  toClear: 'Galleries to clear',
  factChecks: 'Facts to check',
  pictureChecks: 'Pictures to check',
  rightsChecks: 'Rights to check',
  legalChecks: 'Legal checks',
  readyToPublish: 'Ready to publish',
  debts: 'Published without approval',

  stages: 'By stage',
  desks: 'By desk',
  sections: 'By section',
  stories: 'All stories',
  intakeRuns: 'Intake, run by run',

  goingOut: 'Going out',
  scheduled: 'Scheduled',
  embargoed: 'Under embargo',
  changed: 'Live, being changed',
  expiring: 'Will be taken down',
  down: 'Withdrawn, killed, spiked',
  corrections: 'Corrections',

  galleries: 'Galleries',
  pictureProblems: 'Pictures to mend',
  holes: 'Galleries with holes',
  uncleared: 'Galleries not cleared',
  captions: 'Captions',
  uncredited: 'Without credit',
  noAlt: 'Without alternative text',
  noPicture: 'Without picture',
  unchecked: 'Not checked',
  allCaptions: 'All captions',
  rightsEnding: 'Rights ending in a fortnight',
  rightsEnded: 'Rights that have ended',

  section: 'Sections',
  person: 'People',
  place: 'Places',
  creditSource: 'Credit sources',
  houseStyleRule: 'House style',
  records: 'Records',
  readerExample: 'Rule examples',
  importRecord: 'Import records',
} as const

export type ListName = keyof typeof TITLES

/** In which order the documents of a list stand. */
const ORDER_NAMES: Record<OrderName, string> = {
  urgency: 'Most urgent',
  deadline: 'Deadline',
  edited: 'Latest edit',
  begun: 'Newest',
  headline: 'Headline, A to Z',
  firstRan: 'First ran, latest',
  title: 'Title, A to Z',
  words: 'Caption, A to Z',
  credit: 'Credit, A to Z',
  taken: 'Taken, latest',
  goingOut: 'Next to go out',
  embargoEnd: 'Next to be free',
  comingDown: 'Next to come down',
  owed: 'Owed longest',
  mentioned: 'Latest mention',
}

/** What is said in lists, and in their rows. */
const WORDS = {
  'list.label': 'Documents of the list',
  'list.find': 'Find in this list',
  'list.loading': 'Fetching the list …',
  'list.failed': 'The list cannot be shown: {{message}}',
  'list.failed.again': 'It comes back by itself as soon as the lake answers.',
  'list.noWords':
    'Nothing here has these words. The search at the top of the page looks everywhere.',
  'list.count': '{{count}} in all',
  'list.found': '{{count}} found',
  'list.sort': 'Sort by: {{order}}',
  'new.article': 'New story',
  'new.gallery': 'New gallery',
  'new.caption': 'New caption',
  'row.captions_one': '{{count}} caption',
  'row.captions_other': '{{count}} captions',
  'row.holes_one': '{{count}} hole',
  'row.holes_other': '{{count}} holes',
  'row.uncredited_one': '{{count}} without credit',
  'row.uncredited_other': '{{count}} without credit',
  'row.holds_one': '{{count}} hold:',
  'row.holds_other': '{{count}} holds:',
}

export default {
  ...TITLES,
  ...WORDS,
  ...Object.fromEntries(
    Object.entries(ORDER_NAMES).map(([order, name]) => [`order.${order}`, name]),
  ),
  ...Object.fromEntries(Object.entries(EMPTY).map(([list, text]) => [`empty.${list}`, text])),
}
