import {type Card} from '../content/story.ts'
import {useView} from '../view/view.ts'
import {StoryCard} from './story-card.tsx'

/** How many stories a list shows at a time. */
export const PAGE_SIZE = 24

/** Which rows a page of a list asks for: one more than it shows, to know whether there are older. */
export function rowsFor(page: number): {from: number; to: number} {
  const from = (page - 1) * PAGE_SIZE
  return {from, to: from + PAGE_SIZE + 1}
}

interface StoryListProps {
  cards: readonly Card[]
  /** Said when there is no story. */
  empty: string
}

export function StoryList({cards, empty}: StoryListProps) {
  if (cards.length === 0) return <p className="empty">{empty}</p>
  return (
    <ul className="list">
      {cards.slice(0, PAGE_SIZE).map((card) => (
        <li key={card.id}>
          <StoryCard card={card} weight="plain" />
        </li>
      ))}
    </ul>
  )
}

interface PagerProps {
  /** The address of the first page, with its question if it has one. */
  path: string
  page: number
  hasOlder: boolean
}

export function Pager({path, page, hasOlder}: PagerProps) {
  const {link} = useView()
  if (page === 1 && !hasOlder) return null
  return (
    <nav className="pager" aria-label="Pages">
      {page > 1 && <a href={link(pagePath(path, page - 1))}>Newer stories</a>}
      {hasOlder && (
        <a rel="next" href={link(pagePath(path, page + 1))}>
          Older stories
        </a>
      )}
    </nav>
  )
}

export function pagePath(path: string, page: number): string {
  if (page === 1) return path
  return `${path}${path.includes('?') ? '&' : '?'}page=${page}`
}
