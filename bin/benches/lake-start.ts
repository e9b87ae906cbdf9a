import {type Bench} from '../bench/bench.ts'
import {openLake} from '../lake-connection.ts'

const LIMIT_MS = 100

const bench: Bench = {
  name: 'lake-start',
  summary: `a lake in memory, from nothing to its first answer, within ${LIMIT_MS} ms`,
  goal: 1,
  better: 'lower',
  unit: 'ms',
  runs: 20,
  prepare: async () => ({peer: LIMIT_MS, ours: startAndAsk}),
}

export default bench

async function startAndAsk(): Promise<number> {
  const started = performance.now()
  const lake = await openLake({})
  const {url} = await lake.listen(0)
  const response = await fetch(`${url}/v2025-02-19/data/query/production?query=count(*)`)
  await response.text()
  const passed = performance.now() - started
  await lake.close()
  return passed
}
