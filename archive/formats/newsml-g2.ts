import {writeHtmlPiece} from './html.ts'
import {writeNitf} from './nitf.ts'
import {type PictureParts, type StoryBuilder} from './story-builder.ts'
import {type XmlNode, findAll, findFirst, markupOf, textAt, textOf} from './xml.ts'

/**
 * NewsML-G2: the text item with its `inlineXML`, then the pictures as one gallery, in the order of
 * the package's sequence where there is one, else of the message.
 */
export function writeNewsMl(root: XmlNode, builder: StoryBuilder): void {
  const items = findAll(root, 'newsItem')
  const story = items.find((item) => !isPicture(item))
  if (story) writeText(story, builder)
  const packaged = findFirst(root, 'packageItem')
  const pictures = inOrder(items.filter(isPicture), packaged)
  builder.gallery(pictures.map(pictureOf), packaged && headlineOf(packaged))
}

function isPicture(item: XmlNode): boolean {
  const itemClass = findFirst(item, 'itemClass')?.attributes['qcode'] ?? ''
  return /picture|graphic|photo/.test(itemClass)
}

function writeText(item: XmlNode, builder: StoryBuilder): void {
  const nitf = findFirst(item, 'nitf')
  const headline = headlineOf(item)
  if (nitf && headline === undefined) return writeNitf(nitf, builder)
  builder.headline(headline)
  builder.byline(textAt(item, 'by'))
  builder.published(textAt(item, 'contentCreated') ?? textAt(item, 'versionCreated|firstCreated'))
  builder.language(findFirst(item, 'language')?.attributes['tag'])
  builder.paragraph(textAt(item, 'dateline'))
  const html = findFirst(item, 'html')
  const body = html ? (findFirst(html, 'body') ?? html) : findFirst(item, 'body.content|inlineData')
  if (body) writeHtmlPiece(body.children.map(markupOf).join(''), builder)
}

function headlineOf(item: XmlNode): string | undefined {
  const meta = findFirst(item, 'contentMeta')
  return meta && textAt(meta, 'headline')
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

function pictureOf(item: XmlNode): PictureParts {
  const descriptions = findAll(item, 'description')
  const caption =
    descriptions.find(({attributes}) => /caption/.test(attributes['role'] ?? '')) ?? descriptions[0]
  return {
    text: textOf(caption).trim() || headlineOf(item),
    credit: textAt(item, 'creditline') ?? textAt(item, 'by'),
    date: textAt(item, 'contentCreated'),
  }
}
