import {MISSING_REASONS, type MissingReason} from '../../newsroom/model.ts'
import {oneOf, rowOf, rowsOf, textOf} from './fields.ts'
import {readCredit} from './read-credit.ts'
import {readDate} from './read-date.ts'
import {readImage} from './read-image.ts'
import {type CaptionRow, type GalleryRow} from './rows.ts'
import {type Gallery, type Picture} from './story.ts'

/**
 * A gallery with its pictures in the order that readers see. A caption that is not published is not
 * there; one without an image is.
 */
export function readGallery(row: GalleryRow, now: Date): Gallery {
  const defaults = rowOf(row.defaults)
  return {
    id: row._id,
    anchor: row._id,
    title: textOf(row.title),
    intro: textOf(row.intro),
    pictures: rowsOf(row.captions).map((caption) => readPicture(caption, now, defaults)),
  }
}

/** @param defaults what the gallery says for each caption that does not say otherwise */
export function readPicture(
  row: CaptionRow,
  now: Date,
  defaults?: NonNullable<GalleryRow['defaults']>,
): Picture {
  const places = namesOf(row.places)
  const reason = oneOf(MISSING_REASONS, rowOf(row.missingImage)?.reason)
  const image = reason === 'rightsWithheld' ? undefined : readImage(row, now)
  return {
    id: row._id,
    anchor: row._id,
    text: textOf(row.text),
    alt: textOf(row.alt),
    credit: readCredit(row.credit, defaults?.credit),
    copyright: textOf(row.copyrightNotice),
    taken: readDate(row.dateCreated) ?? readDate(defaults?.dateCreated),
    places: places.length > 0 ? places : namesOf(defaults?.places),
    people: namesOf(row.people),
    ...(image ? {image} : {missing: missingOf(row, reason)}),
  }
}

const REASONS: Record<MissingReason, string> = {
  notInArchive: 'Picture not yet in the archive',
  notDigitised: 'Picture not scanned yet',
  rightsWithheld: 'We do not have the right to show this picture',
  lost: 'Picture lost',
  awaitingUpload: 'Picture to follow',
}

function missingOf(
  row: CaptionRow,
  reason: MissingReason | undefined,
): NonNullable<Picture['missing']> {
  // An image that is there and not shown is one whose rights have run out.
  const fallback = rowOf(row.image)?.asset ? 'rightsWithheld' : 'notInArchive'
  return {reason: REASONS[reason ?? fallback], note: textOf(rowOf(row.missingImage)?.note)}
}

function namesOf(value: readonly {name: string | null}[] | null | undefined): string[] {
  return rowsOf(value).flatMap(({name}) => textOf(name) ?? [])
}
