import {type Database} from '../store/database.ts'
import {flagIn, numberIn, type Row, textIn} from '../store/rows.ts'

export interface AddedOrigin {
  id: number
  origin: string
  /** Whether its pages may send tokens, and signing in may lead back to them. */
  allowCredentials: boolean
  createdAt: string
}

/** Origins that were allowed while the lake ran. They are, until somebody removes them. */
export class AddedOrigins {
  readonly #control: Database
  readonly #clock: () => number
  #known: AddedOrigin[] | undefined

  constructor(control: Database, clock: () => number) {
    this.#control = control
    this.#clock = clock
  }

  list(): AddedOrigin[] {
    this.#known ??= this.#control.all('select * from origin order by id').map(readRow)
    return this.#known
  }

  /** Call it with an origin that is not there yet. */
  add(origin: string, allowCredentials: boolean): AddedOrigin {
    const createdAt = new Date(this.#clock()).toISOString()
    const {lastKey: id} = this.#control.run(
      'insert into origin (origin, allow_credentials, created_at) values (?, ?, ?)',
      origin,
      Number(allowCredentials),
      createdAt,
    )
    this.#known = undefined
    return {id, origin, allowCredentials, createdAt}
  }

  /** False when there is none of that id. */
  remove(id: number): boolean {
    const {changes} = this.#control.run('delete from origin where id = ?', id)
    this.#known = undefined
    return changes > 0
  }
}

function readRow(row: Row): AddedOrigin {
  return {
    id: numberIn(row, 'id'),
    origin: textIn(row, 'origin'),
    allowCredentials: flagIn(row, 'allow_credentials'),
    createdAt: textIn(row, 'created_at'),
  }
}
