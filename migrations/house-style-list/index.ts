import {createIfNotExists, defineMigration, transaction} from '@sanity/migrate'
import {type HouseStyleRule} from '../../newsroom/house-style/house-style.ts'

/** A small list to begin with. It is the newsroom's from then on: what it changes stays changed. */
const RULES: Omit<HouseStyleRule, '_type'>[] = [
  {
    _id: 'house-style-email',
    kind: 'term',
    avoid: ['e-mail', 'e-mails'],
    prefer: 'email',
    note: 'One word, as “newspaper” is.',
  },
  {_id: 'house-style-adviser', kind: 'term', avoid: ['advisor'], prefer: 'adviser'},
  {_id: 'house-style-no-one', kind: 'term', avoid: ['no-one'], prefer: 'no one'},
  {_id: 'house-style-focused', kind: 'term', avoid: ['focussed'], prefer: 'focused'},
  {
    _id: 'house-style-kyiv',
    kind: 'term',
    avoid: ['Kiev'],
    prefer: 'Kyiv',
    note: 'The name that its people use. Dishes and quotations keep theirs.',
  },
  {
    _id: 'house-style-isis',
    kind: 'term',
    avoid: ['ISIS', 'ISIL', 'IS group'],
    prefer: 'Isis',
    matchCase: true,
    note: 'Acronyms that are spoken as words are written as words.',
  },
  {
    _id: 'house-style-getty',
    kind: 'agency',
    avoid: ['Getty', 'Getty Pictures', 'GettyImages'],
    prefer: 'Getty Images',
    note: 'Their contract names the credit.',
  },
  {
    _id: 'house-style-reuters',
    kind: 'agency',
    avoid: ['REUTERS'],
    prefer: 'Reuters',
    matchCase: true,
  },
  {
    _id: 'house-style-afp',
    kind: 'agency',
    avoid: ['Agence France Presse', 'Agence France-Presse'],
    prefer: 'AFP',
  },
  {
    _id: 'house-style-relative-days',
    kind: 'time',
    avoid: ['today', 'yesterday', 'tomorrow', 'tonight', 'last night', 'this morning', 'this week'],
    note: 'A reader of the archive has another day. Give the date, or leave it out.',
  },
  {
    _id: 'house-style-weekdays',
    kind: 'time',
    avoid: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    note: 'Which one? Give the date.',
    matchCase: true,
  },
  {
    _id: 'house-style-now',
    kind: 'time',
    avoid: ['now', 'currently', 'at present'],
    note: 'A caption from the archive tells of then: put it into the past.',
  },
]

/** Gives a newsroom that has no list of its own house style one to begin with. */
export default defineMigration({
  title: 'Begin a list of house style',
  async *migrate(_documents, {client}) {
    const kept = await client.fetch<number>('count(*[_type == "houseStyleRule"])')
    if (kept > 0) return
    yield transaction(
      RULES.map(({_id, ...rule}) =>
        createIfNotExists({
          _id,
          _type: 'houseStyleRule',
          ...Object.fromEntries(Object.entries(rule)),
        }),
      ),
    )
  },
})
