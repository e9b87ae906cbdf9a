import {readNumericDate} from '../../newsroom/dates/numeric-date.ts'
import {formatPartialDate} from '../../newsroom/dates/partial-date.ts'
import {type PartialDate} from '../../newsroom/model.ts'
import {type Doubt, type ReadCaption, type ReadStory, valueOf} from '../story.ts'
import {type Span} from '../text/visible.ts'

/**
 * What a person should look at in the dates of captions: "04/02/2016", of which the year was taken,
 * and what is later than the story itself, which is dropped.
 *
 * @param story is changed: captions lose dates that are too late
 */
export function doubtCaptionDates({source, published, body}: ReadStory): Doubt[] {
  const galleries = body.flatMap((block) => (block.kind === 'gallery' ? [block.gallery] : []))
  return galleries.flatMap(({captions}, gallery) => {
    const late = lateOnes(source.text, captions, published?.date)
    return captions.flatMap((read, caption): Doubt[] => {
      const {date} = read
      const printed = date?.asPrinted
      if (date === undefined || printed === undefined) return []
      const about = {gallery, caption, path: 'dateCreated'}
      const place = {...spanOf(source.text, read, printed), about}
      if (late.has(read)) {
        delete read.date
        const own = published ? `, of ${formatPartialDate(published.date)}` : ''
        const message = `“${printed}” is later than the story itself${own}; it was not taken for the date of the picture`
        return [{code: 'laterDate', message, ...place}]
      }
      if (date.precision !== 'year' || !readNumericDate(printed)?.either) return []
      const message = `“${printed}” may be day/month or month/day; only the year was taken`
      return [{code: 'ambiguousDate', message, ...place}]
    })
  })
}

/**
 * The captions that speak of a day after the story came out. One that opens with its day says when
 * its picture was taken, and a gallery full of such days has grown since the story's own.
 */
function lateOnes(
  text: string,
  captions: readonly ReadCaption[],
  published: PartialDate | undefined,
): ReadonlySet<ReadCaption> {
  const late = captions.filter(
    ({date, text: words}) =>
      date !== undefined &&
      isLater(date, published) &&
      !(words && valueOf(text, words).startsWith(date.asPrinted ?? '')),
  )
  return new Set(late.length > 1 && late.length * 2 >= captions.length ? [] : late)
}

/** As far as both are known: "2016" is not later than 14 March 2016, and neither is "June". */
function isLater({edtf}: PartialDate, than: PartialDate | undefined): boolean {
  const [one, other] = [knownOf(edtf), knownOf(than?.edtf ?? '')]
  const size = Math.min(one.length, other.length)
  return one.slice(0, size) > other.slice(0, size)
}

/** "2016-03-14", "2016-03" and "2016" as they are; of "2016-23", "1916~" and "2011/2013" the year. */
function knownOf(edtf: string): string {
  return /^\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?/.exec(edtf)?.[0] ?? ''
}

/** Where the caption prints it. */
function spanOf(text: string, {text: words}: ReadCaption, printed: string): Span {
  const spans = words?.spans ?? []
  for (const {from, to} of spans) {
    const at = text.slice(from, to).indexOf(printed)
    if (at >= 0) return {from: from + at, to: from + at + printed.length}
  }
  return spans[0] ?? {from: 0, to: 0}
}
