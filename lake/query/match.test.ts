import {evaluateSync, parse} from 'groq-js'
import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {matches, matchScore} from './match.ts'

function groqMatches(text: unknown, pattern: unknown): unknown {
  return evaluateSync(parse('$text match $pattern'), {params: {text, pattern}}).data
}

const word = fc.stringMatching(/^[ab*]{0,5}$/)
const phrase = fc
  .array(fc.oneof(word, fc.constantFrom("O'Brien", 'U.S.', '...', 'e-mail', 'Å', '3/11')), {
    maxLength: 4,
  })
  .map((words) => words.join(' '))

describe('match', () => {
  test('means what groq-js means by it', () => {
    fc.assert(
      fc.property(phrase, phrase, (text, pattern) => {
        // groq-js takes a dot in a pattern for any letter; a dot is a dot.
        fc.pre(!pattern.includes('.'))
        expect(matches(text, pattern)).toBe(groqMatches(text, pattern))
      }),
      {numRuns: 2000},
    )
  })

  test.each([
    ['a text among texts', ['Fire', 'in Oslo'], 'oslo', true],
    ['all words of a list of patterns', 'Fire in Oslo', ['fire', 'os*'], true],
    ['a pattern that is no text', 'Fire', 3, false],
    ['a list of patterns with something else in it', 'Fire', ['fire', null], false],
    ['something else among the texts', [null, 'Fire'], 'fire', true],
    ['no text', null, 'fire', false],
    ['an empty pattern', 'Fire', '', false],
    ['a dot', 'axb', 'a.b', false],
  ])('%s', (_, text, pattern, expected) => {
    expect(matches(text, pattern)).toBe(expected)
  })

  test('scores as groq-js does', () => {
    const text = 'Fire, fire in Oslo'
    const scored = evaluateSync(parse(`(*|score(t match 'fire'))[0]._score`), {
      dataset: [{t: text}],
    })
    expect(matchScore(text, 'fire')).toBe(scored.data)
  })

  // groq-js needs 58 seconds for the first of these.
  test.each([
    ['*'.repeat(15) + 'a', 'b'.repeat(20)],
    ['*b'.repeat(100) + '*a', 'b'.repeat(100_000)],
  ])('answers the hostile pattern %s at once', (pattern, text) => {
    expect(matches(text, pattern)).toBe(false)
  })
})
