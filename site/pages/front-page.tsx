import {FrontStories} from '../components/front-stories.tsx'
import {Pager, pagePath, PAGE_SIZE, rowsFor, StoryList} from '../components/story-list.tsx'
import {nextChangeOf} from '../content/next-change.ts'
import {readCards} from '../content/read-card.ts'
import {FRONT_QUERY} from '../queries.ts'
import {type Answer, type Asked} from './answer.ts'
import {notFound} from './message-page.tsx'
import {pageOf} from './page-document.tsx'

/** The front page: what came to readers last, whatever day it tells of. */
export async function frontPage({read, now, page, view}: Asked): Promise<Answer> {
  const {menu, stories} = await read(FRONT_QUERY, {...rowsFor(page), now: now.toISOString()})
  const cards = readCards(stories, now)
  if (page > 1 && cards.length === 0) return notFound(view, menu)
  const hasOlder = cards.length > PAGE_SIZE
  const {name, description} = view.publication
  return pageOf(view, {
    description,
    path: pagePath('/', page),
    menu,
    until: nextChangeOf(stories, now),
    children: (
      <div className="front">
        <h1 className="vh">{page === 1 ? name : `Older stories, page ${page}`}</h1>
        {page === 1 && cards.length > 0 ? (
          <FrontStories cards={cards} />
        ) : (
          <StoryList
            cards={cards}
            empty="There are no stories yet. They appear here by themselves."
          />
        )}
        <Pager path="/" page={page} hasOlder={hasOlder} />
      </div>
    ),
  })
}
