import {formatPartialDate} from '../../newsroom/dates/partial-date.ts'
import {type Card} from '../content/story.ts'
import {sectionPath} from '../paths.ts'
import {formatMoment} from '../view/dates.ts'
import {useView} from '../view/view.ts'
import {PictureImage} from './picture-image.tsx'

type Weight = 'lead' | 'second' | 'plain'

const SIZES: Record<Weight, string> = {
  lead: '(min-width: 60rem) 40rem, 100vw',
  second: '(min-width: 60rem) 18rem, (min-width: 40rem) 50vw, 100vw',
  plain: '8rem',
}

interface StoryCardProps {
  card: Card
  weight: Weight
  /** Its picture is the first of the page: what readers wait for. */
  isFirst?: boolean
}

/** A story in a list: the section, the headline that leads to it, what it is about, its date. */
export function StoryCard({card, weight, isFirst}: StoryCardProps) {
  const view = useView()
  const {headline, path, lead, language, kicker, section, standfirst} = card
  return (
    <article className={`card ${weight}`} lang={language}>
      {lead?.image && (
        <div className="shot">
          <PictureImage
            image={lead.image}
            alt={lead.alt ?? ''}
            sizes={SIZES[weight]}
            shape={1.5}
            isFirst={isFirst}
          />
        </div>
      )}
      <div className="words">
        {(kicker || section) && (
          <p className="kicker">
            {section && <a href={view.link(sectionPath(section.slug))}>{section.title}</a>}
            {section && kicker && ' · '}
            {kicker && <span dir="auto">{kicker}</span>}
          </p>
        )}
        <h2 dir="auto" {...view.edit({id: card.id, type: 'article'}, 'headline')}>
          {path ? <a href={view.link(path)}>{headline}</a> : headline}
        </h2>
        {standfirst && weight !== 'plain' && <p dir="auto">{standfirst}</p>}
        <p className="dates">
          <CardDate card={card} />
          {card.pictures > 0 && <span>{picturesIn(card.pictures)}</span>}
        </p>
      </div>
    </article>
  )
}

/** An old story among new ones says first that it is old. */
function CardDate({card: {dates}}: {card: Card}) {
  const {publication} = useView()
  if (dates.own) {
    return <span className="own">From the archive: {formatPartialDate(dates.own)}</span>
  }
  if (dates.live === undefined) return null
  return <time dateTime={dates.live}>{formatMoment(dates.live, publication)}</time>
}

function picturesIn(count: number): string {
  return count === 1 ? '1\u00a0picture' : `${count}\u00a0pictures`
}
