import {type SanityDocument} from '@sanity/client'
import {type Command, CommandError} from '../command.ts'
import {connect, CONNECTION_HELP, CONNECTION_OPTIONS} from '../lake-connection.ts'
import {
  listMigrations,
  loadMigration,
  type MigrationOutcome,
  runMigration,
} from '../migration-runner.ts'

export const command: Command = {
  summary: 'runs a migration from migrations/, on the lake or on a hosted project',
  usage: 'migrate <name> [--dry-run] [--in-parts]',
  options: {
    ...CONNECTION_OPTIONS,
    'dry-run': {type: 'boolean'},
    'in-parts': {type: 'boolean'},
    'json': {type: 'boolean'},
  },
  help: {
    ...CONNECTION_HELP,
    'dry-run': 'show each document before and after, write nothing',
    'in-parts': 'in as many transactions as it takes, when it is too large for one',
    'json': 'one JSON object a changed document',
  },
  async run(args) {
    const [name, ...others] = args.positionals
    if (others.length > 0)
      throw new CommandError(`One migration at a time: newsroom ${command.usage}`, 2)
    if (name === undefined) {
      process.stdout.write((await listMigrations()).map((one) => `${one}\n`).join(''))
      return 0
    }
    const migration = await loadMigration(name)
    const connection = await connect(args)
    try {
      const dryRun = args.flag('dry-run')
      const {changes} = await runMigration(migration, connection.client, {
        dryRun,
        inParts: args.flag('in-parts'),
      })
      if (args.flag('json')) {
        for (const change of changes) process.stdout.write(`${JSON.stringify(change)}\n`)
      } else {
        for (const change of changes) process.stdout.write(describeChange(change))
        const count = changes.length === 1 ? '1 document' : `${changes.length} documents`
        const verb = dryRun ? 'would change' : 'changed'
        process.stdout.write(
          `${migration.title}: ${changes.length > 0 ? `${count} ${verb}` : 'nothing to do'}.\n`,
        )
      }
      return 0
    } finally {
      await connection.close()
    }
  },
}

const INTERNAL = new Set(['_id', '_type', '_rev', '_createdAt', '_updatedAt', '_system'])

/** One document as a person reads it: its fields before (−) and after (+), unchanged ones left out. */
function describeChange({id, before, after}: MigrationOutcome['changes'][number]): string {
  const type = (after ?? before)?._type ?? ''
  const state = before === undefined ? 'new' : after === undefined ? 'deleted' : 'changed'
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  const lines = fields
    .filter((field) => !INTERNAL.has(field))
    .flatMap((field) => describeField(field, before, after))
  return [`${type} ${id} (${state})`, ...lines, ''].join('\n')
}

function describeField(
  field: string,
  before: SanityDocument | undefined,
  after: SanityDocument | undefined,
): string[] {
  const was = shorten(before?.[field])
  const is = shorten(after?.[field])
  if (was === is) return []
  return [
    ...(was === undefined ? [] : [`  − ${field}: ${was}`]),
    ...(is === undefined ? [] : [`  + ${field}: ${is}`]),
  ]
}

const LONGEST = 160

function shorten(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (text === undefined || text.length <= LONGEST) return text
  return `${text.slice(0, LONGEST)}… (${text.length} characters)`
}
