/**
 * The content of a post with its shortcodes and gallery blocks as elements, so that it can be read in
 * one piece: a table or a figure goes on over an empty line.
 *
 *     [gallery ids="7,9"]                              <wp-gallery ids=7,9></wp-gallery>
 *     [caption id="a7"]<img> A crane[/caption]         <wp-caption><img> A crane</wp-caption>
 *     <!-- wp:gallery {"ids":[7,9]} -->…               <wp-gallery ids="7,9">…</wp-gallery>
 */
export function withElements(content: string): string {
  let markup = ''
  let from = 0
  for (let at = 0; at < content.length; at++) {
    const kind = KINDS.find(({start}) => content.startsWith(start, at))
    if (kind === undefined) continue
    const end = content.indexOf(kind.end, at)
    if (end < 0) break
    markup += content.slice(from, at) + kind.element(content.slice(at, end + kind.end.length))
    from = end + kind.end.length
    at = from - 1
  }
  return markup + content.slice(from)
}

const KINDS = [
  {start: '[gallery', end: ']', element: galleryOfShortcode},
  {start: '[caption', end: '[/caption]', element: captionOfShortcode},
  {start: '<!-- wp:gallery', end: '<!-- /wp:gallery -->', element: galleryOfBlock},
]

function galleryOfShortcode(piece: string): string {
  const ids = /(?:ids|include)=["']?([\d,\s]+)/.exec(piece)?.[1]
  if (ids === undefined) return '<wp-gallery></wp-gallery>'
  // Without quotation marks it does no harm inside of an attribute.
  return `<wp-gallery ids=${ids.replace(/\s/g, '')}></wp-gallery>`
}

/** Very old posts have the caption as an attribute. */
function captionOfShortcode(piece: string): string {
  const open = /^\[caption(?:"[^"<]*"|'[^'<]*'|[^\]"'<])*\]?/.exec(piece)?.[0] ?? ''
  const inner = piece.slice(open.length, -'[/caption]'.length)
  const [, double, single] = /caption=(?:"([^"]*)"|'([^']*)')/.exec(open) ?? []
  const told = double ?? single
  const attribute = told === undefined ? '' : ` caption="${told.replaceAll('"', '&quot;')}"`
  return `<wp-caption${attribute}>${inner}</wp-caption>`
}

/** A block without ids means the figures that it holds. */
function galleryOfBlock(piece: string): string {
  const open = /^<!-- wp:gallery[^\n]*?-->/.exec(piece)?.[0] ?? ''
  const ids = /"ids":\[([\d,"\s]*)\]/.exec(open)?.[1]?.replace(/["\s]/g, '') ?? ''
  return `<wp-gallery ids="${ids}">${piece.slice(open.length, -'<!-- /wp:gallery -->'.length)}</wp-gallery>`
}
