import fc from 'fast-check'
import {expect, test} from 'vitest'
import {readArchiveText} from '../read-archive-text.ts'
import {type StoryDocuments, toDocuments} from './to-documents.ts'

const WORDS = ['A crane', 'A beam', 'A ribbon', 'A tug', 'A quay', 'A lock', 'A weir', 'A crane']

function documentsOf(captions: readonly string[], previous?: StoryDocuments) {
  const lines = captions.map((words, index) => `${index + 1}/${captions.length} ${words} Getty`)
  const text = ['The bridge is open.', ...lines].join('\n\n')
  const result = readArchiveText({name: 'bridge.txt', text})
  if (!result.ok) throw new Error(result.problem.message)
  const record = previous && {previous: previous.importRecord}
  return toDocuments(result.story, {runId: 'run', ...record})
}

const list = fc.array(fc.constantFrom(...WORDS), {minLength: 3, maxLength: 8})

test('whatever is put in, taken out or moved: no id twice, and the same words keep theirs', () => {
  fc.assert(
    fc.property(list, list, (before, after) => {
      const first = documentsOf(before)
      const second = documentsOf(after, first)
      const ids = second.captions.map(({_id}) => _id)
      expect(new Set(ids).size).toBe(ids.length)
      const onlyOnes = (list: readonly string[]) =>
        list.filter((words) => list.indexOf(words) === list.lastIndexOf(words))
      const stay = onlyOnes(before).filter((words) => onlyOnes(after).includes(words))
      const idOf = ({captions}: StoryDocuments, words: string) =>
        captions.find(({text}) => text === words)?._id
      expect(stay.map((words) => idOf(second, words))).toEqual(
        stay.map((words) => idOf(first, words)),
      )
      // And a third time as the second.
      expect(documentsOf(after, second).captions).toEqual(second.captions)
    }),
    {numRuns: 300},
  )
})
