import {once} from 'node:events'
import {type Command} from '../command.ts'
import {DATA_FOLDER, DATASET, openLake, PROJECT_ID} from '../lake-connection.ts'
import {PEOPLE} from '../people.ts'

export const command: Command = {
  summary: 'the lake alone, for clients and tests of your own',
  usage: 'lake [--port N] [--data DIR | --memory]',
  options: {port: {type: 'string'}, data: {type: 'string'}, memory: {type: 'boolean'}},
  help: {
    port: 'port on 127.0.0.1 (3335; 0 takes a free one)',
    data: `folder that keeps everything (${DATA_FOLDER})`,
    memory: 'keep nothing',
  },
  async run(args) {
    const lake = await openLake(
      args.flag('memory') ? {} : {directory: args.text('data') ?? DATA_FOLDER},
    )
    const {url} = await lake.listen(args.number('port', 3335))
    const isNew = lake.tokens.list().length === 0
    // Tokens are kept as hashes: they can be shown when they are made, and never again.
    const tokens = isNew
      ? {
          tokens: Object.fromEntries(
            PEOPLE.map(({id, role}) => [
              role,
              lake.tokens.create({userId: id, label: 'first start'}),
            ]),
          ),
        }
      : {}
    process.stdout.write(
      `${JSON.stringify({url, projectId: PROJECT_ID, dataset: DATASET, ...tokens})}\n`,
    )
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    await lake.close()
    return 0
  },
}
