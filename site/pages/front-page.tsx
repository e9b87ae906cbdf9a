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

/** One story above four others; below them, the rest. */
function Front({cards}: {cards: readonly Card[]}) {
  if (cards.length === 0) {
    return (
      <StoryList cards={[]} empty="There are no stories yet. They appear here by themselves." />
    )
  }
  const top = cards.slice(0, TOP)
  const rest = cards.slice(TOP, PAGE_SIZE)
  const first = top.find(({lead}) => lead)
  return (
    <>
      <ul className="top">
        {top.map((card, index) => (
          <li key={card.id}>
            <StoryCard
              card={card}
              weight={index === 0 ? 'lead' : 'second'}
              isFirst={card === first}
            />
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <section aria-labelledby="more">
          <h2 id="more" className="rule">
            More stories
          </h2>
          <StoryList cards={rest} empty="" />
        </section>
      )}
    </>
  )
}

const TOP = 5
