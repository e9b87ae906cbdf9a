import {writeHtmlPiece} from './html.ts'
import {type PictureParts, type StoryBuilder} from './story-builder.ts'
import {type Dialect, XmlReading, insideOf, shownInXml, writeRest} from './xml-reading.ts'
import {type XmlNode, findAll, findFirst, textAt} from './xml.ts'

const FEED: Dialect = {
  values: new Set(
    'link guid id comments uri url pubDate dc:date dcterms:modified published updated email wfw:commentRss slash:comments media:hash media:thumbnail media:player georss:point geo:lat geo:long'.split(
      ' ',
    ),
  ),
  markup: new Set(['content', 'content:encoded', 'description', 'summary', 'title']),
  isHtml: () => true,
}

/**
 * One item of RSS or Atom: its text, then the pictures of Media RSS as one gallery. A summary beside
 * the text, and all else that has no field, stands in asides. Gives all that the item shows.
 */
export function writeFeedItem(item: XmlNode, builder: StoryBuilder): string[] {
  const reading = new XmlReading(FEED)
  const child = (name: string) => item.children.find((one) => one.name === name)
  const title = child('title')
  builder.headline(title && reading.textOf(title))
  builder.published(textAt(item, 'pubDate|dc:date|published') ?? textAt(item, 'updated'))
  const author = findFirst(item, 'dc:creator|author')
  builder.byline(author && (reading.textAt(author, 'name') ?? reading.textOf(author)))
  const body = BODIES.map(child).find((one) => one && insideOf(one).trim() !== '')
  if (body) writeHtmlPiece(insideOf(reading.take(body)), builder)
  builder.gallery(picturesOf(item, reading))
  writeRest(item, builder, reading)
  return shownInXml(item, FEED)
}

/** The fullest first. */
const BODIES = ['content:encoded', 'content', 'description', 'summary']

/** Sizes of one picture stand beside one another with the same words; they are one caption. */
function picturesOf(item: XmlNode, reading: XmlReading): PictureParts[] {
  const seen = new Set<string>()
  return findAll(item, 'media:content').flatMap((media) => {
    const [text] = ['media:description', 'media:title'].filter((name) => textAt(media, name))
    const credit = textAt(media, 'media:credit')
    const key = `${text && textAt(media, text)}\n${credit}`
    if ((text ?? credit) === undefined || seen.has(key)) return []
    seen.add(key)
    return [
      {
        text: text && reading.textAt(media, text),
        credit: reading.textAt(media, 'media:credit'),
      },
    ]
  })
}
