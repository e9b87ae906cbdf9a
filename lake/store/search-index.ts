import {publishedIdOf} from '../documents/document-id.ts'
import {type LakeDocument, readDocument} from '../documents/document.ts'
import {textsOf, withoutDots, wordsOf} from '../documents/words.ts'
import {type Database} from './database.ts'
import {numberIn, textIn} from './rows.ts'

/**
 * Full text of all documents. Indexing words costs five times what storing a document does, so it
 * is done later, in batches: every document up to `indexedUpTo()` is in, and who searches has to
 * look at the later ones too. It narrows a search; it never decides one.
 */
export class SearchIndex {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  indexedUpTo(): number {
    return searchedUpTo(this.#database)
  }

  /** Indexes the next documents, about `limit` of them. False when nothing is left to do. */
  catchUp(limit: number): boolean {
    const from = this.indexedUpTo()
    const rows = this.#database.all(
      `select key, sequence, json from document where sequence > ? order by sequence limit ?`,
      from,
      limit,
    )
    const last = rows.at(-1)
    if (!last) return false
    const isLastBatch = rows.length < limit
    // The last transaction of a full batch may go on in the next one, unless it fills this one.
    const edge = numberIn(last, 'sequence')
    const whole = isLastBatch ? rows : rows.filter((row) => numberIn(row, 'sequence') < edge)
    const batch = whole.length > 0 ? whole : this.#wholeTransaction(edge)
    for (const row of batch) this.#index(numberIn(row, 'key'), textIn(row, 'json'))
    const end = batch.at(-1) ?? last
    this.#database.run(
      `insert into progress (name, sequence) values ('search', ?)
       on conflict (name) do update set sequence = excluded.sequence`,
      numberIn(end, 'sequence'),
    )
    return true
  }

  remove(key: number): void {
    this.#database.run('delete from search where rowid = ?', key)
  }

  #wholeTransaction(sequence: number) {
    return this.#database.all(
      'select key, sequence, json from document where sequence = ?',
      sequence,
    )
  }

  #index(key: number, json: string): void {
    this.#database.run(
      'insert or replace into search (rowid, words) values (?, ?)',
      key,
      searchWords(readDocument(json)).join(' '),
    )
  }
}

export function searchedUpTo(database: Database): number {
  const row = database.get(`select sequence from progress where name = 'search'`)
  return row ? numberIn(row, 'sequence') : 0
}

/** The words of one document as FTS5 gets them. */
export function searchWords(document: LakeDocument): string[] {
  const words = new Set<string>()
  // A perspective shows a draft under its published id, and `match` passes over the dots of both.
  const ids = [document._id, publishedIdOf(document._id)]
  for (const text of [...ids, ...textsOf(document)]) {
    for (const word of wordsOf(text)) words.add(word)
    if (text.includes('.')) for (const word of wordsOf(withoutDots(text))) words.add(word)
  }
  return [...words].map(searchWord)
}

/**
 * A word in the letters that FTS5's `ascii` tokenizer leaves alone: `fjörd` → `fj_f6_rd`. Letter by
 * letter, so that the beginning of a word stays its beginning. FTS5's own Unicode tables (6.1, of
 * 2012) would find other words than we do.
 */
export function searchWord(word: string): string {
  return word.replace(/[^a-z0-9]/gu, (letter) => `_${(letter.codePointAt(0) ?? 0).toString(16)}_`)
}
