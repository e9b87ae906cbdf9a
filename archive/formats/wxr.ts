import {parseHtml, textOfHtml, writeHtmlPiece} from './html.ts'
import {shownIn} from './shown-html.ts'
import {type StoryBuilder} from './story-builder.ts'
import {MediaLibrary} from './wxr-media.ts'
import {withElements} from './wxr-shortcodes.ts'
import {type Dialect, XmlReading, shownInXml, writeRest} from './xml-reading.ts'
import {type XmlNode, findAll, textAt} from './xml.ts'

/** The posts of a WordPress export, its pictures, and how many other things of which types it holds. */
export interface WordPressExport {
  posts: XmlNode[]
  media: MediaLibrary
  others: XmlNode[]
}

export function readWordPress(root: XmlNode): WordPressExport {
  const items = findAll(root, 'item')
  const typeOf = (item: XmlNode) => textAt(item, 'wp:post_type') ?? ''
  const isPost = (item: XmlNode) => /^(?:post|page)$/.test(typeOf(item))
  const isMedium = (item: XmlNode) => typeOf(item) === 'attachment'
  return {
    posts: items.filter(isPost),
    media: new MediaLibrary(items.filter(isMedium)),
    others: items.filter((item) => !isPost(item) && !isMedium(item)),
  }
}

/** What has words and belongs to no post, in a sentence; asked when all posts are written. */
export function unreadIn({media, others}: WordPressExport): string | undefined {
  const types = Map.groupBy(
    others.filter((item) => textAt(item, 'content:encoded') !== undefined),
    (item) => textAt(item, 'wp:post_type') ?? 'without a type',
  )
  const told = [...types].map(([type, items]) => `${type} (${items.length})`)
  const pictures = media.untold()
  if (pictures.length > 0) told.push(`captions of pictures in no post (${pictures.join(', ')})`)
  return told.length === 0
    ? undefined
    : `Beside posts and pages the export holds ${told.join(', ')}`
}

const POST: Dialect = {
  // Comments are the readers' words; what a post is made of is counted apart, without its shortcodes.
  values: new Set(
    'link guid pubDate wp:post_id wp:post_date wp:post_date_gmt wp:post_modified wp:post_modified_gmt wp:comment_status wp:ping_status wp:post_name wp:status wp:post_parent wp:menu_order wp:post_type wp:post_password wp:is_sticky wp:attachment_url wp:comment wp:postmeta content:encoded'.split(
      ' ',
    ),
  ),
  markup: new Set(),
  isHtml: () => true,
}

/**
 * One post. `[gallery ids="7,9"]` and gallery blocks name pictures by their ids in the old site; the
 * captions in the post are read first, for the others those of exactly these pictures. Excerpt,
 * categories, custom fields and captions that the post does not show stand in asides. Gives all that
 * the post shows.
 */
export function writePost(
  post: XmlNode,
  {media}: WordPressExport,
  builder: StoryBuilder,
): string[] {
  const reading = new XmlReading(POST)
  builder.headline(reading.textAt(post, 'title'))
  builder.published(textAt(post, 'wp:post_date') ?? textAt(post, 'pubDate'))
  builder.byline(reading.textAt(post, 'dc:creator'))
  const shelf = media.shelfOf(textAt(post, 'wp:post_id') ?? '')
  const content = parseHtml(withElements(textAt(post, 'content:encoded') ?? ''))
  writeHtmlPiece(content, builder, {linesPart: true, library: shelf})
  const shown = shownIn(content)
  for (const {text, reason} of shelf.rest(shown)) builder.aside(text, reason)
  writeCustomFields(post, builder)
  writeRest(post, builder, reading)
  return [...shownInXml(post, POST), ...shown, ...shelf.given]
}

/** Those whose names begin with `_` are WordPress's own; nobody sees them. */
function writeCustomFields(post: XmlNode, builder: StoryBuilder): void {
  for (const meta of findAll(post, 'wp:postmeta')) {
    const name = textAt(meta, 'wp:meta_key') ?? ''
    const value = textOfHtml(textAt(meta, 'wp:meta_value') ?? '')
    if (!name.startsWith('_')) builder.note(value, `custom field “${name}”`)
  }
}
