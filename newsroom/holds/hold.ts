import {differenceInMinutes} from 'date-fns/differenceInMinutes'
import {formatDistance} from 'date-fns/formatDistance'
import {namesOf, othersOf, type RoleName} from '../access/roles.ts'
import {type StoryDocument} from '../model.ts'
import {type Story, type Versions} from '../story.ts'
import {type Request, type Requirement} from '../transition.ts'

/** One thing that keeps a document where it is. `explainHold` makes it a sentence. */
export interface Hold {
  code: Requirement | 'role' | 'stage' | 'note' | 'missing' | 'nothing' | 'down'
  /** What blocks, without its full stop: "Caption 3 of 11 has no credit". */
  what: string
  documentId: string
  path: (string | number | {_key: string})[]
  /** Since when, as an ISO time, where that is known. */
  since?: string
  /** Who can clear it; empty when only time or another document can. */
  clearedBy: readonly RoleName[]
  /** One of these has done it already, and it wants a second person. */
  another?: true
}

/** "Nobody has approved the story (for 2 days); a sub-editor or a duty editor can clear it." */
export function explainHold(hold: Hold, now: Date): string {
  const since = hold.since ? ` (${howLong(hold.code, new Date(hold.since), now)})` : ''
  const names = hold.another ? othersOf : namesOf
  const who = hold.clearedBy.length > 0 ? `; ${names(hold.clearedBy)} can clear it` : ''
  return `${hold.what}${since}${who}.`
}

/** What has happened was some time ago; what has not is missing for as long. */
function howLong(code: Hold['code'], since: Date, now: Date): string {
  if (differenceInMinutes(now, since) < 1) return 'just now'
  const time = formatDistance(since, now)
  return HAPPENED.has(code) ? `${time} ago` : `for ${time}`
}

const HAPPENED: ReadonlySet<Hold['code']> = new Set(['sealed', 'notSubmitter'])

/** Of what, and by whom, a requirement is asked. */
export interface HoldContext {
  story: Story
  subject: Versions<StoryDocument>
  document: StoryDocument
  request: Request
}

/** As {@link hold}, where whoever has done it cannot clear it. */
export function holdForAnother(...of: Parameters<typeof hold>): Hold {
  return {...hold(...of), another: true}
}

/** Shortly: of one kind, about one place, for some roles to clear. */
export function hold(
  code: Hold['code'],
  what: string,
  documentId: string,
  path: Hold['path'],
  clearedBy: readonly RoleName[],
  since?: string,
): Hold {
  return {code, what, documentId, path, clearedBy, ...(since ? {since} : {})}
}
