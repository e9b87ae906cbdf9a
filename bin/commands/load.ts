import {createReadStream} from 'node:fs'
import {stat} from 'node:fs/promises'
import {sanityImport} from '@sanity/import'
import {type Arguments, type Command, CommandError} from '../command.ts'
import {connect, CONNECTION_HELP, CONNECTION_OPTIONS} from '../lake-connection.ts'

export const command: Command = {
  summary: 'brings in what "newsroom export" or "sanity dataset export" has written',
  usage: 'load <file.tar.gz|file.ndjson|folder|-> [--replace | --missing] [--json]',
  options: {
    ...CONNECTION_OPTIONS,
    replace: {type: 'boolean'},
    missing: {type: 'boolean'},
    json: {type: 'boolean'},
  },
  help: {
    ...CONNECTION_HELP,
    replace: 'documents that are there already are replaced',
    missing: 'documents that are there already are left as they are',
    json: 'what was in it, as one JSON object: {documents, warnings}',
  },
  async run(args) {
    const [source, ...more] = args.positionals
    if (source === undefined || more.length > 0) {
      throw new CommandError('Say what: newsroom load <file.tar.gz|file.ndjson|folder>', 2)
    }
    const operation = operationOf(args)
    const input = await inputOf(source)
    const connection = await connect(args, {user: 'keeper', mayMake: true})
    try {
      const {numDocs, warnings} = await sanityImport(input, {
        client: connection.client,
        operation,
        releasesOperation: operation === 'create' ? 'fail' : 'ignore',
        allowAssetsInDifferentDataset: true,
      })
      for (const {message} of warnings) process.stderr.write(`${message}\n`)
      process.stdout.write(
        args.flag('json')
          ? `${JSON.stringify({documents: numDocs, warnings: warnings.map(({message}) => message)})}\n`
          : `${source}: ${numDocs} documents were in it, and are here now.\n`,
      )
      return 0
    } catch (error) {
      throw new CommandError(`${source}: ${reasonOf(error)}`)
    } finally {
      await connection.close()
    }
  },
}

function operationOf(args: Arguments): 'create' | 'createOrReplace' | 'createIfNotExists' {
  if (args.flag('replace') && args.flag('missing')) {
    throw new CommandError('Say --replace or --missing, not both.', 2)
  }
  if (args.flag('replace')) return 'createOrReplace'
  return args.flag('missing') ? 'createIfNotExists' : 'create'
}

async function inputOf(source: string): Promise<string | NodeJS.ReadableStream> {
  if (source === '-') return process.stdin
  const found = await stat(source).catch(() => undefined)
  if (!found) throw new CommandError(`There is no ${source}. Check its name.`)
  return found.isDirectory() ? source : createReadStream(source)
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
