/** What the workflow says to editors. Names of transitions, stages and checks are `newsroom/`'s. */
const resources = {
  'step.done': '{{title}}: done',
  'step.held': '“{{title}}” is held',
  'step.failed': '{{title}}: nothing was changed',

  'holds.region': 'What holds this document',
  'holds.title_one': 'One thing keeps this from readers',
  'holds.title_other': '{{count}} things keep this from readers',
  'holds.debt': 'Readers have this, and somebody still has to look at it',
  'holds.overdue': 'It was to go out on {{time}} and waits for this:',
  'holds.none': 'Nothing keeps this from readers',
  'holds.failed': 'What holds this cannot be told just now: {{message}}',
  'holds.all': 'Show all {{count}}',
  'holds.fewer': 'Show fewer',

  'ask.one': 'Ask {{name}}',
  'ask.many': 'Ask…',
  'ask.title': 'Ask {{name}}',
  'ask.note': '@{{name}} {{what}}.',
  'ask.done': '{{name}} will find it under “Mentions of me”',

  'changes.show': 'What has changed',
  'changes.hide': 'Hide what has changed',
  'changes.loading': 'Looking for what has changed',
  'changes.failed': 'The changes cannot be shown just now.',
  'changes.none': 'Nothing changes for readers.',
  'changes.unknown': 'The approval left no record of what it was given to.',
  'changes.empty': 'empty',
  'changes.was': 'Was',
  'changes.is': 'Is now',

  'check.action': 'Sign off: {{check}}',
  'check.done': '{{check}}: signed off',
} as const

export default resources
