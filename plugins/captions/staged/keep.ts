import {isStoryDocument} from '../../../newsroom/story.ts'
import {NOTHING_STAGED, type Staged} from './edits.ts'

/** Of this version of the shape; what another version has left behind is not read. */
const PREFIX = 'newsroom.captions.1.'

export function keepStaged(place: string, staged: Staged): void {
  try {
    sessionStorage.setItem(PREFIX + place, JSON.stringify(staged))
  } catch {
    // Full or forbidden: the work is still on the screen, and leaving it still warns.
  }
}

export function forgetStaged(place: string): void {
  sessionStorage.removeItem(PREFIX + place)
}

/** What the same tab has left unsaved at this place; nothing when it cannot be read. */
export function readStaged(place: string): Staged {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(PREFIX + place) ?? 'null')
    return isStaged(kept) ? kept : NOTHING_STAGED
  } catch {
    return NOTHING_STAGED
  }
}

function isStaged(value: unknown): value is Staged {
  if (typeof value !== 'object' || value === null) return false
  if (!('edits' in value) || !('added' in value) || !Array.isArray(value.added)) return false
  if (typeof value.edits !== 'object' || value.edits === null) return false
  const isWhole = (edits: unknown) =>
    typeof edits === 'object' &&
    edits !== null &&
    Object.values(edits).every(
      (edit) => typeof edit === 'object' && 'base' in edit && 'mine' in edit,
    )
  return Object.values(value.edits).every(isWhole) && value.added.every(isStoryDocument)
}
