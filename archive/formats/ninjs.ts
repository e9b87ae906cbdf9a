import {writeHtmlPiece} from './html.ts'
import {type PictureParts, type StoryBuilder} from './story-builder.ts'

type Json = Record<string, unknown>

/** IPTC ninjs 1, 2 and 3 have a `uri`, and a `headline(s)`, a `body…` or `associations`. */
export function isNinjs(value: unknown): value is Json {
  return isObject(value) && 'uri' in value && KEYS.some((key) => key in value)
}

const KEYS = [
  'headline',
  'headlines',
  'body_text',
  'body_xhtml',
  'body_html',
  'bodies',
  'associations',
  'description_text',
  'descriptions',
  'versioncreated',
]

/**
 * One item of ninjs. Associations stand behind the body, in their order: an object in ninjs 1, an
 * array since; those of type `picture` are captions, those of a `composite` a gallery of their own.
 */
export function writeNinjs(item: Json, builder: StoryBuilder): void {
  builder.headline(firstOf(item['headlines']) ?? stringOf(item['headline']))
  builder.byline(stringOf(item['byline']) ?? stringOf(item['by']))
  builder.published(
    stringOf(item['firstcreated']) ??
      stringOf(item['contentcreated']) ??
      stringOf(item['versioncreated']),
  )
  builder.language(stringOf(item['language']))
  if (item['type'] === 'picture') builder.gallery([pictureOf(item)])
  else {
    writeBody(item, builder)
    writeAssociations(item, builder)
  }
}

function writeBody(item: Json, builder: StoryBuilder): void {
  const bodies = listOf(item['bodies'])
  const body = bodies.find((one) => /html/.test(stringOf(one['contenttype']) ?? '')) ?? bodies[0]
  const html = stringOf(item['body_xhtml']) ?? stringOf(item['body_html'])
  const value = stringOf(body?.['value'])
  if (html !== undefined) writeHtmlPiece(html, builder)
  else if (value !== undefined && /^\s*</.test(value)) writeHtmlPiece(value, builder)
  else {
    const text = value ?? stringOf(item['body_text']) ?? ''
    for (const paragraph of text.split(/\n+/)) builder.paragraph(paragraph)
  }
}

function writeAssociations(item: Json, builder: StoryBuilder): void {
  const {associations} = item
  const list = Array.isArray(associations)
    ? listOf(associations)
    : isObject(associations)
      ? Object.values(associations).filter(isObject)
      : []
  builder.gallery(list.filter(({type}) => type === 'picture').map(pictureOf))
  for (const composite of list.filter(({type}) => type === 'composite')) {
    const pictures = picturesOf(composite)
    if (pictures.length > 0) {
      builder.gallery(pictures, firstOf(composite['headlines']) ?? stringOf(composite['headline']))
    }
  }
}

function picturesOf(composite: Json): PictureParts[] {
  const inner = composite['associations']
  const list = Array.isArray(inner) ? listOf(inner) : Object.values(isObject(inner) ? inner : {})
  return list.filter(isObject).map(pictureOf)
}

function pictureOf(item: Json): PictureParts {
  return {
    text:
      firstOf(item['descriptions'], 'caption') ??
      stringOf(item['description_text']) ??
      firstOf(item['headlines']) ??
      stringOf(item['headline']),
    credit:
      stringOf(item['creditline']) ??
      stringOf(item['byline']) ??
      stringOf(item['by']) ??
      stringOf(item['copyrightholder']),
    date: stringOf(item['contentcreated']) ?? stringOf(item['firstcreated']),
  }
}

/** `[{role, value}]` → the value of the role, else the first. */
function firstOf(value: unknown, role?: string): string | undefined {
  const list = listOf(value)
  const one = list.find((entry) => role !== undefined && entry['role'] === role) ?? list[0]
  return stringOf(one?.['value'])
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
