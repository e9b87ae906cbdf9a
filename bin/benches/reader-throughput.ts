import {readArchiveText, toDocuments} from '../../archive/index.ts'
import {type Bench} from '../bench/bench.ts'
import {archiveOfStories} from '../bench/archive-of-stories.ts'

const MB = 1_000_000

const bench: Bench = {
  name: 'reader-throughput',
  summary: 'archive texts to serialised documents, on one core; peer: going through their lines',
  goal: 0.3,
  better: 'higher',
  unit: 'MB/s',
  prepare: async () => {
    const archive = archiveOfStories(400)
    const size = archive.reduce((sum, {bytes}) => sum + bytes.length, 0)
    return {
      peer: async () => {
        const decoder = new TextDecoder()
        return speed(size, () => {
          let characters = 0
          for (const {bytes} of archive)
            for (const line of decoder.decode(bytes).split('\n')) characters += line.length
          return characters
        })
      },
      ours: async () =>
        speed(size, () => {
          let characters = 0
          for (const source of archive) {
            const result = readArchiveText(source)
            if (!result.ok) throw new Error(result.problem.message)
            characters += JSON.stringify(toDocuments(result.story, {runId: 'bench'})).length
          }
          return characters
        }),
    }
  },
}

export default bench

/** MB/s. What the work returns is looked at, so that no work is left out as unused. */
function speed(bytes: number, work: () => number): number {
  const started = performance.now()
  if (work() === 0) throw new Error('Nothing was read')
  return bytes / MB / ((performance.now() - started) / 1000)
}
