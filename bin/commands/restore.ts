import {restoreLake} from '../../lake/index.ts'
import {type Command, CommandError} from '../command.ts'
import {DATA_FOLDER} from '../lake-connection.ts'

export const command: Command = {
  summary: 'puts a lake back from a backup, into a folder that is new or empty',
  usage: 'restore <folder|file.tar.gz> [--data DIR] [--json]',
  options: {data: {type: 'string'}, json: {type: 'boolean'}},
  help: {
    data: `folder in which the lake shall be (${DATA_FOLDER})`,
    json: 'what was in the backup, as one JSON object: {createdAt, datasets, files}',
  },
  async run(args) {
    const [backup, ...more] = args.positionals
    if (backup === undefined || more.length > 0) {
      throw new CommandError('Say from what: newsroom restore <folder|file.tar.gz>', 2)
    }
    const directory = args.text('data') ?? DATA_FOLDER
    const manifest = await restoreLake({backup, directory})
    process.stdout.write(
      args.flag('json')
        ? `${JSON.stringify(manifest)}\n`
        : `${directory} is as it was at ${manifest.createdAt}: ${manifest.datasets.map(({name, documents}) => `${documents} documents of ${name}`).join(', ')}.\n`,
    )
    return 0
  },
}
