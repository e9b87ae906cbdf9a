import {isStoryDocument} from '../../../newsroom/story.ts'
import {countWork, NOTHING_STAGED, type Staged} from './edits.ts'

/** Of this version of the shape; what another version has left behind is not read. */
const PREFIX = 'newsroom.captions.2.'

/** Work that waits to be saved in this tab, at one bench. */
export interface KeptWork {
  place: string
  /** What people call the bench. */
  title: string
  changes: number
}

export function keepStaged(place: string, title: string, staged: Staged): void {
  try {
    sessionStorage.setItem(PREFIX + place, JSON.stringify({title, staged}))
  } catch {
    // Full or forbidden: the work is still on the screen, and leaving it still warns.
  }
  tell()
}

export function forgetStaged(place: string): void {
  sessionStorage.removeItem(PREFIX + place)
  tell()
}

/** What the same tab has left unsaved at this place; nothing when it cannot be read. */
export function readStaged(place: string): Staged {
  return readKept(PREFIX + place)?.staged ?? NOTHING_STAGED
}

/** Says that a bench is on the screen, until what it returns is called. */
export function openBench(place: string): () => void {
  open.add(place)
  tell()
  return () => {
    open.delete(place)
    tell()
  }
}

/**
 * Unsaved work of this tab whose bench is not on the screen; the same list until one is opened or
 * left.
 */
export function waitingWork(): readonly KeptWork[] {
  known ??= Object.keys(sessionStorage)
    .filter((key) => key.startsWith(PREFIX) && !open.has(key.slice(PREFIX.length)))
    .toSorted()
    .flatMap((key) => {
      const kept = readKept(key)
      const changes = kept ? countWork(kept.staged) : 0
      return kept && changes > 0
        ? [{place: key.slice(PREFIX.length), title: kept.title, changes}]
        : []
    })
  return known
}

/** Calls whenever {@link waitingWork} may have another answer, until what it returns is called. */
export function onWaiting(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

const open = new Set<string>()
let known: readonly KeptWork[] | undefined
const listeners = new Set<() => void>()

function tell(): void {
  known = undefined
  for (const listener of listeners) listener()
}

function readKept(key: string): {title: string; staged: Staged} | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    return isKept(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

function isKept(value: unknown): value is {title: string; staged: Staged} {
  if (typeof value !== 'object' || value === null) return false
  return (
    'title' in value &&
    typeof value.title === 'string' &&
    'staged' in value &&
    isStaged(value.staged)
  )
}

function isStaged(value: unknown): value is Staged {
  if (typeof value !== 'object' || value === null) return false
  if (!('edits' in value) || !('added' in value) || !Array.isArray(value.added)) return false
  if (typeof value.edits !== 'object' || value.edits === null) return false
  if ('removed' in value && !isListOfIds(value.removed)) return false
  const isWhole = (edits: unknown) =>
    typeof edits === 'object' &&
    edits !== null &&
    Object.values(edits).every(
      (edit) => typeof edit === 'object' && 'base' in edit && 'mine' in edit,
    )
  return Object.values(value.edits).every(isWhole) && value.added.every(isStoryDocument)
}

function isListOfIds(value: unknown): boolean {
  return Array.isArray(value) && value.every((id) => typeof id === 'string')
}
