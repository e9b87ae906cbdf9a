import {LakeError} from '../lake-error.ts'
import {type Database} from '../store/database.ts'
import {flagIn, type Row, textIn, textOrNullIn} from '../store/rows.ts'

export interface User {
  id: string
  name: string
  email: string
  /** Names of roles. */
  roles: string[]
  profileImage?: string
  /** From hashPassword(). Whoever has none signs in without a password. */
  passwordHash?: string
  /** A program: it has tokens and never signs in. */
  isRobot?: boolean
}

export interface KnownUser extends User {
  createdAt: string
}

/** The people of a lake, and what their Studio remembers for them (list layouts, recent searches). */
export class Users {
  readonly #database: Database
  readonly #roleNames: Set<string>
  readonly #clock: () => number

  constructor(database: Database, roleNames: string[], clock: () => number) {
    this.#database = database
    this.#roleNames = new Set(roleNames)
    this.#clock = clock
  }

  /** Adds a user, or brings one up to date. Throws {@link LakeError} for roles that do not exist. */
  add(user: User): void {
    const unknown = user.roles.find((role) => !this.#roleNames.has(role))
    if (unknown !== undefined || !/^[A-Za-z0-9_-]{1,64}$/.test(user.id)) {
      throw new LakeError(
        'invalidOptions',
        unknown === undefined
          ? `The user id "${user.id}" is not allowed; use letters, digits, "_" and "-".`
          : `The user "${user.id}" has the unknown role "${unknown}". Add the role, or correct it.`,
      )
    }
    this.#database.run(
      `insert into user (id, name, email, roles, profile_image, password_hash, created_at,
         is_robot)
       values (?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (id) do update set name = excluded.name, email = excluded.email,
         roles = excluded.roles, profile_image = excluded.profile_image,
         password_hash = excluded.password_hash, is_robot = excluded.is_robot`,
      user.id,
      user.name,
      user.email,
      JSON.stringify(user.roles),
      user.profileImage ?? null,
      user.passwordHash ?? null,
      new Date(this.#clock()).toISOString(),
      user.isRobot ? 1 : 0,
    )
  }

  get(id: string): KnownUser | undefined {
    const row = this.#database.get('select * from user where id = ?', id)
    return row && readUser(row)
  }

  list(): KnownUser[] {
    return this.#database.all('select * from user order by name, id').map(readUser)
  }

  /** JSON text, or `undefined`. */
  remembered(userId: string, key: string): string | undefined {
    const row = this.#database.get(
      'select value from key_value where user_id = ? and key = ?',
      userId,
      key,
    )
    return row && textIn(row, 'value')
  }

  remember(userId: string, key: string, value: string): void {
    this.#database.run(
      'insert or replace into key_value (user_id, key, value) values (?, ?, ?)',
      userId,
      key,
      value,
    )
  }
}

function readUser(row: Row): KnownUser {
  const profileImage = textOrNullIn(row, 'profile_image')
  const passwordHash = textOrNullIn(row, 'password_hash')
  return {
    id: textIn(row, 'id'),
    name: textIn(row, 'name'),
    email: textIn(row, 'email'),
    roles: readRoles(textIn(row, 'roles')),
    createdAt: textIn(row, 'created_at'),
    ...(profileImage === null ? {} : {profileImage}),
    ...(passwordHash === null ? {} : {passwordHash}),
    ...(flagIn(row, 'is_robot') ? {isRobot: true} : {}),
  }
}

function readRoles(text: string): string[] {
  const roles: unknown = JSON.parse(text)
  return Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : []
}
