import {formatPartialDate} from '../../newsroom/dates/partial-date.ts'
import {rowOf, rowsOf, textOf, textsOf} from './fields.ts'
import {captionsOf} from './next-change.ts'
import {placePictures} from './place-pictures.ts'
import {readBody} from './read-body.ts'
import {readByline} from './read-byline.ts'
import {announced} from './read-correction.ts'
import {readDate} from './read-date.ts'
import {readStoryLink} from './read-story-link.ts'
import {type CorrectionRow, type StoryRow} from './rows.ts'
import {type Story} from './story.ts'

/** A story as its page tells it. Whether readers may have it is asked before, of `standing.ts`. */
export function readStory(row: StoryRow, now: Date): Story {
  return {
    ...readStoryLink(row),
    kicker: textOf(row.kicker),
    standfirst: textOf(row.standfirst),
    bylines: rowsOf(row.bylines).flatMap((byline) => readByline(byline) ?? []),
    dateline: readDateline(row.dateline),
    topics: [...new Set(textsOf(row.topics))],
    body: placePictures(readBody(row.body, now)),
    corrections: announced(correctionsOf(row)),
  }
}

/** What the source printed stands; else the place and the day. */
function readDateline(value: StoryRow['dateline']): string | undefined {
  const row = rowOf(value)
  const printed = textOf(row?.asPrinted)
  if (printed !== undefined) return printed
  const date = readDate(row?.date)
  return (
    [textOf(row?.place), date && formatPartialDate(date)].filter(Boolean).join(', ') || undefined
  )
}

/** Those of the story, of its galleries and of their captions, whichever side names the other. */
function correctionsOf(row: StoryRow): CorrectionRow[] {
  const galleries = rowsOf(row.body).flatMap((block) =>
    block._type === 'galleryEmbed' ? rowsOf([block.gallery]) : [],
  )
  const all = [row, ...galleries, ...captionsOf(row.body)]
  return [...rowsOf(row.correctedBy), ...all.flatMap((one) => rowsOf(one.corrections))]
}
