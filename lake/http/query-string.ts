import {canonicalJson, canonicalObject} from '../documents/canonical-json.ts'
import {type Json, type JsonObject} from '../documents/json.ts'
import {boom, WireError} from './wire-error.ts'

/** The options of a request, which Sanity's clients put into the address. */
export class QueryString {
  readonly #search: URLSearchParams

  constructor(search: URLSearchParams) {
    this.#search = search
    for (const name of ['token', 'access_token', 'authorization']) {
      if (search.has(name)) throw boom(400, 'Tokens belong in the authorization header')
    }
  }

  /** One value, or `undefined`. Throws 400 when it is given twice, since two servers might differ. */
  get(name: string): string | undefined {
    const values = this.#search.getAll(name)
    if (values.length > 1) throw boom(400, `The parameter "${name}" is given more than once`)
    return values[0]
  }

  /** All values of a parameter that may be repeated, or listed with commas. */
  list(name: string): string[] {
    return this.#search.getAll(name).flatMap((value) => value.split(','))
  }

  isTrue(name: string): boolean {
    return this.get(name) === 'true'
  }

  /** A whole number between the limits; out of range is brought into it, no number is `fallback`. */
  number(name: string, {fallback, most}: {fallback: number; most: number}): number {
    const value = Number(this.get(name) ?? fallback)
    return Number.isInteger(value) && value > 0 ? Math.min(value, most) : fallback
  }

  /** `$name=<JSON>` → `{name: value}`. Throws 400 with Content Lake's hint when it is not JSON. */
  params(): JsonObject {
    const names = [...new Set(this.#search.keys())].filter((name) => name.startsWith('$'))
    const entries = names.map((name): [string, Json] => {
      return [name.slice(1), readParam(name, this.get(name) ?? '')]
    })
    return canonicalObject(Object.fromEntries(entries))
  }
}

function readParam(name: string, text: string): Json {
  try {
    const value: unknown = JSON.parse(text)
    return canonicalJson(value)
  } catch {
    const description = `Unable to parse value of "${name}=${text}". Please quote string values.`
    throw new WireError(400, {
      error: {type: 'queryParseError', description, query: '', start: 0, end: 0},
    })
  }
}
