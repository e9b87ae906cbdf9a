import {type PictureParts, type StoryBuilder} from './story-builder.ts'
import {type XmlNode, findAll, findFirst, textAt, textOf} from './xml.ts'

/** News Industry Text Format: headline, byline, paragraphs, and `media` at its place among them. */
export function writeNitf(nitf: XmlNode, builder: StoryBuilder): void {
  const head = findFirst(nitf, 'body.head')
  builder.headline(head && (textAt(head, 'hl1') ?? textAt(head, 'hedline')))
  builder.standfirst(head && textAt(head, 'hl2'))
  builder.byline(head && textAt(head, 'byline'))
  const issue = findFirst(nitf, 'date.issue')
  builder.published(issue?.attributes['norm'] ?? textAt(nitf, 'story.date'))
  builder.paragraph(head && textAt(head, 'dateline'))
  const content = findFirst(nitf, 'body.content')
  if (content) writeContent(content, builder)
  const end = findFirst(nitf, 'body.end')
  if (end) builder.paragraph(textOf(end))
}

function writeContent(parent: XmlNode, builder: StoryBuilder): void {
  let pictures: PictureParts[] = []
  const flush = () => {
    builder.gallery(pictures)
    pictures = []
  }
  for (const node of parent.children) {
    if (node.name === '#text' && node.text.trim() === '') continue
    if (node.name === 'media') {
      pictures.push(pictureOf(node))
      continue
    }
    flush()
    if (node.name === 'block') writeContent(node, builder)
    else builder.paragraph(textOf(node))
  }
  flush()
}

function pictureOf(media: XmlNode): PictureParts {
  const captions = findAll(media, 'media-caption').map((caption) => textOf(caption).trim())
  return {text: captions.filter(Boolean).join(' '), credit: textAt(media, 'media-producer')}
}
