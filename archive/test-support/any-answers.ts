import fc from 'fast-check'
import {type Answer} from '../answers/answers.ts'
import {type StoryDocuments} from '../documents/to-documents.ts'

/** Where in a story an answer speaks of its words: numbers that any text can be asked with. */
interface Pick {
  about: Answer['about']
  is: boolean
  place: number
  start: number
  count: number
}

const pick: fc.Arbitrary<Pick> = fc.record({
  about: fc.constantFrom<Answer['about'][]>(
    'credit',
    'captionCredit',
    'captionCredit',
    'caption',
    'caption',
    'captionEnd',
    'date',
  ),
  is: fc.boolean(),
  place: fc.nat(40),
  start: fc.nat(12),
  count: fc.integer({min: 1, max: 6}),
})

/** What somebody may say about a story: about captions that are there, and words from anywhere. */
export const anyAnswers = fc.array(pick, {minLength: 1, maxLength: 4})

export function answersFor(picks: readonly Pick[], documents: StoryDocuments): Answer[] {
  return picks.flatMap((one) => answerFor(one, documents) ?? [])
}

function answerFor(
  {about, is, place, start, count}: Pick,
  {captions, importRecord: {rawText}}: StoryDocuments,
): Answer | undefined {
  const caption = captions[place % Math.max(1, captions.length)]
  const opening = caption?.text ?? ''
  const printed = [opening, caption?.credit?.asPrinted ?? ''].join(' ').trim()
  const from = rawText.indexOf(opening.slice(0, 20))
  const anywhere = run(rawText, place * 3 + start, count)
  switch (about) {
    case 'credit':
      return said({about, words: is ? run(printed, start, count) : anywhere, is})
    case 'captionCredit':
      return opening === '' ? undefined : said({about, words: anywhere, of: opening})
    case 'caption':
      return said({about, words: is ? anywhere : printed, is})
    case 'captionEnd':
      return said({about, words: whole(rawText, from, from + opening.length + (start - 6) * 3)})
    case 'date':
      return said({about, words: anywhere, edtf: is ? '2017-02' : '2017-02-04'})
    default:
      return undefined
  }
}

function said<A extends Answer>(answer: A): A | undefined {
  return answer.words.trim() === '' ? undefined : answer
}

/** Nobody marks half a character. */
function whole(text: string, from: number, to: number): string {
  return text.slice(from, to).replace(/[\uD800-\uDBFF]$/, '')
}

/** Some words in a row. */
function run(text: string, start: number, count: number): string {
  const words = [...text.matchAll(/\S+/g)]
  const first = words[start % Math.max(1, words.length)]
  const last = words[Math.min(words.length - 1, (start % Math.max(1, words.length)) + count - 1)]
  return first && last ? text.slice(first.index, last.index + last[0].length) : ''
}
