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

/** What is said in lists, and in their rows. */
const WORDS = {
  'list.label': 'Documents of the list',
  'list.find': 'Find in this list',
  'list.loading': 'Fetching the list …',
  'list.failed': 'The list cannot be shown: {{message}}',
  'list.failed.again': 'It comes back by itself as soon as the lake answers.',
  'list.noWords':
    'Nothing here has these words. The search at the top of the page looks everywhere.',
  'list.more': 'The first {{count}} of {{total}} stand here; look for words to see the rest.',
  'row.captions_one': '{{count}} caption',
  'row.captions_other': '{{count}} captions',
  'row.holes_one': '{{count}} hole',
  'row.holes_other': '{{count}} holes',
  'row.uncredited_one': '{{count}} without credit',
  'row.uncredited_other': '{{count}} without credit',
  'row.holds_one': '{{count}} thing holds it:',
  'row.holds_other': '{{count}} things hold it:',
}

export default {
  ...TITLES,
  ...WORDS,
  ...Object.fromEntries(Object.entries(EMPTY).map(([list, text]) => [`empty.${list}`, text])),
}
