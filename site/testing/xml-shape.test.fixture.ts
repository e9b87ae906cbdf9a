import {XMLParser, XMLValidator} from 'fast-xml-parser'

/** What a specification lets an element hold. Children must come in the order in which they stand here when `isSequence`. */
export interface ElementShape {
  attributes?: Record<string, 'required' | 'optional'>
  children?: Record<string, ElementShape & {times: Times}>
  isSequence?: boolean
  /** What is wrong with its text, or nothing. */
  text?: (text: string) => string | undefined
}

type Times = '1' | '0..1' | '0..n' | '1..n'

/** Every way in which a document of XML is not what its specification says; empty for a valid one. */
export function findFaults(xml: string, root: Record<string, ElementShape>): string[] {
  // oxlint-disable-next-line typescript/no-deprecated -- its successor is this same class in another package
  const wellFormed = XMLValidator.validate(xml)
  if (wellFormed !== true) return [`not well-formed: ${wellFormed.err.msg}`]
  const parsed: unknown = PARSER.parse(xml)
  const elements = elementsOf(parsed).filter(({name}) => !name.startsWith('?'))
  const [one, ...more] = elements
  const shape = one && root[one.name]
  if (one === undefined || more.length > 0 || shape === undefined) {
    return [`the root is ${elements.map(({name}) => name).join(', ') || 'missing'}`]
  }
  return faultsOf(one, shape, one.name)
}

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  trimValues: false,
})

interface Element {
  name: string
  attributes: Record<string, unknown>
  children: Element[]
  text: string
}

function faultsOf(element: Element, shape: ElementShape, path: string): string[] {
  const {attributes = {}, children = {}, isSequence = false, text} = shape
  const faults: string[] = []
  for (const name of Object.keys(element.attributes)) {
    if (!(name in attributes)) faults.push(`${path} has an attribute "${name}"`)
  }
  for (const [name, need] of Object.entries(attributes)) {
    if (need === 'required' && !element.attributes[name]) faults.push(`${path} lacks "${name}"`)
  }
  for (const [name, {times}] of Object.entries(children)) {
    const count = element.children.filter((child) => child.name === name).length
    if (count === 0 && times.startsWith('1')) faults.push(`${path} lacks <${name}>`)
    if (count > 1 && !times.endsWith('n')) faults.push(`${path} has ${count} <${name}>`)
  }
  const order = Object.keys(children)
  let last = 0
  for (const [index, child] of element.children.entries()) {
    const known = children[child.name]
    if (known === undefined) {
      faults.push(`${path} holds <${child.name}>`)
      continue
    }
    const place = order.indexOf(child.name)
    if (isSequence && place < last) faults.push(`${path} has <${child.name}> too late`)
    last = Math.max(last, place)
    faults.push(...faultsOf(child, known, `${path}/${child.name}[${index}]`))
  }
  const fault = text?.(element.text)
  if (fault) faults.push(`${path}: ${fault}`)
  if (!text && element.text.trim() !== '') faults.push(`${path} holds text`)
  return faults
}

/** With `preserveOrder` the parser gives lists of `{name: children, ':@': attributes}`. */
function elementsOf(list: unknown): Element[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return []
    const name = Object.keys(one).find((key) => key !== ':@' && key !== '#text')
    if (name === undefined) return []
    const inner: unknown = Reflect.get(one, name)
    const attributes: unknown = Reflect.get(one, ':@')
    return [
      {
        name,
        attributes: {...(typeof attributes === 'object' ? attributes : {})},
        children: elementsOf(inner),
        text: textOf(inner),
      },
    ]
  })
}

function textOf(list: unknown): string {
  if (!Array.isArray(list)) return ''
  return list
    .map((one: unknown) =>
      typeof one === 'object' && one !== null && '#text' in one ? String(one['#text']) : '',
    )
    .join('')
}
