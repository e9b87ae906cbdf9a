import {describeProblem, runUndo, type UndoOutcome} from '../../archive/index.ts'
import {type Command, CommandError} from '../command.ts'
import {connect, CONNECTION_HELP, CONNECTION_OPTIONS} from '../lake-connection.ts'
import {patientClient} from '../patient-client.ts'

export const command: Command = {
  summary: 'takes an import back; what people have edited since is named and left alone',
  usage: 'undo <run> [--dry-run]',
  options: {...CONNECTION_OPTIONS, 'dry-run': {type: 'boolean'}, 'json': {type: 'boolean'}},
  help: {
    ...CONNECTION_HELP,
    'dry-run': 'tell source by source what would happen, write nothing',
    'json': 'one JSON object a source',
  },
  async run(args) {
    const [runId, ...others] = args.positionals
    if (runId === undefined || others.length > 0)
      throw new CommandError('Say which run to take back, as import has named it.', 2)
    const dryRun = args.flag('dry-run')
    const connection = await connect(args)
    try {
      const outcomes = await runUndo(patientClient(connection.client), runId, {dryRun})
      if (outcomes.length === 0) {
        throw new CommandError(
          `No import remembers a run "${runId}"; it may have been taken back already.`,
        )
      }
      for (const outcome of outcomes) {
        if (!outcome.ok) process.stderr.write(`newsroom: ${sentenceOf(outcome)}\n`)
        else if (args.flag('json')) print(JSON.stringify(summaryOf(outcome)))
        else print(describe(outcome))
      }
      return outcomes.every(({ok}) => ok) ? 0 : 1
    } finally {
      await connection.close()
    }
  },
}

type Done = Extract<UndoOutcome, {ok: true}>

function sentenceOf(failure: Exclude<UndoOutcome, Done>): string {
  if ('problem' in failure) return describeProblem(failure.source, failure.problem)
  return `${failure.source}: Content Lake refused it (${failure.error.message}). Nothing of it was taken back.`
}

function describe({source, undo}: Done): string {
  const done = [
    ...(undo.delete.length > 0 ? [`${undo.delete.length} deleted`] : []),
    ...(undo.bringBack.length > 0 ? [`${undo.bringBack.length} brought back`] : []),
    ...(undo.patches.length > 0 ? [`${undo.patches.length} as before`] : []),
    ...(undo.leftAlone.length > 0 ? [`${undo.leftAlone.length} left alone`] : []),
  ]
  const left = undo.leftAlone.map(({id, reason}) => `  left alone: ${id}, ${reason}`)
  return [`${source}: ${done.join(', ') || 'nothing to take back'}`, ...left].join('\n')
}

function summaryOf({source, undo}: Done) {
  return {
    source,
    deleted: undo.delete,
    broughtBack: undo.bringBack,
    changed: undo.patches.map(({id}) => id),
    leftAlone: undo.leftAlone,
    record: undo.record,
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
