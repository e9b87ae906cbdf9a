import {type ReadCaption, type ReadStory, valueOf} from '../story.ts'
import {type ReaderOptions} from '../reader-options.ts'
import {readArchiveText} from '../read-archive-text.ts'

/** A story as a reader sees it: paragraphs as text, galleries as lists of captions. */
export interface Outline {
  date?: string
  body: (string | {furniture: string} | GalleryOutline)[]
  /** What stands in no field. */
  asides: string[]
  /** Codes of the doubts. */
  doubts: string[]
}

interface GalleryOutline {
  title?: string
  expected?: number
  captions: CaptionOutline[]
}

interface CaptionOutline {
  marker?: string
  text?: string
  credit?: string
  label?: string
  date?: string
  places?: string[]
}

/** Reads the text and outlines it; a text that is refused fails the test. */
export function outline(text: string, options?: ReaderOptions): Outline {
  const result = readArchiveText({name: 'made-up.txt', text}, options)
  if (!result.ok) throw new Error(result.problem.message)
  return outlineOf(result.story)
}

export function outlineOf(story: ReadStory): Outline {
  const {text} = story.source
  const body = story.body.map((block) => {
    if (block.kind === 'paragraph') return valueOf(text, block.words)
    if (block.kind === 'furniture') return {furniture: valueOf(text, block.words)}
    const {title, expectedCount, captions} = block.gallery
    return {
      ...(title ? {title: valueOf(text, title)} : {}),
      ...(expectedCount === undefined ? {} : {expected: expectedCount}),
      captions: captions.map((caption) => captionOutline(text, caption)),
    }
  })
  return {
    ...(story.published ? {date: story.published.date.edtf} : {}),
    body,
    asides: story.asides.map(({from, to}) => text.slice(from, to)),
    doubts: story.doubts.map(({code}) => code),
  }
}

function captionOutline(
  source: string,
  {marker, text, credit, date, places}: ReadCaption,
): CaptionOutline {
  return {
    ...(marker ? {marker: valueOf(source, marker)} : {}),
    ...(text ? {text: valueOf(source, text)} : {}),
    ...(credit ? {credit: valueOf(source, credit.words)} : {}),
    ...(credit?.label ? {label: valueOf(source, credit.label)} : {}),
    ...(date ? {date: date.edtf} : {}),
    ...(places.length > 0 ? {places: places.map(({name}) => name)} : {}),
  }
}

/** Captions of the one gallery of a text, as `[text, credit]`. */
export function captionsOf(text: string, options?: ReaderOptions): (string | undefined)[][] {
  return outline(text, options).body.flatMap((block) =>
    typeof block === 'object' && 'captions' in block
      ? block.captions.map((caption) => [caption.text, caption.credit])
      : [],
  )
}
