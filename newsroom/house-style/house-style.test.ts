import {describe, expect, test} from 'vitest'
import {acceptStyle, findStyle, type HouseStyleRule, makeStyleList} from './house-style.ts'

let next = 0
function rule(fields: Partial<HouseStyleRule>): HouseStyleRule {
  return {_id: `rule-${next++}`, _type: 'houseStyleRule', kind: 'term', ...fields}
}

const LIST = makeStyleList([
  rule({avoid: ['e-mail', 'E mail'], prefer: 'email'}),
  rule({avoid: ['advisor'], prefer: 'adviser'}),
  rule({avoid: ['no-one'], prefer: 'no one'}),
  rule({avoid: ['ISIS', 'ISIL'], prefer: 'Isis', matchCase: true}),
  rule({avoid: ['Getty', 'Getty Pictures'], prefer: 'Getty Images', kind: 'agency'}),
  rule({avoid: ['today', 'last night'], kind: 'time', note: 'Which day was it?'}),
  rule({avoid: ['Kiev'], prefer: 'Kyiv'}),
  rule({avoid: ['per cent.'], prefer: 'per cent'}),
  rule({avoid: ['café society'], prefer: 'Café society'}),
])

/** Each finding as `found → suggestion`. */
const said = (text: string) =>
  findStyle(text, LIST).map(({found, suggestion}) => `${found} → ${suggestion ?? '?'}`)

describe('what the list knows better', () => {
  test.each<[string, string[]]>([
    ['She sent an e-mail.', ['e-mail → email']],
    ['E-mail is faster', ['E-mail → Email']],
    ['An e mail, an E\n mail', ['e mail → email', 'E\n mail → Email']],
    ['His advisor and ADVISOR', ['advisor → adviser', 'ADVISOR → Adviser']],
    // Whole words only.
    ['advisory, superadvisor, advisors', []],
    ['no-one, No-one, none', ['no-one → no one', 'No-one → No one']],
    ['ISIS and Isis and isis', ['ISIS → Isis']],
    ['Getty', ['Getty → Getty Images']],
    ['Getty Images', []],
    ['Getty Pictures', ['Getty Pictures → Getty Images']],
    ['Jane Doe/Getty', ['Getty → Getty Images']],
    ['A tank today, and last night', ['today → ?', 'last night → ?']],
    ['KIEV, Kiev’s mayor', ['KIEV → Kyiv', 'Kiev → Kyiv']],
    ['ten per cent. more', ['per cent. → per cent']],
    ['ten per cent more', []],
    ['cafe\u0301 society', []],
    ['', []],
    ['😀e-mail😀', ['e-mail → email']],
  ])('%j', (text, expected) => {
    expect(said(text)).toEqual(expected)
  })

  test('says where, why, and whether somebody has said it', () => {
    const text = 'He said: “No e-mail today.”'
    expect(findStyle(text, LIST)).toEqual([
      {
        rule: expect.any(String),
        kind: 'term',
        from: 13,
        to: 19,
        found: 'e-mail',
        suggestion: 'email',
        isQuoted: true,
      },
      {
        rule: expect.any(String),
        kind: 'time',
        from: 20,
        to: 25,
        found: 'today',
        note: 'Which day was it?',
        isQuoted: true,
      },
    ])
    expect(findStyle('“Well.” An e-mail', LIST).map(({isQuoted}) => isQuoted)).toEqual([false])
  })

  test('only of the kinds that were asked for', () => {
    expect(findStyle('An e-mail today', LIST, ['time']).map(({found}) => found)).toEqual(['today'])
  })

  test('of two that overlap the longer, and nothing twice', () => {
    const list = makeStyleList([
      rule({avoid: ['fire'], prefer: 'blaze'}),
      rule({avoid: ['fire brigade'], prefer: 'fire service'}),
      rule({avoid: ['brigade commander'], prefer: 'commander'}),
    ])
    const found = findStyle('The fire brigade commander', list).map((finding) => finding.found)
    expect(found).toEqual(['fire brigade'])
  })
})

describe('accepting', () => {
  test('changes these words and nothing else', () => {
    const text = 'An e-mail to the e-mail desk'
    const [, second] = findStyle(text, LIST)
    expect(second && acceptStyle(text, second)).toBe('An e-mail to the email desk')
  })

  test('does nothing where somebody has written meanwhile, or nothing is suggested', () => {
    const [finding] = findStyle('An e-mail', LIST)
    expect(finding && acceptStyle('Two e-mail', finding)).toBeUndefined()
    const [today] = findStyle('today', LIST)
    expect(today && acceptStyle('today', today)).toBeUndefined()
  })

  test('leaves nothing more to say about the same words', () => {
    const texts = ['E-mail', 'ISIS', 'Getty', 'no-one', 'Kiev', 'ten per cent. more']
    for (const text of texts) {
      const [finding] = findStyle(text, LIST)
      const after = finding && acceptStyle(text, finding)
      expect(after).not.toBe(text)
      expect(said(after ?? text)).toEqual([])
    }
  })
})

describe('a list that is not well kept', () => {
  test.each<[Partial<HouseStyleRule>, RegExp]>([
    [{avoid: ['%'], prefer: 'per cent'}, /neither letters nor digits/],
    [{avoid: ['a b c d e f g h i']}, /more than 8 words/],
    [{avoid: ['Isis'], prefer: 'Isis'}, /what the rule itself asks for/],
    [{avoid: ['ISIS'], prefer: 'Isis'}, /by its capitals alone/],
  ])('%j is told to whoever keeps it', (fields, problem) => {
    const {problems} = makeStyleList([rule(fields)])
    expect(problems).toEqual([expect.stringMatching(problem)])
  })

  test('a rule in the making says nothing', () => {
    const drafts: HouseStyleRule[] = [
      {_id: 'a', _type: 'houseStyleRule'},
      rule({}),
      rule({avoid: []}),
    ]
    const list = makeStyleList(drafts)
    expect(list.problems).toEqual([])
    expect(findStyle('Anything at all', list)).toEqual([])
  })

  test.each(['(a+)+$', '.*', '[a-z]', '^', '\\bfoo\\b', '$&', '__proto__', 'constructor'])(
    '%s is looked for as the words that it is',
    (term) => {
      const list = makeStyleList([rule({avoid: [`x ${term} y`], prefer: '$& $1 z'})])
      const text = `We saw x ${term} y there, and aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!`
      const findings = findStyle(text, list)
      expect(findings.map(({found}) => found)).toEqual([`x ${term} y`])
      const [finding] = findings
      expect(finding && acceptStyle(text, finding)).toBe(
        text.replace(`x ${term} y`, () => '$& $1 z'),
      )
    },
  )

  test('of more terms than anybody reads, only so many are looked for, and that is told', () => {
    const avoid = Array.from({length: 6000}, (_, index) => `term${index}`)
    const {problems} = makeStyleList([rule({avoid})])
    expect(problems).toEqual(['The list has 6000 terms; only the first 5000 are looked for'])
  })

  // With patterns, or term by term, each of these would take minutes; the test would run out of time.
  test.each<[string, string[], string]>([
    ['terms that begin alike', alike(5000), 'the '.repeat(200_000)],
    ['words that go on for ever', ['a'.repeat(100_000)], 'a'.repeat(2_000_000)],
    ['blanks without end', ['a b'], `a${' '.repeat(1_000_000)}b `.repeat(3)],
    ['quotation marks without end', ['a'], '“'.repeat(100_000) + 'b'],
    ['marks without end', ['e\u0301'], 'e' + '\u0301'.repeat(1_000_000)],
  ])('takes no longer for %s', (_what, avoid, text) => {
    const list = makeStyleList([rule({avoid, prefer: 'x'})])
    expect(findStyle(text, list).length).toBeLessThan(10)
  })
})

function alike(count: number): string[] {
  return Array.from({length: count}, (_, index) => `the the the x${index}`)
}
