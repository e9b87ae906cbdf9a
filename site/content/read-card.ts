import {rowOf, rowsOf, textOf} from './fields.ts'
import {readByline} from './read-byline.ts'
import {readCredit} from './read-credit.ts'
import {readImage} from './read-image.ts'
import {readStoryLink} from './read-story-link.ts'
import {type CardPictureRow, type CardRow} from './rows.ts'
import {standingOf} from './standing.ts'
import {type Card, type Picture} from './story.ts'

/** The stories of a list that readers may see, in its order. */
export function readCards(rows: readonly CardRow[], now: Date): Card[] {
  return rowsOf(rows)
    .filter((row) => standingOf(row, now) === 'open')
    .map((row) => readCard(row, now))
}

export function readCard(row: CardRow, now: Date): Card {
  const pictures = rowsOf(row.pictures)
  return {
    ...readStoryLink(row),
    kicker: textOf(row.kicker),
    standfirst: textOf(row.standfirst),
    bylines: rowsOf(row.bylines).flatMap((byline) => readByline(byline) ?? []),
    lead: pictures.flatMap((one) => readLead(one, now) ?? [])[0],
    pictures: pictures.reduce((sum, one) => sum + countOf(one), 0),
  }
}

function readLead(row: CardPictureRow, now: Date): Picture | undefined {
  const gallery = row._type === 'galleryEmbed' ? rowOf(row.gallery) : undefined
  const caption = row._type === 'imageEmbed' ? rowOf(row.caption) : rowsOf(gallery?.captions)[0]
  const image = caption && readImage(caption, now)
  if (caption === undefined || image === undefined) return undefined
  return {
    id: caption._id,
    anchor: caption._id,
    text: textOf(caption.text),
    alt: textOf(caption.alt),
    credit: readCredit(caption.credit, rowOf(gallery?.defaults)?.credit),
    places: [],
    people: [],
    image,
  }
}

function countOf(row: CardPictureRow): number {
  const count = row._type === 'galleryEmbed' ? rowOf(row.gallery)?.count : undefined
  return typeof count === 'number' ? count : 0
}
