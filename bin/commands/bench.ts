import {type BenchResult, type BenchTools, reachesGoal} from '../bench/bench.ts'
import {listBenches} from '../bench/list-benches.ts'
import {runBench} from '../bench/run-bench.ts'
import {type Command, CommandError} from '../command.ts'

const DOCUMENTS = 100_000

export const command: Command = {
  summary: 'measures what is promised about speed, each against its peer in the same run',
  usage: 'bench [--only NAME] [--documents N] [--json] [--list]',
  options: {
    only: {type: 'string'},
    documents: {type: 'string'},
    json: {type: 'boolean'},
    list: {type: 'boolean'},
  },
  help: {
    only: 'one bench, by its name',
    documents: `how large the datasets are (${DOCUMENTS})`,
    json: 'one JSON object a line: {name, ratio, goal, better, unit, runs, medians}',
    list: 'only say which benches there are',
  },
  async run(args) {
    const all = await listBenches()
    const only = args.text('only')
    const benches = only === undefined ? all : all.filter(({name}) => name === only)
    if (benches.length === 0) {
      const known = all.map(({name}) => name).join(', ')
      throw new CommandError(`There is no bench "${only}". There are: ${known}.`, 2)
    }
    if (args.flag('list')) {
      for (const {name, summary} of benches) print(`${name.padEnd(24)} ${summary}`)
      return 0
    }
    const cleanUps = new AsyncDisposableStack()
    const tools: BenchTools = {
      documents: args.number('documents', DOCUMENTS),
      log: (line) => process.stderr.write(`${line}\n`),
      defer: (cleanUp) => cleanUps.defer(cleanUp),
    }
    let missed = 0
    try {
      for (const bench of benches) {
        const result = await runBench(bench, tools)
        if (!reachesGoal(result)) missed++
        print(args.flag('json') ? JSON.stringify(result) : describe(result))
      }
    } finally {
      await cleanUps.disposeAsync()
    }
    return missed > 0 ? 1 : 0
  },
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** `story-by-slug   1850 ×  (goal ≥ 1000)  0.21 ms, peer 389 ms, 5 runs` */
function describe(result: BenchResult): string {
  const {name, ratio, goal, better, unit, runs, medians} = result
  const sign = better === 'higher' ? '≥' : '≤'
  const verdict = reachesGoal(result) ? '' : '  MISSED'
  const figures = `${medians.ours} ${unit}, peer ${medians.peer} ${unit}, ${runs} runs`
  return `${name.padEnd(24)} ${ratio} ×  (goal ${sign} ${goal})  ${figures}${verdict}`
}
