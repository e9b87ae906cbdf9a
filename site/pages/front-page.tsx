import {Pager, pagePath, PAGE_SIZE, rowsFor, StoryList} from '../components/story-list.tsx'
import {StoryCard} from '../components/story-card.tsx'
import {nextChangeOf} from '../content/next-change.ts'
import {readCards} from '../content/read-card.ts'
import {type Card} from '../content/story.ts'
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
        {page === 1 ? <Front cards={cards} /> : <StoryList cards={cards} empty="" />}
        <Pager path="/" page={page} hasOlder={hasOlder} />
      </div>
    ),
  })
}

function Front({cards}: {cards: readonly Card[]}) {
  const [lead, ...others] = cards.slice(0, PAGE_SIZE)
  if (lead === undefined) {
    return (
      <StoryList cards={[]} empty="There are no stories yet. They appear here by themselves." />
    )
  }
  return (
    <>
      <ul className="top">
        <li>
          <StoryCard card={lead} weight="lead" />
        </li>
        {others.slice(0, 4).map((card) => (
          <li key={card.id}>
            <StoryCard card={card} weight="second" />
          </li>
        ))}
      </ul>
      {others.length > 4 && (
        <section aria-labelledby="more">
          <h2 id="more" className="rule">
            More stories
          </h2>
          <StoryList cards={others.slice(4)} empty="" />
        </section>
      )}
    </>
  )
}
