import {type Card} from '../content/story.ts'
import {StoryCard} from './story-card.tsx'
import {PAGE_SIZE, StoryList} from './story-list.tsx'

const TOP = 5

interface FrontStoriesProps {
  /** Of at least one story. */
  cards: readonly Card[]
}

/** The first page of the paper or of a section: one story above four others; below them, the rest. */
export function FrontStories({cards}: FrontStoriesProps) {
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
