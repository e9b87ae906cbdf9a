import {readArchiveText, toDocuments} from '../../archive/index.ts'
import {archiveOfStories} from '../bench/archive-of-stories.ts'
import {type Bench} from '../bench/bench.ts'

/** Characters of the shorter text; the longer has 1.6 million. */
const LENGTH = 800_000

const bench: Bench = {
  name: 'reader-doubling',
  summary: 'a text of 1.6 million characters; peer: one half as long',
  goal: 2.5,
  better: 'lower',
  unit: 'ms',
  prepare: async () => {
    const decoder = new TextDecoder()
    const story = archiveOfStories(1_000)
      .map(({bytes}) => decoder.decode(bytes))
      .join('\n\n')
    const textOf = (length: number) =>
      story.repeat(Math.ceil(length / story.length)).slice(0, length)
    const half = textOf(LENGTH)
    const whole = textOf(2 * LENGTH)
    return {peer: async () => read(half), ours: async () => read(whole)}
  },
}

export default bench

function read(text: string): void {
  const result = readArchiveText({name: 'bench.txt', text})
  if (!result.ok) throw new Error(result.problem.message)
  toDocuments(result.story, {runId: 'bench'})
}
