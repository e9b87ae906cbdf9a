import {type LakeDocument} from '../documents/document.ts'
import {findReferences, type Reference} from '../documents/references.ts'
import {type Database} from './database.ts'
import {textIn} from './rows.ts'

/** Who refers to whom. Kept in the transaction of the documents, so it is never behind them. */
export class ReferenceTable {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** Brings the rows of one document from its state before to its state after. */
  replace(key: number, before: LakeDocument | null, after: LakeDocument | null): void {
    const old = rowsOf(before)
    for (const [row, reference] of rowsOf(after)) {
      if (!old.delete(row)) this.#add(key, reference)
    }
    for (const reference of old.values()) this.#remove(key, reference)
  }

  /** Ids of the documents that hold a strong reference to `target`, in order. */
  strongReferrers(target: string): string[] {
    return this.#database
      .all(
        `select distinct document.id from reference join document on document.key = source
         where target = ? and weak = 0 and local = 1 order by document.id`,
        target,
      )
      .map((row) => textIn(row, 'id'))
  }

  /** The documents that refer to `target`, and where; `undefined` when these are more than `most`. */
  referrersUpTo(most: number, target: string): {id: string; path: string}[] | undefined {
    const rows = this.#database.all(
      `select document.id, path from reference join document on document.key = source
       where target = ? limit ?`,
      target,
      most + 1,
    )
    if (rows.length > most) return undefined
    return rows.map((row) => ({id: textIn(row, 'id'), path: textIn(row, 'path')}))
  }

  #add(key: number, reference: Reference): void {
    this.#database.run(
      `insert or replace into reference (target, path, weak, local, inside, source)
       values (?, ?, ?, ?, ?, ?)`,
      ...referenceColumns(reference),
      key,
    )
  }

  #remove(key: number, reference: Reference): void {
    this.#database.run(
      `delete from reference
       where target = ? and path = ? and weak = ? and local = ? and inside = ? and source = ?`,
      ...referenceColumns(reference),
      key,
    )
  }
}

/** Target, path, weak, local, inside: what verify() compares with what is stored. */
export function referenceColumns({target, path, weak, local, inner}: Reference) {
  return [target, path, weak ? 1 : 0, local ? 1 : 0, inner ? 1 : 0] as const
}

function rowsOf(document: LakeDocument | null): Map<string, Reference> {
  const references = document ? findReferences(document) : []
  return new Map(references.map((reference) => [JSON.stringify(reference), reference]))
}
