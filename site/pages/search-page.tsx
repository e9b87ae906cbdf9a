import {rowsFor} from '../components/story-list.tsx'
import {SEARCH_QUERY} from '../queries.ts'
import {type Answer, type Asked} from './answer.ts'
import {listPage} from './list-page.tsx'
import {SearchForm} from './message-page.tsx'

/** More words than these narrow a search no further, and cost the lake. */
const MOST_WORDS = 8

/** `/search?q=raqqa mortar`: stories in which, or in whose captions, every word stands. */
export async function searchPage(asked: Asked): Promise<Answer> {
  const {read, search, now, page, view} = asked
  const words = wordsOf(search)
  const {menu, stories} = await read(SEARCH_QUERY, {
    words,
    now: now.toISOString(),
    ...rowsFor(page),
  })
  return listPage(asked, {
    title: 'Search',
    isUnlisted: true,
    path: `/search?q=${encodeURIComponent(search)}`,
    menu,
    stories: words.length > 0 ? stories : [],
    empty: words.length > 0 ? `No story has “${search}”.` : 'What are you looking for?',
    children: <SearchForm view={view} value={search} />,
  })
}

/**
 * The words of a question, as they may begin words of a story: `Mortars, (Mosul)*` → `mortars*`,
 * `mosul*`. Nothing of what is typed but letters and digits reaches the query.
 */
function wordsOf(search: string): string[] {
  const words = search.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.slice(0, MOST_WORDS).map((word) => `${word}*`)
}
