import {type Command, CommandError, describeCommand, readArguments} from './command.ts'
import {outputProblem, watchOutput} from './output.ts'

/** Every command in the order in which a newcomer meets them. Each is loaded only when it is called. */
const COMMANDS: Record<string, () => Promise<{command: Command}>> = {
  start: () => import('./commands/start.ts'),
  parse: () => import('./commands/parse.ts'),
  import: () => import('./commands/import.ts'),
  undo: () => import('./commands/undo.ts'),
  migrate: () => import('./commands/migrate.ts'),
  verify: () => import('./commands/verify.ts'),
  lake: () => import('./commands/lake.ts'),
  export: () => import('./commands/export.ts'),
  load: () => import('./commands/load.ts'),
  backup: () => import('./commands/backup.ts'),
  restore: () => import('./commands/restore.ts'),
  doctor: () => import('./commands/doctor.ts'),
  explain: () => import('./commands/explain.ts'),
  token: () => import('./commands/token.ts'),
  sanity: () => import('./commands/sanity.ts'),
  scheduler: () => import('./commands/scheduler.ts'),
  bench: () => import('./commands/bench.ts'),
}

async function main([name, ...words]: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(await overview())
    return name === undefined ? 2 : 0
  }
  const load = COMMANDS[name]
  if (!Object.hasOwn(COMMANDS, name) || load === undefined) {
    const known = Object.keys(COMMANDS).join(', ')
    throw new CommandError(`There is no command "${name}". There are: ${known}.`, 2)
  }
  const {command} = await load()
  const args = readArguments(command, words)
  if (args.help) {
    process.stdout.write(describeCommand(command))
    return 0
  }
  return command.run(args)
}

async function overview(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(COMMANDS).map(async ([name, load]) => {
      const {command} = await load()
      return `  ${name.padEnd(10)} ${command.summary}`
    }),
  )
  return [
    'newsroom <command> [options]',
    '',
    ...lines,
    '',
    'newsroom <command> --help tells more.',
    '',
  ].join('\n')
}

watchOutput()

try {
  const exitCode = await main(process.argv.slice(2))
  const problem = outputProblem()
  if (problem !== undefined) throw new CommandError(problem)
  process.exitCode = exitCode
} catch (error) {
  // A `LakeError` says in its message what to do; importing its class would load the lake each time.
  const isSpoken = error instanceof Error && ['CommandError', 'LakeError'].includes(error.name)
  if (!isSpoken) throw error
  process.stderr.write(`newsroom: ${error.message}\n`)
  process.exitCode = error instanceof CommandError ? error.exitCode : 1
}
