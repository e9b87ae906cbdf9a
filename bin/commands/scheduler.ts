import {once} from 'node:events'
import {type Command, CommandError} from '../command.ts'
import {connect, CONNECTION_HELP, CONNECTION_OPTIONS, hostedProject} from '../lake-connection.ts'
import {startScheduler} from '../scheduler.ts'

export const command: Command = {
  summary: 'publishes and takes down at the times that people have set, beside a hosted project',
  usage: 'scheduler --project ID [--dataset NAME] --token TOKEN',
  options: CONNECTION_OPTIONS,
  help: CONNECTION_HELP,
  async run(args) {
    if (!args.text('project') && !hostedProject()) {
      throw new CommandError(
        'On this machine "newsroom start" does this already. Give --project for a hosted one.',
        2,
      )
    }
    const connection = await connect(args)
    const log = (line: string) => process.stdout.write(`${new Date().toISOString()} ${line}\n`)
    const scheduler = startScheduler({client: connection.client, log})
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    scheduler.close()
    await connection.close()
    return 0
  },
}
