import {type PictureParts, type StoryBuilder} from './story-builder.ts'
import {type Dialect, XmlReading, shownInXml, writeRest} from './xml-reading.ts'
import {type XmlNode, findAll, findFirst, textOf} from './xml.ts'

const NITF: Dialect = {
  values: new Set(['media-object']),
  markup: new Set(),
  isHtml: () => false,
}

/**
 * News Industry Text Format: headline, byline, paragraphs, and `media` at its place among them. What
 * has no field stands in asides by the name of its element. Gives all that the document shows.
 */
export function writeNitf(nitf: XmlNode, builder: StoryBuilder): string[] {
  const reading = new XmlReading(NITF)
  writeNitfStory(nitf, builder, reading)
  writeRest(nitf, builder, reading)
  return shownInXml(nitf, NITF)
}

/** The story of a document alone, inside of NewsML say. */
export function writeNitfStory(nitf: XmlNode, builder: StoryBuilder, reading: XmlReading): void {
  const head = findFirst(nitf, 'body.head')
  builder.headline(reading.textAt(head, 'hl1') ?? reading.textAt(head, 'hedline'))
  builder.standfirst(reading.textAt(head, 'hl2'))
  builder.byline(reading.textAt(head, 'byline'))
  const issued = findFirst(nitf, 'date.issue')?.attributes['norm']
  builder.published(issued)
  if (issued === undefined) builder.publishedAs(reading.textAt(nitf, 'story.date'))
  builder.paragraph(reading.textAt(head, 'dateline'))
  for (const content of findAll(nitf, 'body.content|body.end')) {
    writeBlocks(content, builder, reading)
  }
}

const BLOCKS = 'p|hl2|pre|li|dt|dd|td|th|caption|note|tagline|bibliography|media'

/** Marked text, block by block; pictures that follow one another are one gallery. */
export function writeBlocks(parent: XmlNode, builder: StoryBuilder, reading: XmlReading): void {
  let pictures: PictureParts[] = []
  const flush = () => {
    builder.gallery(pictures)
    pictures = []
  }
  for (const node of parent.children) {
    if (textOf(node).trim() === '' && node.name !== 'media') continue
    if (node.name === 'media') {
      pictures.push(pictureOf(node, reading))
      continue
    }
    flush()
    if (findFirst(node, BLOCKS)) writeBlocks(node, builder, reading)
    else builder.paragraph(reading.textOf(node))
  }
  flush()
}

function pictureOf(media: XmlNode, reading: XmlReading): PictureParts {
  const text = reading.textsAt(media, 'media-caption').join(' ')
  return {text, credit: reading.textAt(media, 'media-producer')}
}
