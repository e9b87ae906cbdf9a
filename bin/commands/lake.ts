import {once} from 'node:events'
import {type Lake} from '../../lake/index.ts'
import {allowedOrigins, ORIGIN_HELP, ORIGIN_OPTION} from '../allowed-origins.ts'
import {type Command} from '../command.ts'
import {DATA_FOLDER, DATASET, openLake, PROJECT_ID} from '../lake-connection.ts'
import {revokeOwnTokens} from '../own-tokens.ts'
import {PEOPLE} from '../people.ts'
import {announceRunning} from '../running-file.ts'

export const command: Command = {
  summary: 'the lake alone, for clients and tests of your own',
  usage: 'lake [--port N] [--data DIR | --memory] [--allow-origin ORIGIN]',
  options: {
    port: {type: 'string'},
    data: {type: 'string'},
    memory: {type: 'boolean'},
    ...ORIGIN_OPTION,
  },
  help: {
    port: 'port on 127.0.0.1 (3335; 0 takes a free one)',
    data: `folder that keeps everything (${DATA_FOLDER})`,
    memory: 'keep nothing',
    ...ORIGIN_HELP,
  },
  async run(args) {
    const directory = args.flag('memory') ? undefined : (args.text('data') ?? DATA_FOLDER)
    const lake = await openLake({
      allowedOrigins: allowedOrigins(args),
      ...(directory === undefined ? {} : {directory}),
    })
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
    const forget = directory === undefined ? undefined : await announce(lake, directory, url)
    process.stdout.write(
      `${JSON.stringify({url, projectId: PROJECT_ID, dataset: DATASET, ...tokens})}\n`,
    )
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    await forget?.()
    await lake.close()
    return 0
  },
}

const OWN_TOKEN = 'newsroom lake'

/** Lets other commands on this machine find the lake and act on it, until it ends. */
async function announce(lake: Lake, directory: string, url: string): Promise<() => Promise<void>> {
  // One may be left of a lake that was killed.
  revokeOwnTokens(lake, OWN_TOKEN)
  const token = lake.tokens.create({userId: 'adam', label: OWN_TOKEN})
  const forget = await announceRunning(directory, {url, token})
  return async () => {
    await forget()
    revokeOwnTokens(lake, OWN_TOKEN)
  }
}
