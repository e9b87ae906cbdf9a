import {type ClientPerspective} from '@sanity/client'

/** Longer stacks of releases than this nobody looks at. */
const MOST_RELEASES = 20

/**
 * What a preview may look through: drafts, a stack of releases, or what is published. Never `raw`:
 * that would show every version at once, and to a page that is made for one.
 *
 * `"drafts"` → `'drafts'` · `"rABC,drafts"` → `['rABC', 'drafts']` · `"raw"` → `undefined`
 */
export function readPerspective(value: string | undefined): ClientPerspective | undefined {
  const names = (value ?? '').split(',')
  if (names.length > MOST_RELEASES || !names.every((name) => NAME.test(name))) return undefined
  const [only] = names
  if (names.length > 1 || only?.startsWith('r')) return names
  return only === 'published' ? 'published' : 'drafts'
}

const NAME = /^(?:drafts|published|r(?!aw$)[A-Za-z0-9]{1,64})$/
