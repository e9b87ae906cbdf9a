import {inkOf} from '../text/visible.ts'
import {shownInHtml, startsAsHtml, textOfHtml, writeHtmlPiece} from './html.ts'
import {
  type Json,
  type JsonText,
  JsonReading,
  isObject,
  objectsIn,
  stringOf,
  stringsIn,
} from './json-reading.ts'
import {type PictureParts, type StoryBuilder} from './story-builder.ts'

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

/** Keys whose strings are for machines: addresses, codes, hours of handling. */
const VALUES: ReadonlySet<string> = new Set(
  '$schema $standard altids code contentcreated contentmodified contenttype digitalsourcetype encodedrights firstcreated geojson geometry_geojson hashes href language literal mimetype profile pubstatus rel renditions representationtype role schema scheme standard type uri version versioncreated'.split(
    ' ',
  ),
)

/**
 * One item of ninjs. Associations stand behind the body, in their order: an object in ninjs 1, an
 * array since; pictures and graphics are captions, those of a `composite` a gallery of their own.
 * What has no field stands in asides, by its key. Gives all that the item shows.
 */
export function writeNinjs(item: Json, builder: StoryBuilder): string[] {
  const reading = new JsonReading()
  builder.headline(firstOf(reading, item, 'headlines') ?? reading.string(item, 'headline'))
  builder.byline(reading.string(item, 'byline') ?? reading.string(item, 'by'))
  builder.published(
    stringOf(item['firstcreated']) ??
      stringOf(item['contentcreated']) ??
      stringOf(item['versioncreated']),
  )
  builder.language(stringOf(item['language']))
  const {body, texts} = textsOf(item)
  if (item['type'] === 'picture') builder.gallery([pictureOf(item, reading)])
  else {
    if (body) writeBody(body, builder, reading)
    writeAssociations(item, builder, reading)
  }
  for (const one of texts) {
    if (reading.isRead(one)) continue
    builder.aside(plainText(one), `no field for “${one.path.join(' ')}”`)
  }
  return texts.flatMap((one) => (isHtml(one) ? shownInHtml(one.text) : [one.text]))
}

/** All that is no value, and which of it is the body: the one with markup, else the first. */
function textsOf(item: Json): {body: JsonText | undefined; texts: JsonText[]} {
  const texts = stringsIn(item).filter(({owner, key, path}) => {
    const isName = key === 'name' && TYPES.test(stringOf(owner['type']) ?? '')
    return !isName && !path.some((one) => VALUES.has(one))
  })
  const bodies = texts.filter(({path: [first = '', second, third]}) =>
    first === 'bodies' ? second === 'value' && third === undefined : first.startsWith('body_'),
  )
  const body = bodies.find(isHtml) ?? bodies[0]
  if (body === undefined) return {body, texts}
  // The same body in another form says nothing new.
  const ink = inkOf(plainText(body))
  const same = new Set(bodies.filter((one) => one !== body && inkOf(plainText(one)) === ink))
  return {body, texts: texts.filter((one) => !same.has(one))}
}

const TYPES = /^(?:text|picture|graphic|video|audio|composite|component)$/

function plainText(one: JsonText): string {
  return isHtml(one) ? textOfHtml(one.text) : one.text
}

function isHtml({owner, key, text}: JsonText): boolean {
  const isMarked = key === 'value' && /html/.test(stringOf(owner['contenttype']) ?? '')
  return isMarked || /html/.test(key) || startsAsHtml(text)
}

function writeBody(body: JsonText, builder: StoryBuilder, reading: JsonReading): void {
  reading.take(body.owner, body.key)
  if (isHtml(body)) writeHtmlPiece(body.text, builder)
  else for (const line of body.text.split('\n')) builder.paragraph(line)
}

function writeAssociations(item: Json, builder: StoryBuilder, reading: JsonReading): void {
  const list = objectsIn(item['associations'])
  builder.gallery(list.filter(isPicture).map((one) => pictureOf(one, reading)))
  for (const composite of list.filter(({type}) => type === 'composite')) {
    // Where no type is said, what stands in a gallery is a picture.
    const pictures = objectsIn(composite['associations']).filter(
      (one) => isPicture(one) || one['type'] === undefined,
    )
    if (pictures.length === 0) continue
    const title = firstOf(reading, composite, 'headlines') ?? reading.string(composite, 'headline')
    builder.gallery(
      pictures.map((one) => pictureOf(one, reading)),
      title,
    )
  }
}

function isPicture({type}: Json): boolean {
  return type === 'picture' || type === 'graphic'
}

function pictureOf(item: Json, reading: JsonReading): PictureParts {
  return {
    text:
      firstOf(reading, item, 'descriptions', 'caption') ??
      reading.string(item, 'description_text') ??
      firstOf(reading, item, 'headlines') ??
      reading.string(item, 'headline'),
    credit:
      reading.string(item, 'creditline') ??
      reading.string(item, 'byline') ??
      reading.string(item, 'by') ??
      reading.string(item, 'copyrightholder'),
    date: stringOf(item['contentcreated']) ?? stringOf(item['firstcreated']),
  }
}

/** `[{role, value}]` → the value of the role, else the first. */
function firstOf(reading: JsonReading, item: Json, key: string, role?: string): string | undefined {
  const list = Array.isArray(item[key]) ? item[key].filter(isObject) : []
  const one = list.find((entry) => role !== undefined && entry['role'] === role) ?? list[0]
  return one && reading.string(one, 'value')
}
