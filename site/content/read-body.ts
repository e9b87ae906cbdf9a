import {safeHref} from '../../newsroom/safe-link.ts'
import {oneOf, rowOf, rowsOf, spanTextOf, textOf, textsOf} from './fields.ts'
import {readCorrection} from './read-correction.ts'
import {readGallery, readPicture} from './read-picture.ts'
import {pathOf} from './read-story-link.ts'
import {type BlockRow, type TextBlockRow} from './rows.ts'
import {standingOf} from './standing.ts'
import {
  type BodyBlock,
  DECORATORS,
  type Link,
  LIST_ITEMS,
  TEXT_STYLES,
  type TextBlock,
} from './story.ts'

/**
 * The text of a story with what stands in it. What points nowhere (a gallery that is not published, a
 * minor correction) and what is not for readers leaves no trace.
 */
export function readBody(rows: readonly BlockRow[] | null | undefined, now: Date): BodyBlock[] {
  return rowsOf(rows).flatMap((row, index): BodyBlock[] => {
    const _key = textOf(row._key) ?? `block-${index}`
    switch (row._type) {
      case 'block':
        return readTextBlock(row, _key, now)
      case 'galleryEmbed': {
        const gallery = rowOf(row.gallery)
        return gallery ? [{_type: 'gallery', _key, gallery: readGallery(gallery, now)}] : []
      }
      case 'imageEmbed': {
        const caption = rowOf(row.caption)
        return caption ? [{_type: 'picture', _key, picture: readPicture(caption, now)}] : []
      }
      case 'pullQuote': {
        const text = textOf(row.text)
        const attribution = textOf(row.attribution)
        return text ? [{_type: 'quote', _key, text, attribution}] : []
      }
      case 'correctionNote': {
        const correction = readCorrection(row.correction)
        return correction ? [{_type: 'note', _key, correction}] : []
      }
      default:
        return []
    }
  })
}

function readTextBlock(row: TextBlockRow, _key: string, now: Date): TextBlock[] {
  const markDefs = readLinks(row, now)
  const marks = new Set<string>([...DECORATORS, ...markDefs.map((link) => link._key)])
  const children = rowsOf(row.children).map((child, index) => ({
    _type: 'span' as const,
    _key: textOf(child._key) ?? `span-${index}`,
    text: spanTextOf(child.text),
    marks: [...new Set(textsOf(child.marks))].filter((mark) => marks.has(mark)),
  }))
  if (children.every(({text}) => text.trim() === '')) return []
  const listItem = oneOf(LIST_ITEMS, row.listItem)
  const style = oneOf(TEXT_STYLES, row.style) ?? 'normal'
  return [
    {
      _type: 'block',
      _key,
      style,
      markDefs,
      children,
      ...(listItem ? {listItem, level: levelOf(row)} : {}),
    },
  ]
}

/** Links that lead somewhere. The words of all others stay, as plain text. */
function readLinks(row: TextBlockRow, now: Date): Link[] {
  return rowsOf(row.markDefs).flatMap((mark): Link[] => {
    const _key = textOf(mark._key)
    const story = rowOf(mark.story)
    const address = story && standingOf(story, now) === 'open' ? pathOf(story) : mark.href
    const href = safeHref(mark._type === 'storyLink' && !story ? undefined : address)
    return _key && href ? [{_type: 'link', _key, href}] : []
  })
}

/** Lists deeper than this are somebody's joke: each level is an element inside the last. */
const DEEPEST = 6

function levelOf({level}: TextBlockRow): number {
  return typeof level === 'number' && level >= 1 ? Math.min(Math.floor(level), DEEPEST) : 1
}
