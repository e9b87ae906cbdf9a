import {type DefaultTreeAdapterMap, parse} from 'parse5'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

const EVERYWHERE = ['class', 'id', 'dir', 'lang', 'tabindex', 'data-sanity']

/** Every element that a page of ours may hold, with the attributes that it may have. */
const ALLOWED: Record<string, string[]> = {
  html: [],
  head: [],
  body: ['data-version', 'data-perspective'],
  meta: ['charset', 'name', 'content', 'property'],
  title: [],
  // React itself asks for the first image in the head.
  link: ['rel', 'href', 'type', 'title', 'as', 'imagesrcset', 'imagesizes', 'fetchpriority'],
  style: [],
  script: ['type', 'src'],
  a: ['href', 'rel', 'aria-current'],
  header: [],
  main: [],
  footer: [],
  nav: ['aria-label'],
  section: ['aria-labelledby', 'aria-label', 'data-gallery'],
  article: [],
  aside: ['aria-label'],
  search: [],
  form: ['action'],
  label: ['for'],
  input: ['name', 'type', 'value', 'maxlength', 'required'],
  button: ['type'],
  output: [],
  div: ['data-gallery', 'style'],
  figure: [],
  figcaption: [],
  blockquote: [],
  img: [
    'src',
    'srcset',
    'sizes',
    'width',
    'height',
    'alt',
    'style',
    'loading',
    'decoding',
    'fetchpriority',
  ],
  li: ['style'],
  time: ['datetime'],
  ...Object.fromEntries(
    ['h1', 'h2', 'h3', 'p', 'ul', 'ol', 'span', 'strong', 'em', 'br'].map((name) => [name, []]),
  ),
}

/** What an attribute may say, where it could do harm. */
const VALUES: Record<string, RegExp> = {
  href: /^(?:[/#?](?![/\\])|\/$|https:\/\/|mailto:|tel:|data:image\/svg\+xml,)/,
  src: /^https:\/\/lake\.example\/images\/|^\/_a\//,
  action: /^\/(?!\/)/,
  style: /^(?:--ratio:\d+(?:\.\d+)?|background-color:#[0-9a-f]{6})$/i,
  type: /^(?:module|application\/(?:ld\+json|rss\+xml)|search|submit)$/,
}

/** Everything in a page that no component of ours makes. A good page has none. */
export function findStrangers(html: string): string[] {
  const strangers: string[] = []
  for (const element of elementsOf(parse(html))) {
    const {tagName, attrs} = element
    const allowed = ALLOWED[tagName]
    if (allowed === undefined) strangers.push(`<${tagName}>`)
    for (const {name, value} of attrs) {
      if (!allowed?.includes(name) && !EVERYWHERE.includes(name))
        strangers.push(`<${tagName} ${name}>`)
      if (VALUES[name]?.test(value) === false) strangers.push(`<${tagName} ${name}="${value}">`)
    }
    if (tagName === 'script' && !isData(element)) strangers.push('<script> with text')
  }
  return strangers
}

export function textOf(html: string, tagName: string): string[] {
  return [...elementsOf(parse(html))]
    .filter((element) => element.tagName === tagName)
    .map((element) =>
      element.childNodes.map((node) => ('value' in node ? node.value : '')).join(''),
    )
}

/** A script with text must be data that parses. */
function isData(script: Element): boolean {
  const text = script.childNodes.map((node) => ('value' in node ? node.value : '')).join('')
  if (text === '') return true
  const type = script.attrs.find(({name}) => name === 'type')?.value
  return type === 'application/ld+json' && typeof JSON.parse(text) === 'object'
}

function* elementsOf(node: Node): Generator<Element> {
  if ('tagName' in node) yield node
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsOf(child)
}
