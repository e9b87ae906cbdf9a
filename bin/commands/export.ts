import {existsSync} from 'node:fs'
import {open, rename, rm} from 'node:fs/promises'
import {resolve} from 'node:path'
import {type SanityClient} from '@sanity/client'
import {exportDataset} from '@sanity/export'
import {type Command, CommandError} from '../command.ts'
import {connect, CONNECTION_HELP, CONNECTION_OPTIONS} from '../lake-connection.ts'

export const command: Command = {
  summary: 'writes a dataset as "sanity dataset export" does: documents and assets in a .tar.gz',
  usage: 'export <file.tar.gz|-> [--types a,b] [--raw] [--no-assets] [--no-drafts] [--overwrite]',
  options: {
    ...CONNECTION_OPTIONS,
    'types': {type: 'string'},
    'raw': {type: 'boolean'},
    'no-assets': {type: 'boolean'},
    'no-drafts': {type: 'boolean'},
    'overwrite': {type: 'boolean'},
    'json': {type: 'boolean'},
  },
  help: {
    ...CONNECTION_HELP,
    'types': 'only documents of these types',
    'raw': 'asset documents as they are, and no files',
    'no-assets': 'no assets, and no references to them',
    'no-drafts': 'published documents only',
    'overwrite': 'take the place of a file of that name, when the new one is complete',
    'json': 'what was written, as one JSON object: {documents, assets, file}',
  },
  async run(args) {
    const [target, ...more] = args.positionals
    if (target === undefined || more.length > 0) {
      throw new CommandError('Say where to: newsroom export <file.tar.gz>, or - for stdout', 2)
    }
    if (target !== '-' && existsSync(target) && !args.flag('overwrite')) {
      throw new CommandError(
        `${target} is there already, and is left as it is. Choose another name, or say --overwrite.`,
      )
    }
    const types = args.text('types')?.split(',')
    const connection = await connect(args)
    const unfinished = target === '-' ? undefined : `${resolve(target)}.unfinished-${process.pid}`
    try {
      if (types) await refuseUnknownTypes(types, connection.client)
      // Opened here, for the library would end the process where it cannot be.
      const file = unfinished === undefined ? undefined : await open(unfinished, 'w')
      const {documentCount, assetCount} = await exportDataset({
        client: connection.client,
        dataset: connection.client.config().dataset ?? '',
        outputPath: file ? file.createWriteStream() : process.stdout,
        raw: args.flag('raw'),
        assets: !args.flag('no-assets'),
        drafts: !args.flag('no-drafts'),
        types,
      })
      if (unfinished !== undefined) await rename(unfinished, resolve(target))
      const summary = args.flag('json')
        ? JSON.stringify({documents: documentCount, assets: assetCount, file: target})
        : `${target}: ${documentCount} documents, ${assetCount} assets. Bring it in elsewhere with "newsroom load" or "sanity dataset import".`
      const out = target === '-' ? process.stderr : process.stdout
      out.write(`${summary}\n`)
      return 0
    } catch (error) {
      if (unfinished !== undefined) await rm(unfinished, {force: true})
      if (error instanceof CommandError) throw error
      throw new CommandError(`${target} could not be written: ${reasonOf(error)}`)
    } finally {
      await connection.close()
    }
  },
}

/** An export of nothing would look like an empty dataset. */
async function refuseUnknownTypes(types: string[], client: SanityClient): Promise<void> {
  for (const type of types) {
    if (await client.fetch<boolean>('defined(*[_type == $type][0])', {type})) continue
    const known = await client.fetch<string[]>('array::unique(*[]._type)')
    throw new CommandError(
      `No document is of the type "${type}". There are: ${known.toSorted().join(', ')}.`,
      2,
    )
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
