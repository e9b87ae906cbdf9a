import {resolve} from 'node:path'
import {exportDataset} from '@sanity/export'
import {type Command, CommandError} from '../command.ts'
import {connect, CONNECTION_HELP, CONNECTION_OPTIONS} from '../lake-connection.ts'

export const command: Command = {
  summary: 'writes a dataset as "sanity dataset export" does: documents and assets in a .tar.gz',
  usage: 'export <file.tar.gz|-> [--types a,b] [--raw] [--no-assets] [--no-drafts] [--json]',
  options: {
    ...CONNECTION_OPTIONS,
    'types': {type: 'string'},
    'raw': {type: 'boolean'},
    'no-assets': {type: 'boolean'},
    'no-drafts': {type: 'boolean'},
    'json': {type: 'boolean'},
  },
  help: {
    ...CONNECTION_HELP,
    'types': 'only documents of these types',
    'raw': 'asset documents as they are, and no files',
    'no-assets': 'no assets, and no references to them',
    'no-drafts': 'published documents only',
    'json': 'what was written, as one JSON object: {documents, assets, file}',
  },
  async run(args) {
    const [target, ...more] = args.positionals
    if (target === undefined || more.length > 0) {
      throw new CommandError('Say where to: newsroom export <file.tar.gz>, or - for stdout', 2)
    }
    const connection = await connect(args)
    try {
      const {documentCount, assetCount} = await exportDataset({
        client: connection.client,
        dataset: connection.client.config().dataset ?? '',
        outputPath: target === '-' ? process.stdout : resolve(target),
        raw: args.flag('raw'),
        assets: !args.flag('no-assets'),
        drafts: !args.flag('no-drafts'),
        types: args.text('types')?.split(','),
      })
      const summary = args.flag('json')
        ? JSON.stringify({documents: documentCount, assets: assetCount, file: target})
        : `${target}: ${documentCount} documents, ${assetCount} assets. Bring it in elsewhere with "newsroom load" or "sanity dataset import".`
      const out = target === '-' ? process.stderr : process.stdout
      out.write(`${summary}\n`)
      return 0
    } catch (error) {
      throw new CommandError(`${target} could not be written: ${reasonOf(error)}`)
    } finally {
      await connection.close()
    }
  },
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
