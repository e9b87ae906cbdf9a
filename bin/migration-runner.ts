import {existsSync} from 'node:fs'
import {readdir} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {
  type Mutation as ClientMutation,
  type SanityClient,
  type SanityDocument,
} from '@sanity/client'
import {collectMigrationMutations, type Migration, type Mutation} from '@sanity/migrate'
import {SanityEncoder} from '@sanity/mutate'
import {CommandError} from './command.ts'
import {documentsById, filteredClient, selectDocuments} from './migration-documents.ts'

const FOLDER = fileURLToPath(new URL('../migrations/', import.meta.url))

/** What a new newsroom begins with. The others are for content that an earlier version has written. */
export const FIRST_MIGRATIONS = ['house-style-list', 'import-story-raqqa']

/** Names of the migrations, in alphabetical order. */
export async function listMigrations(folder = FOLDER): Promise<string[]> {
  const entries = await readdir(folder, {withFileTypes: true})
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({name}) => name)
    .sort()
}

/**
 * Loads `migrations/<name>/index.ts`. An unknown name is a `CommandError` that lists the known ones;
 * one that cannot be loaded says why.
 */
export async function loadMigration(name: string, folder = FOLDER): Promise<Migration> {
  const known = await listMigrations(folder)
  if (!known.includes(name)) {
    throw new CommandError(`There is no migration "${name}". There are: ${known.join(', ')}.`, 2)
  }
  const file = join(folder, name, 'index.ts')
  const shown = `migrations/${name}/index.ts`
  if (!existsSync(file)) {
    throw new CommandError(
      `There is no ${shown}, where a migration begins. Make it, or remove the folder.`,
    )
  }
  const module: unknown = await import(pathToFileURL(file).href).catch((error: unknown) => {
    throw new CommandError(`${shown} cannot be loaded: ${reasonOf(error)}`)
  })
  if (isObject(module) && isMigration(module['default'])) return module['default']
  throw new CommandError(`${shown} has no default export made by defineMigration().`)
}

export interface MigrationOutcome {
  /** Documents as they were and as they are (or, in a dry run, would be); only changed ones. */
  changes: Change[]
}

interface Change {
  id: string
  before: SanityDocument | undefined
  after: SanityDocument | undefined
}

/** What the lake takes in one request. */
const LARGEST_TRANSACTION = 8 * 1024 * 1024
/** Below what any Content Lake takes. */
const LARGEST_PART = 2 * 1024 * 1024

/**
 * Runs a migration in **one** transaction: all of it happens or none. What is too large for one is a
 * `CommandError`, unless it may go in parts: then each thing that the migration gives (a mutation, a
 * list of them, a transaction) happens whole or not at all. A dry run asks Content Lake what would
 * come of it and writes nothing. A migration that has nothing to do makes no transaction.
 *
 * `@sanity/migrate` collects the mutations; its own runner sends them in many transactions to
 * sanity.io and nowhere else.
 */
export async function runMigration(
  migration: Migration,
  client: SanityClient,
  {dryRun, inParts = false}: {dryRun: boolean; inParts?: boolean},
): Promise<MigrationOutcome> {
  const steps = await collectSteps(migration, client)
  const parts = inParts ? inPartsOf(steps) : [steps.flat()]
  const changes: Change[] = []
  for (const [index, part] of parts.entries()) {
    if (sizeOf(part) > LARGEST_TRANSACTION) throw tooLarge(part, inParts)
    try {
      const some = await tryOut(part, client)
      if (!dryRun && some.length > 0) await client.mutate(part, {returnDocuments: false})
      changes.push(...some)
    } catch (error) {
      if (isTooLarge(error)) throw tooLarge(part, inParts)
      const written =
        index === 0 || dryRun
          ? 'Nothing was written.'
          : `The ${index} parts of ${parts.length} before it are written: mend the migration and run it again.`
      throw new CommandError(`Content Lake refused the migration: ${reasonOf(error)} ${written}`)
    }
  }
  return {changes}
}

async function tryOut(mutations: ClientMutation[], client: SanityClient): Promise<Change[]> {
  if (mutations.length === 0) return []
  const ids = [...new Set(mutations.flatMap(idOf))]
  const before = await documentsById(client, ids)
  const trial = await client.mutate(mutations, {
    dryRun: true,
    returnDocuments: true,
    returnFirst: false,
  })
  const after = new Map(trial.map((document) => [document._id, document]))
  // A document that is created without an id gets one.
  const all = [...new Set([...ids, ...after.keys()])]
  return all
    .map((id) => ({id, before: before.get(id), after: after.get(id)}))
    .filter((change) => contentOf(change.before) !== contentOf(change.after))
}

/** As many steps together as go into one request. */
function inPartsOf(steps: readonly ClientMutation[][]): ClientMutation[][] {
  const parts: ClientMutation[][] = []
  let size = Infinity
  for (const step of steps) {
    size += sizeOf(step)
    if (size > LARGEST_PART) {
      parts.push([])
      size = sizeOf(step)
    }
    parts.at(-1)?.push(...step)
  }
  return parts
}

function sizeOf(mutations: readonly ClientMutation[]): number {
  return Buffer.byteLength(JSON.stringify({mutations}))
}

function tooLarge(mutations: readonly ClientMutation[], inParts: boolean): CommandError {
  const documents = new Set(mutations.flatMap(idOf)).size
  const size = `${(sizeOf(mutations) / 1024 / 1024).toFixed(1)} MB for ${documents} documents`
  return new CommandError(
    inParts
      ? `The migration gives one transaction of ${size}, more than Content Lake takes: let it give smaller ones.`
      : `The migration is one transaction of ${size}, more than Content Lake takes. Nothing was written. Run it with --in-parts: it then happens part by part, and is run again if it is cut off.`,
  )
}

function isTooLarge(error: unknown): boolean {
  return isObject(error) && error['statusCode'] === 413
}

/** What the migration gives, each to be done whole. */
async function collectSteps(
  migration: Migration,
  client: SanityClient,
): Promise<ClientMutation[][]> {
  let at: string | undefined
  const read = async function* () {
    for await (const document of selectDocuments(migration, client)) {
      at = document._id
      yield document
    }
  }
  const context = {client, filtered: filteredClient(migration, client), dryRun: false}
  const steps: ClientMutation[][] = []
  try {
    for await (const step of collectMigrationMutations(migration, read, context)) {
      const mutations = (Array.isArray(step) ? step : [step])
        .flatMap((one) => (one.type === 'transaction' ? one.mutations : [one]))
        .filter(isEncodable)
        .flatMap((mutation) => SanityEncoder.encodeMutation(mutation))
      if (mutations.length > 0) steps.push(mutations)
    }
  } catch (error) {
    const where = at === undefined ? 'before the first document' : `at document ${at}`
    throw new CommandError(
      `The migration “${migration.title}” failed ${where}: ${reasonOf(error)} Nothing was written.`,
    )
  }
  return steps
}

type Encodable = Parameters<typeof SanityEncoder.encodeMutation>[0]

/** `@sanity/migrate` allows index ranges in paths, which have no form in Content Lake's patches. */
function isEncodable(mutation: Mutation): mutation is Mutation & Encodable {
  const ranged =
    mutation.type === 'patch' && mutation.patches.some(({path}) => path.some(Array.isArray))
  if (ranged) throw new Error('It patches a range of array items, which Content Lake cannot.')
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

/** Its words, as one sentence, and the line of the migration from which it came. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const words = message.trim().split(/\s+/).join(' ')
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const place = /migrations\/[\w-]+\/[\w./-]+:\d+/.exec(stack)?.[0]
  const sentence = place === undefined ? words : `${words} (${place})`
  return sentence.endsWith('.') ? sentence : `${sentence}.`
}

function isMigration(value: unknown): value is Migration {
  return isObject(value) && 'title' in value && 'migrate' in value
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
