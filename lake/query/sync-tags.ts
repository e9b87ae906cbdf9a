import {createHash} from 'node:crypto'
import {publishedIdOf} from '../documents/document-id.ts'
import {type LakeDocument} from '../documents/document.ts'

/** More tags than this say no more than that nearly anything may matter. */
const MOST_TAGS = 100

/**
 * What the answer to a query depends on. A document that changes is announced under its type, its
 * group, and under `everything`; so an answer with one of these among its tags is never stale for
 * longer than the announcement takes. Tags are hashes: they give no id and no type away.
 */
export class Dependencies {
  readonly #tags = new Set<string>()
  #everything = false

  add(on: {types: string[]} | {groups: string[]} | 'everything'): void {
    if (on === 'everything') this.#everything = true
    else if ('types' in on) for (const type of on.types) this.#tags.add(typeTag(type))
    else for (const id of on.groups) this.#tags.add(groupTag(id))
  }

  syncTags(): string[] {
    if (this.#everything || this.#tags.size > MOST_TAGS) return [EVERYTHING]
    return [...this.#tags].sort()
  }
}

/** The tags under which changes of these documents are announced. */
export function tagsOfChange(documents: LakeDocument[]): string[] {
  const tags = documents.flatMap(({_id, _type}) => [typeTag(_type), groupTag(publishedIdOf(_id))])
  return [...new Set([EVERYTHING, ...tags])].sort()
}

/** Hashing a dozen ids takes longer than finding their documents. */
const tags = new Map<string, string>()
const MOST_KEPT = 20_000

const EVERYTHING = tag('everything', '')

function typeTag(type: string): string {
  return tag('type', type)
}

function groupTag(publishedId: string): string {
  return tag('group', publishedId)
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
