import {createHash, randomBytes} from 'node:crypto'
import {type Database} from '../store/database.ts'
import {type Row, textIn, textOrNullIn} from '../store/rows.ts'

/** Somebody who signs in in the morning is still signed in at the end of the month. */
const SESSION_DAYS = 30

export interface TokenInfo {
  id: string
  userId: string
  /** A session ends by itself and with signing out; a token for programs lasts until it is revoked. */
  kind: 'session' | 'program'
  label: string
  createdAt: string
  expiresAt: string | null
}

/** What a token proves. `expired` tokens are told from unknown ones, as the Studio does. */
export type TokenCheck = {state: 'valid'; token: TokenInfo} | {state: 'expired' | 'unknown'}

/** Secrets that speak for a user. Only their hashes are kept, so a copy of the folder signs nobody in. */
export class Tokens {
  readonly #database: Database
  readonly #clock: () => number

  constructor(database: Database, clock: () => number) {
    this.#database = database
    this.#clock = clock
  }

  /** The secret is returned this once, and can never be shown again. */
  create({
    userId,
    label = '',
    kind = 'program',
  }: {
    userId: string
    label?: string
    kind?: TokenInfo['kind']
  }): string {
    const secret = `lake${randomBytes(30).toString('base64url')}`
    const now = this.#clock()
    const expires = kind === 'session' ? now + SESSION_DAYS * 24 * 60 * 60 * 1000 : undefined
    this.#database.run(
      `insert into token (id, hash, user_id, kind, label, created_at, expires_at)
       values (?, ?, ?, ?, ?, ?, ?)`,
      // Typed behind commands: one that began with a dash would be read as an option.
      randomBytes(9).toString('hex'),
      hashOf(secret),
      userId,
      kind,
      label,
      new Date(now).toISOString(),
      expires === undefined ? null : new Date(expires).toISOString(),
    )
    return secret
  }

  /** Looked up by hash, so the time it takes tells nothing about how much of a guess was right. */
  check(secret: string): TokenCheck {
    const row = this.#database.get('select * from token where hash = ?', hashOf(secret))
    if (!row) return {state: 'unknown'}
    const token = readToken(row)
    const isExpired = token.expiresAt !== null && Date.parse(token.expiresAt) <= this.#clock()
    return isExpired ? {state: 'expired'} : {state: 'valid', token}
  }

  list(): TokenInfo[] {
    return this.#database.all('select * from token order by created_at, id').map(readToken)
  }

  /** Revoking what does not exist does nothing. */
  revoke(id: string): void {
    this.#database.run('delete from token where id = ?', id)
  }
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

function readToken(row: Row): TokenInfo {
  return {
    id: textIn(row, 'id'),
    userId: textIn(row, 'user_id'),
    kind: textIn(row, 'kind') === 'session' ? 'session' : 'program',
    label: textIn(row, 'label'),
    createdAt: textIn(row, 'created_at'),
    expiresAt: textOrNullIn(row, 'expires_at'),
  }
}
