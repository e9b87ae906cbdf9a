import {type DefaultTreeAdapterTypes} from 'parse5'

export type Node = DefaultTreeAdapterTypes.ChildNode
export type Element = DefaultTreeAdapterTypes.Element
export type Parent = {childNodes: Node[]}

/**
 * Elements whose inside is no text of the page. All others are read, those too that CSS or `hidden`
 * hides (newspapers keep the second half of a story behind a button), `details` and `dialog`.
 *
 * | not text                                             | because                                   |
 * | ---------------------------------------------------- | ----------------------------------------- |
 * | `head`, `title`                                      | stands in the bar of the window           |
 * | `script`, `style`, `template`, comments, `datalist`  | for the browser                           |
 * | `noscript`, `noembed`, `noframes`                    | shown only where scripts or frames are not|
 * | inside of `iframe`, `object`, `embed`, `video`, `audio`, `canvas` | shown only where the thing itself is not; its address is kept as an aside |
 * | `desc`, `metadata`, `defs` of a drawing              | about it; its `text` is read              |
 * | attributes but `alt`                                 | addresses, tips, what a field is filled with |
 */
export const NOT_SHOWN: ReadonlySet<string> = new Set([
  'head',
  'title',
  'script',
  'style',
  'template',
  'datalist',
  'noscript',
  'noembed',
  'noframes',
  'iframe',
  'object',
  'embed',
  'video',
  'audio',
  'canvas',
  'desc',
  'metadata',
  'defs',
])

/**
 * Every text of a piece of HTML that readers are shown, piece by piece. It knows nothing of
 * headlines and captions, so that it can tell when those who do have left something out.
 */
export function shownIn(parent: Parent): string[] {
  const shown: string[] = []
  const rest: Node[] = parent.childNodes.toReversed()
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.nodeName === '#text' && 'value' in node) shown.push(node.value)
    if (!('tagName' in node) || NOT_SHOWN.has(node.tagName)) continue
    const said = saidBy(node)
    if (said !== undefined) shown.push(said)
    for (const child of node.childNodes.toReversed()) rest.push(child)
  }
  return shown
}

/** Deeper than any page is built, and no deeper than functions that call themselves can go. */
const DEEPEST = 400

/** The same tree, in which what lies too deep has become one text: nothing of it is lost. */
export function flattenDepths(root: Parent): void {
  const rest: {parent: Parent; depth: number}[] = [{parent: root, depth: 0}]
  for (let at = rest.pop(); at; at = rest.pop()) {
    for (const node of at.parent.childNodes) {
      if (!('tagName' in node)) continue
      if (at.depth < DEEPEST) rest.push({parent: node, depth: at.depth + 1})
      else {
        const value = shownIn(node).join(' ')
        node.childNodes = [{nodeName: '#text', value, parentNode: node}]
      }
    }
  }
}

/** The attributes that hold text: what is shown instead of a picture, and an old WordPress caption. */
export function saidBy(element: Element): string | undefined {
  if (isImage(element)) return attributeOf(element, 'alt')
  return element.tagName === 'wp-caption' ? attributeOf(element, 'caption') : undefined
}

export function isImage({tagName}: Element): boolean {
  return tagName === 'img' || tagName === 'amp-img'
}

export function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value
}

export function isElement(node: Node, tagName: string): node is Element {
  return 'tagName' in node && node.tagName === tagName
}

/** A smiley that WordPress and others draw as a picture. */
export function isEmoji(element: Element): boolean {
  return /\b(?:emoji|wp-smiley)\b/.test(attributeOf(element, 'class') ?? '')
}

/** Around the story; kept as an aside. */
export const CHROME: ReadonlySet<string> = new Set(
  'nav footer aside form button select menu'.split(' '),
)

/** What stands on lines of its own. */
export const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option p pre search section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

const APART = new Set([...BLOCKS, 'br', 'img', 'amp-img', 'wp-caption', 'wp-gallery'])

/** All words that an element shows, on one line, without one of its parts. */
export function textOf(parent: Parent, without?: Element): string {
  let text = ''
  for (const node of parent.childNodes) {
    if (node === without) continue
    if (node.nodeName === '#text' && 'value' in node) text += node.value
    else if ('tagName' in node && !NOT_SHOWN.has(node.tagName)) {
      const inner = `${saidBy(node) ?? ''}${textOf(node, without)}`
      text += APART.has(node.tagName) && !isEmoji(node) ? ` ${inner} ` : inner
    }
  }
  return text
}
