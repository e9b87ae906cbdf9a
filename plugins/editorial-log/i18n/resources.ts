/** What the editorial log says to editors. Names of transitions and stages are `newsroom/`'s. */
const resources = {
  'inspector.title': 'Editorial log',
  'inspector.close': 'Close',
  'inspector.private': 'Private to the newsroom. Entries are added, never changed.',

  'note.label': 'Note',
  'note.placeholder': 'What should others know? @ mentions somebody.',
  'note.add': 'Add note',
  'note.step': 'Note',
  'note.done': 'Added to the log',
  'note.people': 'People to mention',

  'filter.label': 'Show',
  'filter.all': 'Everything',
  'filter.moves': 'Moves',
  'filter.notes': 'Notes',
  'filter.checks': 'Checks',
  'filter.imports': 'Imports',
  'filter.mine': 'Mentions of me',

  'log.label': 'Entries, the newest first',
  'log.loading': 'Reading the log',
  'log.failed': 'The log cannot be shown: {{message}}',
  'log.empty': 'Nothing has happened yet.',
  'log.none': 'No entry of this kind.',
  'log.more': 'Show older entries',

  'reasons.title': 'Why',
  'reasons.about': 'For the newsroom only. It stands in the private log; readers never see it.',
  'reasons.label': 'Reasons, the oldest first',
  'reasons.none': 'Nobody has said why.',
  'reasons.add': 'Reason',

  'entry.note': 'Note',
  'entry.check': 'Check',
  'entry.plan': 'Planned',
  'entry.import': 'Imported',
  'entry.imported': 'From {{source}}, run {{run}}',
  'entry.pasted': 'From a pasted text, run {{run}}',
  'entry.stages': '{{from}} → {{to}}',
  'entry.about': 'about {{type}}',
  'entry.for': 'For {{names}}',
} as const

export default resources
