import {createHash} from 'node:crypto'
import {publishedIdOf} from '../documents/document-id.ts'
import {type LakeDocument} from '../documents/document.ts'

/** More tags than this say no more than that nearly anything may matter. */
const MOST_TAGS = 100

/**
 * What can change an answer: any document of a type or of a group, or one that is referred to at a
 * path. `type`: of what there is of the groups.
 */
export type Dependency =
  | {types: string[]}
  | {groups: string[]; type?: unknown}
  | {paths: string[]}
  | 'everything'

/** The paths of the references that lead to an id; `undefined` when there are too many to look at. */
export type PathsTo = (id: string) => string[] | undefined

/**
 * What the answer to a query depends on. A document that changes is announced under its type, its
 * group, the paths of the references that lead to it, and under `everything`; so an answer with one
 * of these among its tags is never stale for longer than the announcement takes. Tags are hashes:
 * they give no id and no type away.
 *
 * A filter such as `section->slug.current == "world"` depends on the type of its documents and on the
 * path `section`: what is not referred to there can only come to matter by a change of who refers.
 */
export class Dependencies {
  readonly #tags = new Set<string>()
  /** Those of groups, by the type of what there is of them. */
  readonly #grouped = new Map<string, Set<string>>()
  #everything = false

  add(on: Dependency): void {
    if (on === 'everything') this.#everything = true
    else if ('types' in on) for (const type of on.types) this.#tags.add(typeTag(type))
    else if ('groups' in on) this.#addGroups(on.groups, on.type)
    else for (const path of on.paths) this.#tags.add(pathTag(path)).add(MUCH_REFERRED_TO)
  }

  /** Of too many documents the type is named, the most numerous first. */
  syncTags(): string[] {
    const grouped = [...this.#grouped].toSorted(([, left], [, right]) => right.size - left.size)
    const tags = () => new Set([...this.#tags, ...grouped.flatMap(([, groups]) => [...groups])])
    while (grouped.length > 0 && tags().size > MOST_TAGS) {
      const [type = ''] = grouped.shift() ?? []
      this.#tags.add(typeTag(type))
    }
    const all = tags()
    return this.#everything || all.size > MOST_TAGS ? [EVERYTHING] : [...all].sort()
  }

  #addGroups(ids: string[], type: unknown): void {
    const tags = typeof type === 'string' ? (this.#grouped.get(type) ?? new Set()) : this.#tags
    for (const id of ids) tags.add(groupTag(id))
    if (typeof type === 'string') this.#grouped.set(type, tags)
  }
}

/** The tags under which changes of these documents are announced. */
export function tagsOfChange(documents: LakeDocument[], pathsTo: PathsTo): string[] {
  const tags = documents.flatMap(({_id, _type}) => [typeTag(_type), groupTag(publishedIdOf(_id))])
  const ids = new Set(documents.flatMap(({_id}) => [_id, publishedIdOf(_id)]))
  const leading = [...ids].flatMap((id) => pathsTo(id)?.map(pathTag) ?? MUCH_REFERRED_TO)
  return [...new Set([EVERYTHING, ...tags, ...leading])].sort()
}

/** Hashing a dozen ids takes longer than finding their documents. */
const tags = new Map<string, string>()
const MOST_KEPT = 20_000

const EVERYTHING = tag('everything', '')
/** Of a document to which so many refer that nobody looks where: whoever follows references. */
const MUCH_REFERRED_TO = tag('paths', '')

function typeTag(type: string): string {
  return tag('type', type)
}

function groupTag(publishedId: string): string {
  return tag('group', publishedId)
}

function pathTag(path: string): string {
  return tag('path', path)
}

function tag(kind: string, name: string): string {
  const key = `${kind} ${name}`
  const known = tags.get(key)
  if (known !== undefined) return known
  if (tags.size >= MOST_KEPT) tags.clear()
  const made = hashed(key)
  tags.set(key, made)
  return made
}

function hashed(key: string): string {
  return `s1:${createHash('sha256').update(key).digest('base64url').slice(0, 12)}`
}
