import {expect, test} from 'vitest'
import {splitCredit} from './creators.ts'
import {makeLexicon} from './lexicon.ts'

test.each([
  ['Jane Barlow/PA', ['Jane Barlow'], ['PA']],
  ['Jim Watson/AFP/Getty Images', ['Jim Watson'], ['AFP', 'Getty Images']],
  ['Jane Roe/The Republic via AP', ['Jane Roe'], ['The Republic', 'AP']],
  ['REUTERS/Jane Roe/File Photo', ['Jane Roe'], ['Reuters']],
  [
    'Plumb Images/Leicester City FC via Getty Images',
    [],
    ['Plumb Images', 'Leicester City FC', 'Getty Images'],
  ],
  ['Conflict Armament Research', [], ['Conflict Armament Research']],
  ['Ben Morgan', ['Ben Morgan'], []],
  ['Daphne de Vries', ['Daphne de Vries'], []],
  ['Pictures by Reuters/EPA', [], ['Reuters', 'EPA']],
  ['CAR', [], []],
  ['the Smith family', [], []],
  ['Twitter/@someone', ['@someone'], ['Twitter']],
])(
  '%s: its people, and its sources from the nearest to the farthest',
  (credit, creators, sources) => {
    expect(splitCredit(credit, makeLexicon())).toMatchObject({creators, sources})
  },
)
