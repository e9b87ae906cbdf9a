import {type ChildProcess, spawn, type SpawnOptions} from 'node:child_process'
import {once} from 'node:events'
import {fileURLToPath} from 'node:url'
import {type Command, CommandError} from '../command.ts'
import {connect, DATA_FOLDER, hostedProject} from '../lake-connection.ts'

export const command: Command = {
  summary: 'Sanity\'s own command line, on the lake: "newsroom sanity -- dataset list"',
  usage: 'sanity [--data DIR] -- <what you would give to sanity>',
  options: {data: {type: 'string'}},
  help: {data: `folder of the lake (${DATA_FOLDER})`},
  async run(args) {
    if (args.positionals.length === 0) {
      throw new CommandError('Say what: newsroom sanity -- documents query "*[0]"', 2)
    }
    if (hostedProject()) {
      throw new CommandError('The content is on a hosted project: "npx sanity" works there.', 2)
    }
    // As a hosted project has it: whoever runs the command line may bring in whole datasets.
    const {client, close} = await connect(args, {user: 'keeper'})
    const {apiHost, token = ''} = client.config()
    try {
      const child = spawnSanity(args.positionals, {apiHost, token}, {stdio: 'inherit'})
      const [code] = await once(child, 'exit')
      return typeof code === 'number' ? code : 1
    } finally {
      await close()
    }
  },
}

/** Sanity's own command line in a process of its own, led to a lake. */
export function spawnSanity(
  words: readonly string[],
  {apiHost, token}: {apiHost: string; token: string},
  options: SpawnOptions,
): ChildProcess {
  const sanity = fileURLToPath(new URL('bin/sanity', import.meta.resolve('sanity/package.json')))
  return spawn(process.execPath, [sanity, ...words], {
    ...options,
    env: {
      // It loads some two thousand modules, whatever it is asked.
      NODE_COMPILE_CACHE: COMPILED,
      ...process.env,
      NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import ${REDIRECT}`,
      SANITY_LAKE_URL: apiHost,
      SANITY_AUTH_TOKEN: token,
      DO_NOT_TRACK: '1',
    },
  })
}

const COMPILED = fileURLToPath(new URL('../../dist/compiled', import.meta.url))
const REDIRECT = new URL('../../lake/sanity-cli.ts', import.meta.url).href
