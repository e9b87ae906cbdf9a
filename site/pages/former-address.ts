import {textOf} from '../content/fields.ts'
import {pathOf} from '../content/read-story-link.ts'
import {standingOf} from '../content/standing.ts'
import {FORMER_ADDRESS_QUERY} from '../queries.ts'
import {type Answer, type Asked} from './answer.ts'
import {gone, notFound} from './message-page.tsx'

/**
 * Any address that no page has: the story that once stood there, on the site it came from, is moved
 * to. An address that only ends in a slash too many is asked again without.
 */
export async function formerAddress({read, path, now, view}: Asked): Promise<Answer> {
  const {menu, stories} = await read(FORMER_ADDRESS_QUERY, {addresses: spellingsOf(path)})
  const row = stories.find((one) => standingOf(one, now) !== 'hidden')
  if (row !== undefined) {
    if (standingOf(row, now) === 'killed') return gone(view, menu, textOf(row.publicNotice))
    const canonical = pathOf(row)
    if (canonical !== undefined) return {status: 301, path: canonical}
  }
  const bare = withoutSlashes(path)
  return path.endsWith('/') && bare !== '' ? {status: 301, path: `/${bare}`} : notFound(view, menu)
}

/** As people note addresses down: with and without slashes at the ends, as typed and as sent. */
function spellingsOf(path: string): string[] {
  const bare = withoutSlashes(path)
  const spellings = [bare, decoded(bare)].flatMap((one) => [one, `/${one}`, `${one}/`, `/${one}/`])
  return [...new Set(spellings)]
}

function withoutSlashes(path: string): string {
  return path.replace(/^\/+/, '').replace(/(?<!\/)\/+$/, '')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
