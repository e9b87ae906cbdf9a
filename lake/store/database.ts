import {DatabaseSync, type SQLInputValue, type StatementSync} from 'node:sqlite'
import {LakeError} from '../lake-error.ts'
import {numberIn, type Row} from './rows.ts'

/** Marks a file as one of ours ("LAKE"), so that no other program's database is ever upgraded. */
const APPLICATION_ID = 0x4c414b45

const MOST_STATEMENTS = 500

export interface DatabaseOptions {
  /** One statement list for each version of the schema, oldest first. Never edit one: append. */
  schema: string[]
  /** False only for lakes in memory, which have nothing to lose in a power cut. */
  durable: boolean
}

/**
 * Opens a database for the one writer, creating it or bringing it up to the newest schema.
 *
 * Throws {@link LakeError}: `newerFolder` when a later version of the lake wrote it, `notALake` when
 * it is somebody else's file, `unsafeStorage` when SQLite does not confirm the settings that keep
 * acknowledged writes through a power cut.
 */
export function openDatabase(file: string, options: DatabaseOptions): Database {
  const database = new Database(new DatabaseSync(file))
  try {
    configure(database, options.durable)
    upgrade(database, file, options.schema)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** A second connection that can only read, for the threads that evaluate queries. */
export function openReadOnly(file: string): Database {
  const database = new Database(new DatabaseSync(file, {readOnly: true}))
  database.execute('pragma busy_timeout = 5000; pragma cache_size = -32768')
  return database
}

/** node:sqlite with its statements kept: preparing one costs more than running it. */
export class Database {
  readonly #connection: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()
  /** Of loops that are over. */
  readonly #loops = new Map<string, StatementSync>()

  constructor(connection: DatabaseSync) {
    this.#connection = connection
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#statement(sql).get(...values)
  }

  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#statement(sql).all(...values)
  }

  run(sql: string, ...values: SQLInputValue[]): {changes: number; lastKey: number} {
    const {changes, lastInsertRowid} = this.#statement(sql).run(...values)
    return {changes: Number(changes), lastKey: Number(lastInsertRowid)}
  }

  /** Row by row. Its statement is its own meanwhile: the loop may ask the same question again. */
  *iterate(sql: string, ...values: SQLInputValue[]): Iterable<Row> {
    const statement = this.#loops.get(sql) ?? this.#connection.prepare(sql)
    this.#loops.delete(sql)
    try {
      yield* statement.iterate(...values)
    } finally {
      keep(this.#loops, sql, statement)
    }
  }

  execute(sql: string): void {
    this.#connection.exec(sql)
  }

  /** All or nothing. Only for start-up work: commits go through the group commit. */
  atomically(work: () => void): void {
    this.execute('begin immediate')
    try {
      work()
      this.execute('commit')
    } catch (error) {
      this.execute('rollback')
      throw error
    }
  }

  close(): void {
    this.#statements.clear()
    this.#loops.clear()
    this.#connection.close()
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#connection.prepare(sql)
    keep(this.#statements, sql, statement)
    return statement
  }
}

/** Queries of strangers become statements too, and there are endlessly many. */
function keep(statements: Map<string, StatementSync>, sql: string, statement: StatementSync): void {
  if (statements.size >= MOST_STATEMENTS) statements.clear()
  statements.set(sql, statement)
}

function configure(database: Database, durable: boolean): void {
  // First, or switching to WAL fails at once when another process looks at the file.
  database.execute('pragma busy_timeout = 5000')
  database.execute('pragma journal_mode = wal')
  database.execute(`pragma synchronous = ${durable ? 'full' : 'off'}`)
  database.execute('pragma foreign_keys = on')
  database.execute('pragma cache_size = -65536')
  // Checkpoints rewrite pages: fewer, larger ones make imports a quarter faster.
  database.execute('pragma wal_autocheckpoint = 8000')
  const journal = database.get('pragma journal_mode')?.journal_mode
  const synchronous = database.get('pragma synchronous')?.synchronous
  if (journal === 'wal' && synchronous === (durable ? 2 : 0)) return
  throw new LakeError(
    'unsafeStorage',
    `SQLite reports journal_mode=${String(journal)} and synchronous=${String(synchronous)}, so ` +
      'acknowledged changes could be lost. Keep the folder on a local disk.',
  )
}

function upgrade(database: Database, file: string, schema: string[]): void {
  const application = pragma(database, 'application_id')
  const version = pragma(database, 'user_version')
  const empty = database.get('select count(*) as tables from sqlite_schema')?.tables === 0
  if (application !== APPLICATION_ID && !empty) {
    throw new LakeError('notALake', `${file} belongs to another program. Choose another folder.`)
  }
  if (version > schema.length) {
    throw new LakeError(
      'newerFolder',
      `${file} was written by a newer version (schema ${version}, this one knows ${schema.length}). ` +
        'Upgrade sanity-plugin-newsroom, or choose another folder.',
    )
  }
  for (const [index, statements] of schema.entries()) {
    if (index < version) continue
    database.atomically(() => {
      database.execute(statements)
      database.execute(`pragma application_id = ${APPLICATION_ID}`)
      database.execute(`pragma user_version = ${index + 1}`)
    })
  }
}

function pragma(database: Database, name: string): number {
  const row = database.get(`pragma ${name}`)
  return row ? numberIn(row, name) : 0
}
