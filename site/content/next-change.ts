import {nextLeaseChange} from '../../newsroom/leases.ts'
import {rowOf, rowsOf} from './fields.ts'
import {leasesOf} from './read-image.ts'
import {type CardRow, type CaptionRow, type ImageRow, type StoryRow} from './rows.ts'

/** When what we show of these stories will change by itself, because a right begins or ends. */
export function nextChangeOf(
  stories: readonly (StoryRow | CardRow)[],
  now: Date,
): Date | undefined {
  const images = rowsOf(stories).flatMap((row) => ('body' in row ? inStory(row) : inCard(row)))
  return nextLeaseChange(images.flatMap(leasesOf), now)
}

function inStory({body}: StoryRow): ImageRow[] {
  return captionsOf(body)
}

/** Every caption of a story's text, in galleries and alone. */
export function captionsOf(body: StoryRow['body']): CaptionRow[] {
  return rowsOf(body).flatMap((block) => {
    if (block._type === 'imageEmbed') return rowsOf([block.caption])
    return block._type === 'galleryEmbed' ? rowsOf(rowOf(block.gallery)?.captions) : []
  })
}

function inCard({pictures}: CardRow): ImageRow[] {
  return rowsOf(pictures).flatMap((one) => {
    if (one._type === 'imageEmbed') return rowsOf([one.caption])
    return rowsOf(rowOf(one.gallery)?.captions)
  })
}
