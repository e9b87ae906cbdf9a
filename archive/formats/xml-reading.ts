import {shownInHtml, textOfHtml} from './html.ts'
import {type StoryBuilder} from './story-builder.ts'
import {type XmlNode, findAll, findFirst, markupOf, textOf} from './xml.ts'

/** What the text of a vocabulary means. */
export interface Dialect {
  /** Elements whose text is for machines: addresses, numbers, hours of handling. */
  values: ReadonlySet<string>
  /** Elements that hold XHTML. */
  markup: ReadonlySet<string>
  /** Whether the text of an element is HTML that was written as text, as in feeds. */
  isHtml: (node: XmlNode) => boolean
}

/**
 * Reads an XML document and remembers which of its elements were read, so that what a format has no
 * field for can be named at the end instead of being left behind.
 */
export class XmlReading {
  readonly #dialect: Dialect
  readonly #read = new Set<XmlNode>()

  constructor(dialect: Dialect) {
    this.#dialect = dialect
  }

  /** The words of the first element of that name, which is read thereby; `undefined` without words. */
  textAt(parent: XmlNode | undefined, names: string): string | undefined {
    const node = parent && findFirst(parent, names)
    return node && this.textOf(node)
  }

  textsAt(parent: XmlNode, names: string): string[] {
    return findAll(parent, names).flatMap((node) => this.textOf(node) ?? [])
  }

  /** `undefined` the second time: a word has one place. */
  textOf(node: XmlNode): string | undefined {
    if (this.#read.has(node)) return undefined
    const words = this.#wordsOf(node)
    this.take(node)
    return words
  }

  #wordsOf(node: XmlNode): string | undefined {
    const isMarkup = this.#dialect.markup.has(node.name) && hasElements(node)
    return (isMarkup ? textOfHtml(insideOf(node)) : this.#plainText(node)).trim() || undefined
  }

  #plainText(node: XmlNode): string {
    if (this.#read.has(node) || this.#dialect.values.has(node.name)) return ''
    if (node.name === 'br') return ' '
    if (hasElements(node)) return node.children.map((child) => this.#plainText(child)).join('')
    return this.#dialect.isHtml(node) ? ` ${textOfHtml(textOf(node))} ` : textOf(node)
  }

  /** The element is read, with all that is inside. */
  take(node: XmlNode): XmlNode {
    this.#read.add(node)
    return node
  }

  /** Whether it was read, or some of it. */
  #isTouched(node: XmlNode): boolean {
    return this.#read.has(node) || node.children.some((child) => this.#isTouched(child))
  }

  /** What nobody has read, each text with the name of its element. */
  rest(node: XmlNode): {name: string; text: string}[] {
    if (this.#read.has(node) || this.#dialect.values.has(node.name)) return []
    if (isOneText(node, this.#dialect) && !this.#isTouched(node)) {
      const text = this.#wordsOf(node)
      return text === undefined ? [] : [{name: node.name, text}]
    }
    return node.children.flatMap((child) =>
      this.rest(child).map((one) => (one.name === '#text' ? {...one, name: node.name} : one)),
    )
  }
}

/** Every text of a document that is no value, piece by piece, whether it has a field or not. */
export function shownInXml(node: XmlNode, dialect: Dialect): string[] {
  if (dialect.values.has(node.name)) return []
  if (dialect.markup.has(node.name) && hasElements(node)) return shownInHtml(insideOf(node))
  if (!hasElements(node)) return dialect.isHtml(node) ? shownInHtml(textOf(node)) : [textOf(node)]
  return node.children.flatMap((child) => shownInXml(child, dialect))
}

/** An element with words of its own is read in one piece, emphasis and all. */
function isOneText(node: XmlNode, dialect: Dialect): boolean {
  if (node.name === '#text' || dialect.markup.has(node.name) || !hasElements(node)) return true
  return node.children.some(({name, text}) => name === '#text' && text.trim() !== '')
}

export function hasElements(node: XmlNode): boolean {
  return node.children.some(({name}) => name !== '#text')
}

/** Its inside as markup, or the text of it that is markup. */
export function insideOf(node: XmlNode): string {
  return hasElements(node) ? node.children.map(markupOf).join('') : textOf(node)
}

/** The document without some of its elements. */
export function without(node: XmlNode, left: ReadonlySet<XmlNode>): XmlNode {
  const children = node.children.filter((child) => !left.has(child))
  return {...node, children: children.map((child) => without(child, left))}
}

/** What has no field stands in asides, by the names of its elements. */
export function writeRest(node: XmlNode, builder: StoryBuilder, reading: XmlReading): void {
  for (const {name, text} of reading.rest(node)) builder.aside(text, `no field for “${name}”`)
}
