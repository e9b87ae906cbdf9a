import {type ImportPlan} from '../../archive/index.ts'
import {type BodyBlock} from '../../newsroom/body.ts'
import {type Article, type Caption} from '../../newsroom/model.ts'
import {publishedId} from '../../newsroom/ids.ts'
import {sayEdtf} from '../../newsroom/dates/partial-date.ts'
import {partKey} from './source-map.ts'

/** One value of the story, and the part of the source that it came from. */
export interface Value {
  text: string
  part: string
  /** Name of the top-level field, for what the import does to it. */
  field: string
}

export type StoryRow =
  | {kind: 'field'; target: string; name: FieldName; value: Value}
  | {kind: 'paragraph'; target: string; value: Value}
  | {kind: 'furniture'; target: string; value: Value}
  | {kind: 'gallery'; target: string; count: number; expected?: number; title?: Value}
  | {
      kind: 'caption'
      target: string
      /** Its place, which is what readers see, and the counter that was printed. */
      number: number
      of: number
      marker?: Value
      text?: Value
      credit?: Value
      date?: Value
      places?: Value
    }

type FieldName = 'originallyPublished' | 'headline' | 'standfirst' | 'bylines'

/** The story of a plan from top to bottom: its fields, then the body with each gallery in its place. */
export function storyRows({reading}: Pick<ImportPlan, 'reading'>): StoryRow[] {
  const {article, galleries, captions} = reading
  const byId = new Map(captions.map((caption) => [publishedId(caption._id), caption]))
  const byGallery = new Map(galleries.map((gallery) => [publishedId(gallery._id), gallery]))
  const rows = fieldRows(article)
  for (const block of article.body ?? []) {
    if (block._type !== 'galleryEmbed') {
      rows.push(...textRow(publishedId(article._id), block))
      continue
    }
    const id = block.gallery?._ref ?? ''
    const gallery = byGallery.get(id)
    const shown = (gallery?.captions ?? []).flatMap(({_ref}) => byId.get(_ref) ?? [])
    rows.push({
      kind: 'gallery',
      target: id,
      count: shown.length,
      ...(gallery?.expectedCount === undefined ? {} : {expected: gallery.expectedCount}),
      ...(gallery?.title === undefined ? {} : {title: valueOf(id, 'title', gallery.title)}),
    })
    for (const [index, caption] of shown.entries()) {
      rows.push(captionRow(caption, index + 1, shown.length))
    }
  }
  return rows
}

/** Every part of a row, in reading order. */
export function partsOf(row: StoryRow): Value[] {
  if (row.kind === 'gallery') return row.title ? [row.title] : []
  if (row.kind !== 'caption') return [row.value]
  return [row.marker, row.text, row.credit].filter((one) => one !== undefined)
}

function fieldRows(article: Article): StoryRow[] {
  const target = publishedId(article._id)
  const {originallyPublished, headline, standfirst, bylines = []} = article
  const rows: StoryRow[] = []
  const add = (name: FieldName, value: Value) => rows.push({kind: 'field', target, name, value})
  if (originallyPublished) {
    add('originallyPublished', {
      text: sayEdtf(originallyPublished.edtf),
      part: partKey(target, 'originallyPublished.asPrinted'),
      field: 'originallyPublished',
    })
  }
  if (headline !== undefined) add('headline', valueOf(target, 'headline', headline))
  if (standfirst !== undefined) add('standfirst', valueOf(target, 'standfirst', standfirst))
  for (const {_key, asPrinted = ''} of bylines) {
    add('bylines', {
      text: asPrinted,
      part: partKey(target, `bylines[_key=="${_key}"].asPrinted`),
      field: 'bylines',
    })
  }
  return rows
}

function textRow(target: string, block: BodyBlock): StoryRow[] {
  if (block._type === 'furniture') {
    const part = partKey(target, `body[_key=="${block._key}"].text`)
    return [{kind: 'furniture', target, value: {text: block.text ?? '', part, field: 'body'}}]
  }
  if (block._type !== 'block') return []
  const text = block.children.map((child) => child.text).join('')
  const part = partKey(target, `body[_key=="${block._key}"]`)
  return [{kind: 'paragraph', target, value: {text, part, field: 'body'}}]
}

function captionRow(caption: Caption, number: number, of: number): StoryRow {
  const target = publishedId(caption._id)
  const {printedMarker, text, credit, dateCreated, places = []} = caption
  const inText = partKey(target, 'text')
  return {
    kind: 'caption',
    target,
    number,
    of,
    ...(printedMarker === undefined
      ? {}
      : {marker: valueOf(target, 'printedMarker', printedMarker)}),
    ...(text === undefined ? {} : {text: valueOf(target, 'text', text)}),
    ...(credit === undefined
      ? {}
      : {
          credit: {
            text: credit.line ?? '',
            part: partKey(target, 'credit.asPrinted'),
            field: 'credit',
          },
        }),
    ...(dateCreated === undefined
      ? {}
      : {date: {text: sayEdtf(dateCreated.edtf), part: inText, field: 'dateCreated'}}),
    ...(places.length === 0
      ? {}
      : {
          places: {text: places.map(({name}) => name).join(' · '), part: inText, field: 'places'},
        }),
  }
}

function valueOf(target: string, field: string, text: string): Value {
  return {text, part: partKey(target, field), field}
}
