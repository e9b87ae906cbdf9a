import {backUpLake} from '../../lake/index.ts'
import {type Command, CommandError} from '../command.ts'
import {DATA_FOLDER} from '../lake-connection.ts'

export const command: Command = {
  summary: 'copies a whole lake into a folder or a .tar.gz file, while it works',
  usage: 'backup <folder|file.tar.gz> [--data DIR] [--json]',
  options: {data: {type: 'string'}, json: {type: 'boolean'}},
  help: {
    data: `folder of the lake (${DATA_FOLDER})`,
    json: 'what is in the backup, as one JSON object: {createdAt, datasets, files}',
  },
  async run(args) {
    const [target, ...more] = args.positionals
    if (target === undefined || more.length > 0) {
      throw new CommandError('Say where to: newsroom backup <folder|file.tar.gz>', 2)
    }
    const manifest = await backUpLake({directory: args.text('data') ?? DATA_FOLDER, target})
    process.stdout.write(
      args.flag('json')
        ? `${JSON.stringify(manifest)}\n`
        : `${target}: ${manifest.datasets.map(({name, documents}) => `${documents} documents of ${name}`).join(', ')}, ${manifest.files.length} files. Restore it with "newsroom restore ${target}".\n`,
    )
    return 0
  },
}
