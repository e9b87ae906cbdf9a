import {type Database} from './database.ts'
import {textIn} from './rows.ts'

/** What a lake remembers about itself from one start to the next. */
export class Settings {
  readonly #control: Database

  constructor(control: Database) {
    this.#control = control
  }

  /** The port that the lake was last started on; `undefined` before its first start. */
  get port(): number | undefined {
    const row = this.#control.get("select value from setting where name = 'port'")
    return row && Number(textIn(row, 'value'))
  }

  rememberPort(port: number): void {
    this.#control.run(
      `insert into setting (name, value) values ('port', ?)
       on conflict (name) do update set value = excluded.value`,
      String(port),
    )
  }
}
