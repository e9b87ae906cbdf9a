const resources = {
  'inspector.title': 'House style',
  'inspector.help':
    'Nothing is changed by itself. Up and down go from one to the next, Enter accepts, S skips.',
  'inspector.help.readOnly':
    'You can read what the list says. Changing it is for those who edit here.',
  'inspector.settled':
    'This text is settled: to be changed, it must be returned or corrected first.',
  'inspector.loading': 'Reading the list …',
  'inspector.failed': 'The list cannot be read: {{message}}',
  'inspector.noList': 'The newsroom keeps no list yet. It is made of “House style” on the desk.',
  'inspector.clean': 'Nothing here is against house style.',
  'inspector.skipped_one': '{{count}} skipped',
  'inspector.skipped_other': '{{count}} skipped',
  'inspector.again': 'Show again',
  'inspector.problems_one': 'One term of the list cannot be used:',
  'inspector.problems_other': '{{count}} terms of the list cannot be used:',
  'findings.label': 'What the list knows better',
  'finding.instead': 'Instead: {{suggestion}}',
  'finding.none': 'No one answer: see for yourself.',
  'finding.quoted': 'Inside quotation marks: people have said what they have said.',
  'finding.accept': 'Accept',
  'finding.skip': 'Skip',
  'finding.rule': 'The rule',
  'say.accepted': '“{{found}}” is now “{{suggestion}}”.',
  'say.changed': 'Somebody has written there meanwhile; nothing was changed.',
  'hold.title': 'Holds publication',
  'hold.text': '{{what}}. Readers get nothing until it is taken out.',
  'inspector.close': 'Close house style',
} as const

export default resources
