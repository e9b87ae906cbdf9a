import {XMLParser} from 'fast-xml-parser'
import {parseFragment} from 'parse5'
import {type Problem} from '../text/decode.ts'

/** An element with its children in the order of the source; text is an element named `#text`. */
export interface XmlNode {
  name: string
  attributes: Record<string, string>
  children: XmlNode[]
  text: string
}

export type XmlResult = {ok: true; root: XmlNode} | {ok: false; problem: Problem}

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // The parser leaves `&#8217;` as it stands, which is a letter in every XML.
  processEntities: false,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
})

/**
 * XML without a DOCTYPE: entities of one's own are how a small file fills the memory of a large
 * machine, and how it reads files that it should not.
 */
export function parseXml(text: string): XmlResult {
  const xml = text.replace(/^\uFEFF/, '')
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) {
    return refuse(
      'The file has a DOCTYPE, which may bring entities of its own',
      'Take the DOCTYPE out and import it again',
    )
  }
  try {
    // oxlint-disable-next-line typescript/no-deprecated -- validating became a package of its own, which is not installed
    const children = nodesOf(PARSER.parse(xml, true))
    return {ok: true, root: {name: '', attributes: {}, children, text: ''}}
  } catch (error) {
    // "Expected closing tag 'b' … :12:3": the message carries line and column.
    const [, message = 'It cannot be parsed', line] =
      /^([\s\S]*?)(?::(\d+):\d+)?$/.exec(error instanceof Error ? error.message : '') ?? []
    const place = line === undefined ? undefined : `line ${line}`
    return refuse(message, 'Mend the file and import it again', place)
  }
}

function refuse(message: string, remedy: string, place?: string): XmlResult {
  const where = place === undefined ? {} : {place}
  return {ok: false, problem: {code: 'notWellFormed', message, remedy, ...where}}
}

/** The parser's own shape, `[{tag: [...], ':@': {...}}]`, read once. */
function nodesOf(value: unknown): XmlNode[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((item: unknown) => {
    if (!isRecord(item)) return []
    const attributes = isRecord(item[':@']) ? stringsOf(item[':@']) : {}
    return Object.entries(item).flatMap(([name, content]) => {
      if (name === ':@') return []
      if (name === '#text') return [textNode(decodeEntities(String(content)))]
      if (name === '#cdata') return [textNode(cdataOf(content))]
      return [{name, attributes, children: nodesOf(content), text: ''}]
    })
  })
}

function textNode(text: string): XmlNode {
  return {name: '#text', attributes: {}, children: [], text}
}

function cdataOf(content: unknown): string {
  const pieces = Array.isArray(content) ? content.filter(isRecord) : []
  return pieces.map((piece) => String(piece['#text'])).join('')
}

/** Those of HTML too: without its DOCTYPE nothing else says what `&eacute;` is. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,30});/g, (entity) => {
    const known = LETTERS.get(entity)
    if (known !== undefined) return known
    const [node] = parseFragment(entity).childNodes
    const letter = node && 'value' in node ? node.value : entity
    // What stands for no character stays as it is printed.
    return letter === '\uFFFD' ? entity : letter
  })
}

const LETTERS = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
])

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function stringsOf(record: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, decodeEntities(String(value))]),
  )
}

/** All elements of that name below, in order; `a|b` means either. */
export function findAll(node: XmlNode, names: string): XmlNode[] {
  const wanted = names.split('|')
  return node.children.flatMap((child) => [
    ...(wanted.includes(child.name) ? [child] : []),
    ...findAll(child, names),
  ])
}

export function findFirst(node: XmlNode, names: string): XmlNode | undefined {
  return findAll(node, names)[0]
}

/** The text of an element with all that is inside. */
export function textOf(node: XmlNode | undefined): string {
  if (node === undefined) return ''
  return node.name === 'br' ? ' ' : node.text + node.children.map(textOf).join('')
}

/** The text of the first element of that name; `undefined` when there is none or it is empty. */
export function textAt(node: XmlNode, names: string): string | undefined {
  return textOf(findFirst(node, names)).trim() || undefined
}

/** The element as markup again, for content that is XHTML. */
export function markupOf(node: XmlNode): string {
  if (node.name === '#text') return escapeText(node.text)
  const attributes = Object.entries(node.attributes)
    .map(([key, value]) => ` ${key}="${escapeText(value).replaceAll('"', '&quot;')}"`)
    .join('')
  return `<${node.name}${attributes}>${node.children.map(markupOf).join('')}</${node.name}>`
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
