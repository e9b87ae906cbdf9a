import {startsAsHtml, writeHtmlPiece} from './html.ts'
import {writeBlocks, writeNitfStory} from './nitf.ts'
import {type PictureParts, type StoryBuilder} from './story-builder.ts'
import {
  type Dialect,
  XmlReading,
  hasElements,
  insideOf,
  shownInXml,
  without,
  writeRest,
} from './xml-reading.ts'
import {type XmlNode, findAll, findFirst, textAt, textOf} from './xml.ts'

const NEWSML: Dialect = {
  values: new Set(
    'generator profile versionCreated firstCreated contentCreated contentModified urgency hash media-object'.split(
      ' ',
    ),
  ),
  markup: new Set(['html']),
  isHtml: isHtmlData,
}

function isHtmlData(node: XmlNode): boolean {
  if (node.name !== 'inlineData') return false
  return /html/.test(node.attributes['contenttype'] ?? '') || startsAsHtml(textOf(node))
}

/**
 * The stories of a message: each text item is one. The first one gets the pictures and all else that
 * the message holds.
 */
export function newsMlStories(root: XmlNode): {id: string | undefined; message: XmlNode}[] {
  // About the message; inside of a story an element of that name is the story's.
  const headers = findAll(root, 'newsMessage').flatMap(({children}) =>
    children.filter(({name}) => name === 'header'),
  )
  const [first, ...others] = findAll(root, 'newsItem').filter((item) => !showsSomething(item))
  const message = without(root, new Set([...headers, ...others]))
  if (first === undefined || others.length === 0) return [{id: undefined, message}]
  return [
    {id: first.attributes['guid'], message},
    ...others.map((item) => ({
      id: item.attributes['guid'],
      message: {...root, children: [item]},
    })),
  ]
}

/**
 * NewsML-G2: the text item with its `inlineXML`, then the pictures as one gallery, in the order of
 * the package's sequence where there is one, else of the message. What has no field stands in
 * asides. Gives all that the message shows.
 */
export function writeNewsMl(message: XmlNode, builder: StoryBuilder): string[] {
  const reading = new XmlReading(NEWSML)
  const items = findAll(message, 'newsItem')
  const story = items.find((item) => !showsSomething(item))
  if (story) writeText(story, builder, reading)
  const packaged = findFirst(message, 'packageItem')
  const pictures = inOrder(items.filter(isPicture), packaged)
  if (pictures.length > 0) {
    const title = packaged && headlineOf(packaged, reading)
    builder.gallery(
      pictures.map((item) => pictureOf(item, reading)),
      title,
    )
  }
  writeRest(message, builder, reading)
  return shownInXml(message, NEWSML)
}

function showsSomething(item: XmlNode): boolean {
  return isPicture(item) || /video|audio|animation/.test(classOf(item))
}

function isPicture(item: XmlNode): boolean {
  return /picture|graphic|photo/.test(classOf(item))
}

function classOf(item: XmlNode): string {
  return findFirst(item, 'itemClass')?.attributes['qcode'] ?? ''
}

function writeText(item: XmlNode, builder: StoryBuilder, reading: XmlReading): void {
  const nitf = findFirst(item, 'nitf')
  if (nitf === undefined || !textAt(nitf, 'hl1|hedline')) {
    builder.headline(headlineOf(item, reading))
  }
  if (nitf) writeNitfStory(nitf, builder, reading)
  builder.published(textAt(item, 'contentCreated') ?? textAt(item, 'versionCreated|firstCreated'))
  builder.language(findFirst(item, 'language')?.attributes['tag'])
  builder.byline(reading.textAt(item, 'by'))
  if (nitf) return
  builder.paragraph(reading.textAt(item, 'dateline'))
  const html = findFirst(item, 'html')
  const xml = findFirst(item, 'inlineXML')
  const data = findFirst(item, 'inlineData')
  if (html && hasElements(html)) writeHtmlPiece(insideOf(reading.take(html)), builder)
  else if (xml) writeBlocks(xml, builder, reading)
  else if (data && !hasElements(data)) {
    const text = textOf(reading.take(data))
    if (isHtmlData(data)) writeHtmlPiece(text, builder)
    else for (const line of text.split('\n')) builder.paragraph(line)
  }
}

function headlineOf(item: XmlNode, reading: XmlReading): string | undefined {
  return reading.textAt(findFirst(item, 'contentMeta'), 'headline')
}

function inOrder(pictures: XmlNode[], packaged: XmlNode | undefined): XmlNode[] {
  const refs = packaged
    ? findAll(packaged, 'itemRef').map(({attributes}) => attributes['residref'])
    : []
  if (refs.length === 0) return pictures
  const place = (item: XmlNode) => {
    const index = refs.indexOf(item.attributes['guid'])
    return index < 0 ? refs.length : index
  }
  return [...pictures].sort((a, b) => place(a) - place(b))
}

function pictureOf(item: XmlNode, reading: XmlReading): PictureParts {
  const descriptions = findAll(item, 'description')
  const caption =
    descriptions.find(({attributes}) => /caption/.test(attributes['role'] ?? '')) ?? descriptions[0]
  return {
    text: (caption && reading.textOf(caption)) ?? headlineOf(item, reading),
    credit: reading.textAt(item, 'creditline') ?? reading.textAt(item, 'by'),
    date: textAt(item, 'contentCreated'),
  }
}
