import {backup, DatabaseSync} from 'node:sqlite'
import {textIn} from './rows.ts'

/** Pages at a time; the other thread that copies them holds nobody up. */
const PAGES = 2000

/**
 * Copies a database as it is at one moment, while another process may be writing to it. Copying what
 * changes meanwhile would make SQLite start again and again, so a transaction that only reads holds
 * that moment until the copy is done. When the promise resolves, the copy is on disk.
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const source = new DatabaseSync(from, {readOnly: true, timeout: 5000})
  try {
    source.exec('begin')
    source.prepare('select count(*) from sqlite_schema').get()
    await backup(source, to, {rate: PAGES})
  } finally {
    source.close()
  }
}

/** What SQLite finds wrong with a file; nothing for a file that is sound. Changes nothing. */
export function fileProblems(file: string): string[] {
  const database = new DatabaseSync(file, {timeout: 5000})
  try {
    return database
      .prepare('pragma integrity_check')
      .all()
      .map((row) => textIn(row, 'integrity_check'))
      .filter((message) => message !== 'ok')
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  } finally {
    database.close()
  }
}
