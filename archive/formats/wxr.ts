import {textOfHtml, writeHtmlPiece} from './html.ts'
import {type PictureParts, type StoryBuilder} from './story-builder.ts'
import {type XmlNode, findAll, textAt} from './xml.ts'

/** The posts of a WordPress export, and the captions of its pictures by their ids. */
export interface WordPressExport {
  posts: XmlNode[]
  pictures: Map<string, Attachment>
}

interface Attachment {
  caption: string
  parent: string
  order: number
}

export function readWordPress(root: XmlNode): WordPressExport {
  const items = findAll(root, 'item')
  const pictures = new Map<string, Attachment>()
  for (const item of items.filter((one) => textAt(one, 'wp:post_type') === 'attachment')) {
    pictures.set(textAt(item, 'wp:post_id') ?? '', {
      caption: textAt(item, 'excerpt:encoded') ?? textAt(item, 'content:encoded') ?? '',
      parent: textAt(item, 'wp:post_parent') ?? '',
      order: Number(textAt(item, 'wp:menu_order') ?? 0),
    })
  }
  return {
    posts: items.filter((item) => /^(?:post|page)$/.test(textAt(item, 'wp:post_type') ?? '')),
    pictures,
  }
}

/**
 * One post. `[gallery ids="7,9"]` and gallery blocks name pictures by their ids in the old site;
 * here they become galleries with the captions of exactly those pictures.
 */
export function writePost(post: XmlNode, {pictures}: WordPressExport, builder: StoryBuilder): void {
  builder.headline(textAt(post, 'title'))
  builder.published(textAt(post, 'wp:post_date') ?? textAt(post, 'pubDate'))
  builder.byline(textAt(post, 'dc:creator'))
  const id = textAt(post, 'wp:post_id') ?? ''
  const content = textAt(post, 'content:encoded') ?? ''
  for (const piece of piecesOf(content)) {
    const galleryIds = idsIn(piece)
    if (galleryIds) builder.gallery(captionsOf(galleryIds, id, pictures))
    else if (piece.startsWith('[caption')) builder.gallery([captionIn(piece)])
    else for (const paragraph of piece.split(/\n\s*\n/)) writeHtmlPiece(paragraph, builder)
  }
}

const PIECES = [
  {start: '[gallery', end: ']'},
  {start: '[caption', end: '[/caption]'},
  {start: '<!-- wp:gallery', end: '<!-- /wp:gallery -->'},
]

/** Shortcodes and gallery blocks, each as a piece of its own, and what stands between them. */
function piecesOf(content: string): string[] {
  const pieces: string[] = []
  let from = 0
  for (let at = 0; at < content.length; at++) {
    const kind = PIECES.find(({start}) => content.startsWith(start, at))
    if (kind === undefined) continue
    const end = content.indexOf(kind.end, at)
    if (end < 0) break
    pieces.push(content.slice(from, at), content.slice(at, end + kind.end.length))
    from = end + kind.end.length
    at = from - 1
  }
  return [...pieces, content.slice(from)]
}

/** The ids that a piece names; an empty list for all pictures of the post. */
function idsIn(piece: string): string[] | undefined {
  const shortcode = /^\[gallery([^\]]*)\]$/.exec(piece)
  if (shortcode) {
    return (
      /ids=["']?([\d,\s]+)/
        .exec(shortcode[1] ?? '')?.[1]
        ?.split(',')
        .map((id) => id.trim()) ?? []
    )
  }
  const block = /^<!-- wp:gallery(?: (\{[^\n]*?\}))? -->/.exec(piece)
  if (block === null) return undefined
  const listed = /"ids":\[([\d,"\s]*)\]/.exec(block[1] ?? '')?.[1]
  if (listed) return listed.replace(/["\s]/g, '').split(',')
  return [...piece.matchAll(/wp-image-(\d+)/g)].map((match) => match[1] ?? '')
}

function captionsOf(
  ids: readonly string[],
  post: string,
  pictures: ReadonlyMap<string, Attachment>,
): PictureParts[] {
  const chosen =
    ids.length > 0
      ? ids.map((id) => pictures.get(id))
      : [...pictures.values()]
          .filter(({parent}) => parent === post)
          .sort((a, b) => a.order - b.order)
  // A picture that the export does not hold keeps its place, without words.
  return chosen.map((picture) => ({text: textOfHtml(picture?.caption ?? '')}))
}

function captionIn(piece: string): PictureParts {
  const inner = piece.replace(/^\[caption[^\]]*\]/, '').replace(/\[\/caption\]$/, '')
  const attribute = /caption=["']([^"']*)["']/.exec(piece)?.[1]
  return {text: textOfHtml(attribute ?? inner)}
}
