import {LakeError} from '../lake-error.ts'
import {Access, checkGrants, type Grant} from './grants.ts'
import {type KnownUser} from './users.ts'

export interface Role {
  name: string
  title: string
  description: string
  grants: Grant[]
}

/** What Content Lake calls whoever has no token. */
const ANONYMOUS = '<anonymous>'
/** What the lake does by itself, such as publishing on time. */
export const SYSTEM = new Access(
  [
    {
      filter: 'true',
      permissions: ['read', 'create', 'update', 'history', 'editHistory', 'manage'],
    },
  ],
  '<system>',
)

/** Who may do what. Roles and grants are data that come in; the lake only keeps to them. */
export class Roles {
  readonly all: Role[]
  readonly #anonymousGrants: Grant[]
  readonly #clock: () => number
  readonly #known = new Map<string, Access>()

  /** Throws {@link LakeError} for grants that cannot be read and for role names given twice. */
  constructor(roles: Role[], anonymousGrants: Grant[], clock: () => number = Date.now) {
    for (const {grants} of roles) checkGrants(grants)
    checkGrants(anonymousGrants)
    const names = roles.map(({name}) => name)
    const twice = names.find((name, index) => names.indexOf(name) !== index)
    if (twice !== undefined) {
      throw new LakeError('invalidOptions', `The role "${twice}" is defined twice. Remove one.`)
    }
    this.all = roles
    this.#anonymousGrants = anonymousGrants
    this.#clock = clock
  }

  /** Strangers have the anonymous grants in public datasets and none in private ones. */
  accessOf(user: KnownUser | null, aclMode: 'public' | 'private'): Access {
    const roles = user?.roles ?? [aclMode]
    const key = JSON.stringify([user?.id ?? ANONYMOUS, ...roles])
    const known = this.#known.get(key) ?? this.#compile(user, aclMode)
    this.#known.set(key, known)
    return known
  }

  titlesOf(user: KnownUser): {name: string; title: string; description: string}[] {
    return this.all
      .filter(({name}) => user.roles.includes(name))
      .map(({name, title, description}) => ({name, title, description}))
  }

  #compile(user: KnownUser | null, aclMode: 'public' | 'private'): Access {
    if (!user) {
      return new Access(aclMode === 'public' ? this.#anonymousGrants : [], ANONYMOUS, this.#clock)
    }
    const roles = this.all.filter(({name}) => user.roles.includes(name))
    return new Access(
      roles.flatMap(({grants}) => grants),
      user.id,
      this.#clock,
    )
  }
}
