import {type DefaultTreeAdapterTypes, parse, parseFragment} from 'parse5'
import {type PictureParts, type StoryBuilder} from './story-builder.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element
type Parent = {childNodes: Node[]}

/** A whole page: the language, the headline, and what stands in it. */
export function writeHtmlPage(html: string, builder: StoryBuilder): void {
  const document = parse(html)
  const root = document.childNodes.find((node): node is Element => isElement(node, 'html'))
  builder.language(root && attributeOf(root, 'lang'))
  const body = root?.childNodes.find((node): node is Element => isElement(node, 'body'))
  if (body) new HtmlWriter(builder, true).write(body)
}

/** A piece of HTML inside another format; its headings are paragraphs. */
export function writeHtmlPiece(html: string, builder: StoryBuilder): void {
  new HtmlWriter(builder, false).write(parseFragment(html))
}

/** The words that a piece of HTML shows, on one line. */
export function textOfHtml(html: string): string {
  return shownText(parseFragment(html)).trim()
}

const SILENT = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'svg',
  'head',
  'object',
])
const CHROME = new Set(['nav', 'footer', 'aside', 'form', 'button', 'select', 'menu'])
const BLOCKS = new Set(
  'address article aside blockquote body div dl dd dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td th tr ul'.split(
    ' ',
  ),
)

class HtmlWriter {
  readonly #builder: StoryBuilder
  readonly #isPage: boolean
  #line = ''

  constructor(builder: StoryBuilder, isPage: boolean) {
    this.#builder = builder
    this.#isPage = isPage
  }

  write(parent: Parent): void {
    this.#children(parent)
    this.#flush()
  }

  #children(parent: Parent): void {
    for (const node of parent.childNodes) {
      if (node.nodeName === '#text' && 'value' in node) this.#line += node.value
      else if ('tagName' in node) this.#element(node)
    }
  }

  #element(element: Element): void {
    const {tagName} = element
    if (SILENT.has(tagName)) return
    if (CHROME.has(tagName)) {
      this.#flush()
      this.#builder.aside(shownText(element), 'page furniture')
      return
    }
    if (isGallery(element)) {
      this.#flush()
      this.#builder.gallery(picturesIn(element))
      return
    }
    if (tagName === 'figure') {
      this.#flush()
      this.#builder.gallery([pictureOf(element)])
      return
    }
    if (tagName === 'h1' && this.#isPage) {
      this.#flush()
      this.#builder.headline(shownText(element))
      return
    }
    if (tagName === 'time' && this.#isPage)
      this.#builder.published(attributeOf(element, 'datetime'))
    if (tagName === 'br') {
      this.#line += ' '
      return
    }
    const isBlock = BLOCKS.has(tagName)
    if (isBlock) this.#flush()
    this.#children(element)
    if (isBlock) this.#flush()
  }

  #flush(): void {
    this.#builder.paragraph(this.#line)
    this.#line = ''
  }
}

/** Figures that are one gallery say so by their class. */
function isGallery(element: Element): boolean {
  const names = `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'role') ?? ''}`
  return /gallery|slideshow|carousel/i.test(names) && figuresIn(element).length > 0
}

function picturesIn(element: Element): PictureParts[] {
  return figuresIn(element).map(pictureOf)
}

/** The innermost figures, in order. */
function figuresIn(parent: Parent): Element[] {
  return parent.childNodes.flatMap((node) => {
    if (!('tagName' in node)) return []
    const inner = figuresIn(node)
    return isElement(node, 'figure') && inner.length === 0 ? [node] : inner
  })
}

const CREDIT = /credit|copyright|photographer|attribution|source|byline/i

function pictureOf(figure: Element): PictureParts {
  const caption = firstElement(figure, ({tagName}) => tagName === 'figcaption')
  if (caption === undefined) return {text: shownText(figure)}
  const credit = firstElement(
    figure,
    (element) =>
      element.tagName === 'cite' ||
      element.tagName === 'small' ||
      CREDIT.test(
        `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'itemprop') ?? ''}`,
      ),
  )
  const words = shownText(caption, credit)
  if (credit === undefined || credit === caption) return {text: shownText(caption)}
  return {text: words, credit: shownText(credit)}
}

function firstElement(parent: Parent, fits: (element: Element) => boolean): Element | undefined {
  for (const node of parent.childNodes) {
    if (!('tagName' in node)) continue
    if (fits(node)) return node
    const inner = firstElement(node, fits)
    if (inner) return inner
  }
  return undefined
}

/** What a reader sees of it, without one of its parts. */
function shownText(parent: Parent, without?: Element): string {
  let text = ''
  for (const node of parent.childNodes) {
    if (node === without) continue
    if (node.nodeName === '#text' && 'value' in node) text += node.value
    else if ('tagName' in node && !SILENT.has(node.tagName)) {
      const inner = shownText(node, without)
      text += BLOCKS.has(node.tagName) || node.tagName === 'br' ? ` ${inner} ` : inner
    }
  }
  return text
}

function isElement(node: Node, tagName: string): node is Element {
  return 'tagName' in node && node.tagName === tagName
}

function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value
}
