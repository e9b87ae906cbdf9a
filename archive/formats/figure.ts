import {type Element, type Parent, attributeOf, CHROME, isElement, NOT_SHOWN} from './shown-html.ts'

export interface FigureParts {
  caption: Element | undefined
  credit: Element | undefined
  hasPicture: boolean
}

/** Which elements of a figure say what it shows. */
export function partsOf(figure: Element): FigureParts {
  const caption = firstElement(figure, isCaption, isApart)
  return {
    caption,
    credit: caption && creditBeside(caption, figure),
    hasPicture: firstElement(figure, ({tagName}) => PICTURES.has(tagName)) !== undefined,
  }
}

/** The caption that stands beside the figures of a gallery, and is said of all. */
export function titleOf(gallery: Element): Element | undefined {
  const inner = new Set(figuresIn(gallery))
  const isOther = (element: Element) => gallery.tagName !== 'wp-gallery' && isGallery(element)
  return firstElement(
    gallery,
    isCaption,
    (element) => inner.has(element) || isOther(element) || isApart(element),
  )
}

function isCaption({tagName}: Element): boolean {
  return tagName === 'figcaption'
}

/** The page writes what stands in these in one piece; a part of it would be written twice. */
function isApart({tagName}: Element): boolean {
  return CHROME.has(tagName) || NOT_SHOWN.has(tagName) || tagName === 'svg' || tagName === 'h1'
}

/** Elements that show something from another address; the address is kept. */
export const ADDRESSED: ReadonlySet<string> = new Set([
  'iframe',
  'embed',
  'object',
  'video',
  'audio',
])

export function addressOf(element: Element): string | undefined {
  const source = firstElement(element, ({tagName}) => tagName === 'source')
  const address =
    attributeOf(element, 'src') ??
    attributeOf(element, 'data-src') ??
    attributeOf(element, 'data') ??
    (source && attributeOf(source, 'src'))
  // An address that begins so is the thing itself, in letters.
  return address?.startsWith('data:') ? undefined : address
}

/** Figures that are one gallery say so by their class, or by the figure around them. */
export function isGallery(element: Element): boolean {
  const {tagName} = element
  if (tagName === 'wp-gallery') return true
  const names = `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'role') ?? ''}`
  const isNamed = tagName === 'figure' || /gallery|slideshow|carousel/i.test(names)
  return isNamed && figuresIn(element).length > 0
}

/** The innermost figures, in order. */
export function figuresIn(parent: Parent): Element[] {
  return parent.childNodes.flatMap((node) => {
    if (!('tagName' in node)) return []
    const inner = figuresIn(node)
    return isElement(node, 'figure') && inner.length === 0 ? [node] : inner
  })
}

/** Whether a figure shows a table or a quotation: words of the story, and no caption. */
export function holdsWords(figure: Element): boolean {
  return firstElement(figure, ({tagName}) => WORDED.has(tagName)) !== undefined
}

/** Some systems put their whole page into one form. */
export function holdsStory(element: Element): boolean {
  const isStory = ({tagName}: Element) => /^(?:h1|main|article)$/.test(tagName)
  return element.tagName === 'form' && firstElement(element, isStory) !== undefined
}

/** `<img class="wp-image-7">` → `7` */
export function pictureId(figure: Element): string | undefined {
  const image = firstElement(figure, ({tagName}) => tagName === 'img')
  if (image === undefined) return undefined
  const named = /\bwp-image-(\d+)/.exec(attributeOf(image, 'class') ?? '')?.[1]
  return named ?? attributeOf(image, 'data-id')
}

const WORDED = new Set(['table', 'blockquote', 'pre', 'ul', 'ol', 'dl'])

/** `noscript` holds the picture of a page that loads it later. */
const PICTURES = new Set(
  'img amp-img picture svg canvas video audio iframe object embed noscript'.split(' '),
)

const CREDIT = /credit|copyright|photographer|attribution|source|byline/i

function isCredit(element: Element): boolean {
  const names = `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'itemprop') ?? ''}`
  return element.tagName === 'cite' || element.tagName === 'small' || CREDIT.test(names)
}

/** A quotation has a source of its own, and what holds the caption is no part of it. */
function creditBeside(caption: Element, figure: Element): Element | undefined {
  const holdsCaption = (element: Element) =>
    element === caption || firstElement(element, (inner) => inner === caption) !== undefined
  return firstElement(
    figure,
    (element) => isCredit(element) && !holdsCaption(element),
    (element) => WORDED.has(element.tagName) || isApart(element),
  )
}

function firstElement(
  parent: Parent,
  fits: (element: Element) => boolean,
  passes: (element: Element) => boolean = () => false,
): Element | undefined {
  for (const node of parent.childNodes) {
    if (!('tagName' in node) || passes(node)) continue
    if (fits(node)) return node
    const inner = firstElement(node, fits, passes)
    if (inner) return inner
  }
  return undefined
}
