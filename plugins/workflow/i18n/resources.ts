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
  'times.out': 'It goes out by itself on {{time}}.',
  'times.down': 'It comes down by itself on {{time}}.',
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

  'badge.changed': 'Changed since approval',
  'badge.changed.title': 'Somebody must approve the story again before it can be published',

  'copy.action': 'Duplicate as a new story',

  'dialog.cancel': 'Cancel',
  'dialog.reason': 'Reason',
  'dialog.note': 'Note, if any',
  'dialog.why': 'Why, for the newsroom only',
  'dialog.private.reason': 'The reason goes to the private log; readers never see it.',
  'dialog.private.note': 'The note goes to the private log; readers never see it.',
  'dialog.notice': 'Readers are told',
  'dialog.publishAt': 'Publish at',
  'dialog.takeDownAt': 'Take down at',
  'dialog.effect.forcePublish':
    'Readers get the story at once, and a second person must look at it afterwards.',
  'dialog.effect.kill':
    'The story is taken from readers at once; the words below stand in its place. The newsroom keeps all of it.',
  'dialog.effect.withdraw':
    'The story is taken from readers at once, and nothing stands in its place. The newsroom keeps all of it.',
  'dialog.effect.spike':
    'The story is given up; readers never had it. The newsroom keeps all of it.',
  'dialog.effect.leave':
    'Readers keep what they have. What has been changed in the story since is thrown away; its pictures keep their changes.',
  'dialog.missing': 'Still missing: {{what}}',
  'dialog.missing.time': 'a time that lies ahead',
  'dialog.missing.change': 'a text for readers',
  'dialog.missing.notice': 'what readers are told',
  'dialog.missing.reason': 'a reason',
  'dialog.held.header': '“{{title}}” is held',
  'dialog.held.text': 'Nothing was changed. This stands in the way:',
  'dialog.saving': 'Saving…',

  'moment.zone': 'By the clocks of {{zone}}',
  'moment.said': '{{moment}} by the clocks of {{zone}}; that is {{distance}}.',
  'moment.instead': 'Take {{time}} instead',
  'moment.passed': 'That time has already passed. Give one that lies ahead.',
  'moment.twice': 'The clocks show this time twice that night; the first is meant.',

  'embargo.legend': 'How long?',
  'embargo.time': 'Until a time',
  'embargo.open': 'Until somebody lifts it',
  'embargo.until': 'Embargo until',

  'change.what': 'What changes',
  'change.tell': 'Tell readers',
  'change.minor': 'Minor change, not announced',
  'change.kind': 'Kind of change',
  'change.text': 'Text for readers',
  'change.placeholder': 'An earlier version said … In fact …',
  'change.draft': 'Draft from the changes',
  'change.kind.correction': 'Correction: we were wrong',
  'change.kind.clarification': 'Clarification: we were unclear',
  'change.kind.update': 'Update: there is news',
  'change.kind.editorsNote': 'Editor’s note',
  'change.kind.retraction': 'Retraction: we take it back',
  'change.kind.rightsRemoval': 'Removed for rights',

  'check.action': 'Sign off: {{check}}',
  'check.done': '{{check}}: signed off',
} as const

export default resources
