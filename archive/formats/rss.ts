import {textOfHtml, writeHtmlPiece} from './html.ts'
import {type PictureParts, type StoryBuilder} from './story-builder.ts'
import {type XmlNode, findAll, textAt} from './xml.ts'

/** One item of a feed: its text, then the pictures of Media RSS as one gallery. */
export function writeFeedItem(item: XmlNode, builder: StoryBuilder): void {
  const title = item.children.find(({name}) => name === 'title')
  builder.headline(title && textOfHtml(textAt({...title, children: [title]}, 'title') ?? ''))
  builder.published(textAt(item, 'pubDate|dc:date|published'))
  builder.byline(textAt(item, 'dc:creator|author'))
  writeHtmlPiece(textAt(item, 'content:encoded') ?? textAt(item, 'description') ?? '', builder)
  builder.gallery(picturesOf(item))
}

/** Sizes of one picture stand beside one another with the same words; they are one caption. */
function picturesOf(item: XmlNode): PictureParts[] {
  const seen = new Set<string>()
  return findAll(item, 'media:content').flatMap((media) => {
    const text = textAt(media, 'media:description') ?? textAt(media, 'media:title')
    const credit = textAt(media, 'media:credit')
    const key = `${text ?? ''}\n${credit ?? ''}`
    if ((text ?? credit) === undefined || seen.has(key)) return []
    seen.add(key)
    return [{text: text === undefined ? undefined : textOfHtml(text), credit}]
  })
}
