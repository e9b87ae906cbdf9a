import {type LakeDocument, readDocument} from '../documents/document.ts'
import {findReferences} from '../documents/references.ts'
import {type DatasetStore} from './dataset-store.ts'
import {COLUMNS, columnsOf} from './document-table.ts'
import {expectedValues, readFields} from './field-index.ts'
import {referenceColumns} from './reference-table.ts'
import {numberIn, type Row, textIn} from './rows.ts'
import {searchedUpTo, searchWords} from './search-index.ts'
import {type Problem} from './verify.ts'

/**
 * Compares every index row with what the stored documents say. The expected rows go into temporary
 * tables, so that a large dataset need not fit into memory.
 */
export function findIndexProblems(store: DatasetStore): Problem[] {
  const {database} = store
  database.execute(`
    create temp table expected_reference
      (target text, path text, weak integer, local integer, inside integer, source integer);
    create temp table expected_value (field integer, value any, document integer);
  `)
  try {
    const problems = [...findDocumentRows(store)]
    problems.push(
      ...compareTables(store, {
        table: 'reference',
        columns: 'target, path, weak, local, inside, source',
        document: 'source',
        what: 'reference',
      }),
      ...compareTables(store, {
        table: 'field_value',
        expected: 'expected_value',
        columns: 'field, value, document',
        document: 'document',
        what: 'field',
      }),
    )
    return problems
  } finally {
    database.execute('drop table expected_reference; drop table expected_value')
  }
}

/** Checks the columns and the words of every document, and notes which other rows it should have. */
function findDocumentRows(store: DatasetStore): Problem[] {
  const {database} = store
  const fields = readFields(database)
  const searched = searchedUpTo(database)
  const problems: Problem[] = []
  for (const row of database.iterate('select * from document order by id')) {
    const document = readable(row)
    if (!document) continue
    const key = numberIn(row, 'key')
    const expected = columnsOf(document)
    const wrong = COLUMNS.find((column, index) => row[column] !== expected[index])
    if (wrong !== undefined) problems.push(indexProblem(document._id, `the column "${wrong}"`))
    for (const reference of findReferences(document)) {
      database.run(
        'insert into expected_reference values (?, ?, ?, ?, ?, ?)',
        ...referenceColumns(reference),
        key,
      )
    }
    for (const [path, byType] of fields) {
      const field = byType.get(document._type)
      const values = field?.ready ? expectedValues(document, path) : []
      for (const value of values) {
        database.run('insert into expected_value values (?, ?, ?)', field?.key ?? 0, value, key)
      }
    }
    if (numberIn(row, 'sequence') <= searched && !isFound(store, key, document)) {
      problems.push(indexProblem(document._id, 'the words for search'))
    }
  }
  return problems
}

/** A document that cannot be read is reported by whoever compares it with the log. */
function readable(row: Row): LakeDocument | undefined {
  try {
    return readDocument(textIn(row, 'json'))
  } catch {
    return undefined
  }
}

/**
 * The index keeps no text, so it cannot be read back; but it keeps how many words each document has,
 * and one of them tells whether they are those of the document.
 */
function isFound(store: DatasetStore, key: number, document: LakeDocument): boolean {
  const words = searchWords(document)
  const row = store.database.get('select sz from search_docsize where id = ?', key)
  const found = store.database.get(
    'select 1 from search where search match ? and rowid = ?',
    `"${words.at(-1) ?? ''}"`,
    key,
  )
  return row?.sz instanceof Uint8Array && readVarint(row.sz) === words.length && found !== undefined
}

/** SQLite's numbers of variable length: seven bits a byte, the highest first. */
function readVarint(bytes: Uint8Array): number {
  return bytes.reduce((value, byte) => value * 128 + (byte & 127), 0)
}

function compareTables(
  store: DatasetStore,
  options: {table: string; expected?: string; columns: string; document: string; what: string},
): Problem[] {
  const {table, expected = `expected_${table}`, columns, document, what} = options
  const stored = `select ${columns} from main.${table}`
  const wanted = `select ${columns} from temp.${expected}`
  const isReady =
    table === 'field_value' ? 'where field in (select key from field where ready = 1)' : ''
  const rows = store.database.all(
    `with different as (
       select * from (${stored} ${isReady} except ${wanted})
       union all select * from (${wanted} except ${stored})
     )
     select distinct coalesce(document.id, 'key ' || different.${document}) as id
     from different left join document on document.key = different.${document} order by id`,
  )
  return rows.map((row) => indexProblem(textIn(row, 'id'), `the ${what} rows`))
}

function indexProblem(id: string, what: string): Problem {
  return {kind: 'index', id, message: `Of document "${id}", ${what} are not as it says`}
}
