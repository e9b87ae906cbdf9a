import {readdir} from 'node:fs/promises'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {
  type Mutation as ClientMutation,
  type SanityClient,
  type SanityDocument,
} from '@sanity/client'
import {
  collectMigrationMutations,
  fromDocuments,
  type Migration,
  type MigrationContext,
  type Mutation,
  type Transaction,
} from '@sanity/migrate'
import {SanityEncoder} from '@sanity/mutate'
import {CommandError} from './command.ts'

const FOLDER = fileURLToPath(new URL('../migrations/', import.meta.url))

/** What a new newsroom begins with. The others are for content that an earlier version has written. */
export const FIRST_MIGRATIONS = ['house-style-list', 'import-story-raqqa']

/** Names of the migrations, in alphabetical order. */
export async function listMigrations(): Promise<string[]> {
  const entries = await readdir(FOLDER, {withFileTypes: true})
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({name}) => name)
    .sort()
}

/** Loads `migrations/<name>/index.ts`; an unknown name is a `CommandError` that lists the known ones. */
export async function loadMigration(name: string): Promise<Migration> {
  const known = await listMigrations()
  if (!known.includes(name)) {
    throw new CommandError(`There is no migration "${name}". There are: ${known.join(', ')}.`, 2)
  }
  const module: unknown = await import(pathToFileURL(`${FOLDER}${name}/index.ts`).href)
  if (isObject(module) && isMigration(module['default'])) return module['default']
  throw new CommandError(
    `migrations/${name}/index.ts has no default export made by defineMigration().`,
  )
}

export interface MigrationOutcome {
  /** Documents as they were and as they are (or, in a dry run, would be); only changed ones. */
  changes: {id: string; before: SanityDocument | undefined; after: SanityDocument | undefined}[]
}

/**
 * Runs a migration in **one** transaction: all of it happens or none. A dry run asks Content Lake what
 * would come of it and writes nothing. A migration that has nothing to do makes no transaction.
 *
 * `@sanity/migrate` collects the mutations; its own runner sends them in many transactions to
 * sanity.io and nowhere else.
 */
export async function runMigration(
  migration: Migration,
  client: SanityClient,
  {dryRun}: {dryRun: boolean},
): Promise<MigrationOutcome> {
  const mutations = await collectMutations(migration, client)
  if (mutations.length === 0) return {changes: []}
  const ids = [...new Set(mutations.flatMap(idOf))]
  const before = await client.getDocuments(ids)
  const trial = await client.mutate(mutations, {
    dryRun: true,
    returnDocuments: true,
    returnFirst: false,
  })
  const after = new Map(trial.map((document) => [document._id, document]))
  const changes = ids.flatMap((id, index) => {
    const change = {id, before: before[index] ?? undefined, after: after.get(id)}
    return contentOf(change.before) === contentOf(change.after) ? [] : [change]
  })
  if (!dryRun && changes.length > 0) await client.mutate(mutations, {returnDocuments: false})
  return {changes}
}

async function collectMutations(
  migration: Migration,
  client: SanityClient,
): Promise<ClientMutation[]> {
  const {documentTypes, filter} = migration
  const read = async function* () {
    const conditions = [documentTypes && '_type in $documentTypes', filter && `(${filter})`]
    const wanted = conditions.filter(Boolean).join(' && ') || 'true'
    yield* fromDocuments(
      await client.fetch<SanityDocument[]>(`*[${wanted}]`, {documentTypes: documentTypes ?? []}),
    )
  }
  // Without a filter of its own a migration may see everything.
  const filtered: MigrationContext['filtered'] = {
    getDocument: async <T extends SanityDocument>(id: string) => {
      const [document] = await filtered.getDocuments<T>([id])
      return document
    },
    getDocuments: async <T extends SanityDocument>(wanted: string[]) => {
      const documents: unknown[] = (await client.getDocuments(wanted)).filter((one) => one !== null)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the migration names the type
      return documents as T[]
    },
  }
  const collected: (Mutation | Transaction)[] = []
  for await (const step of collectMigrationMutations(migration, read, {
    client,
    filtered,
    dryRun: false,
  })) {
    collected.push(...(Array.isArray(step) ? step : [step]))
  }
  return collected
    .flatMap((step) => (step.type === 'transaction' ? step.mutations : [step]))
    .filter(isEncodable)
    .flatMap((mutation) => SanityEncoder.encodeMutation(mutation))
}

type Encodable = Parameters<typeof SanityEncoder.encodeMutation>[0]

/** `@sanity/migrate` allows index ranges in paths, which have no form in Content Lake's patches. */
function isEncodable(mutation: Mutation): mutation is Mutation & Encodable {
  const ranged =
    mutation.type === 'patch' && mutation.patches.some(({path}) => path.some(Array.isArray))
  if (ranged)
    throw new CommandError(
      'The migration patches a range of array items, which Content Lake cannot.',
    )
  return true
}

function idOf(mutation: ClientMutation): string[] {
  const [target] = Object.values(mutation)
  if (!isObject(target)) return []
  const id = target['_id'] ?? target['id']
  return typeof id === 'string' ? [id] : []
}

/** A document without what Content Lake keeps on it, so that "nothing changed" can be told. */
function contentOf(document: SanityDocument | undefined): string {
  if (document === undefined) return ''
  const {_rev, _updatedAt, _createdAt, _system, ...content} = document
  return JSON.stringify(content)
}

function isMigration(value: unknown): value is Migration {
  return isObject(value) && 'title' in value && 'migrate' in value
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
