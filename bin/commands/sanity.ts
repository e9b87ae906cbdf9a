import {spawn} from 'node:child_process'
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
    const {client, close} = await connect(args, 'keeper')
    const {apiHost, token} = client.config()
    const sanity = fileURLToPath(new URL('bin/sanity', import.meta.resolve('sanity/package.json')))
    try {
      const child = spawn(process.execPath, [sanity, ...args.positionals], {
        stdio: 'inherit',
        env: {
          ...process.env,
          NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import ${REDIRECT}`,
          SANITY_LAKE_URL: apiHost,
          SANITY_AUTH_TOKEN: token,
          DO_NOT_TRACK: '1',
        },
      })
      const [code] = await once(child, 'exit')
      return typeof code === 'number' ? code : 1
    } finally {
      await close()
    }
  },
}

const REDIRECT = new URL('../../lake/sanity-cli.ts', import.meta.url).href
