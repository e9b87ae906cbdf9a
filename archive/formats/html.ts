import {parse, parseFragment} from 'parse5'
import {HtmlWriter, type Ways} from './html-writer.ts'
import {type Parent, attributeOf, flattenDepths, isElement, shownIn, textOf} from './shown-html.ts'
import {type StoryBuilder} from './story-builder.ts'

/** A whole page: the language, the headline, and what stands in it. Gives all that it shows. */
export function writeHtmlPage(html: string, builder: StoryBuilder): string[] {
  const root = parse(html).childNodes.find((node) => isElement(node, 'html'))
  builder.language(root && attributeOf(root, 'lang'))
  const body = root?.childNodes.find((node) => isElement(node, 'body'))
  if (body === undefined) return []
  flattenDepths(body)
  new HtmlWriter(builder, {isPage: true}).write(body)
  return shownIn(body)
}

/** A piece of HTML inside another format; its headings are paragraphs. */
export function writeHtmlPiece(piece: string | Parent, builder: StoryBuilder, ways?: Ways): void {
  new HtmlWriter(builder, ways).write(typeof piece === 'string' ? parseHtml(piece) : piece)
}

/** Some formats say nowhere whether a text of theirs is HTML. */
export function startsAsHtml(text: string): boolean {
  return /^\s*</.test(text)
}

/** The words that a piece of HTML shows, on one line. */
export function textOfHtml(html: string): string {
  return textOf(parseHtml(html)).trim()
}

/** Every text that a piece of HTML shows, piece by piece. */
export function shownInHtml(html: string): string[] {
  return shownIn(parseHtml(html))
}

export function parseHtml(html: string): Parent {
  const piece = parseFragment(html)
  flattenDepths(piece)
  return piece
}
