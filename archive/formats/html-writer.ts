import {isFurniture} from '../galleries/furniture.ts'
import {
  ADDRESSED,
  addressOf,
  figuresIn,
  holdsStory,
  holdsWords,
  isGallery,
  partsOf,
  pictureId,
  titleOf,
} from './figure.ts'
import {
  type Element,
  type Parent,
  attributeOf,
  BLOCKS,
  CHROME,
  isEmoji,
  isImage,
  NOT_SHOWN,
  saidBy,
  textOf,
} from './shown-html.ts'
import {type PictureParts, type StoryBuilder} from './story-builder.ts'

/** How a format means its HTML. */
export interface Ways {
  /** A page of its own, with a headline and a time; else a piece of something. */
  isPage?: boolean
  /** An empty line parts paragraphs, as WordPress shows it. */
  linesPart?: boolean
  /** Captions of pictures that `wp-gallery` names. */
  library?: PictureLibrary
}

export interface PictureLibrary {
  /** The story shows it, with words or without. */
  mention(id: string): void
  /** The words of a picture; `undefined` for one that is not there. */
  caption(id: string): string | undefined
  /** The ids of all pictures of the story. */
  all(): string[]
}

/**
 * Writes HTML as it stands: each block a paragraph, each figure a gallery at its place, figures of
 * one gallery together. Of a gallery or a figure only the captions are captions: what else stands in
 * it is read like the rest of the page.
 */
export class HtmlWriter {
  readonly #builder: StoryBuilder
  readonly #ways: Ways
  readonly #written = new Set<Element>()
  #line = ''
  /** Inside of a gallery: the pictures that came since the last paragraph, and its title. */
  #gallery: {pictures: PictureParts[]; title: string | undefined} | undefined
  /** Inside of a figure: the words beside its caption. */
  #beside: string[] | undefined

  constructor(builder: StoryBuilder, ways: Ways = {}) {
    this.#builder = builder
    this.#ways = ways
  }

  write(parent: Parent): void {
    this.#children(parent)
    this.#flush()
  }

  #children(parent: Parent): void {
    for (const node of parent.childNodes) {
      if (node.nodeName === '#text' && 'value' in node) this.#text(node.value)
      else if ('tagName' in node) this.#element(node)
    }
  }

  #text(value: string): void {
    const [first = '', ...others] = this.#ways.linesPart ? value.split(/\n[ \t\r]*\n/) : [value]
    this.#line += first
    for (const part of others) {
      this.#flush()
      this.#line += part
    }
  }

  #element(element: Element): void {
    const {tagName} = element
    if (this.#written.has(element)) return
    if (ADDRESSED.has(tagName)) this.#builder.note(addressOf(element), `address of ${tagName}`)
    if (NOT_SHOWN.has(tagName)) return
    if (isImage(element)) this.#alt(element)
    if (tagName === 'svg') {
      this.#builder.aside(textOf(element), 'words in a drawing')
    } else if (CHROME.has(tagName) && !holdsStory(element)) {
      this.#flush()
      this.#builder.aside(textOf(element), 'page furniture')
    } else if (isGallery(element)) this.#pictures(element)
    else if (tagName === 'figure') this.#figure(element)
    else if (tagName === 'wp-caption') this.#shortcode(element)
    else if (tagName === 'h1' && this.#ways.isPage) {
      this.#flush()
      this.#endPictures()
      this.#builder.headline(textOf(element))
    } else this.#plain(element)
  }

  #plain(element: Element): void {
    const {tagName} = element
    // Other values of a time are hours and lengths.
    const day = attributeOf(element, 'datetime')
    if (tagName === 'time' && this.#ways.isPage && day && /^\d{4}-\d\d-\d\d/.test(day)) {
      this.#builder.published(day)
    }
    if (tagName === 'br') this.#line += ' '
    const isBlock = BLOCKS.has(tagName)
    if (isBlock) this.#flush()
    this.#children(element)
    if (isBlock) this.#flush()
  }

  /** A smiley is a letter of its sentence; else the words would part it. */
  #alt(element: Element): void {
    if (isEmoji(element)) this.#line += saidBy(element) ?? ''
    else this.#builder.aside(saidBy(element), 'alternative text of a picture')
  }

  #pictures(element: Element): void {
    this.#flush()
    if (this.#gallery) {
      this.#children(element)
      this.#flush()
      this.#gallery.pictures.push(...this.#named(element))
      return
    }
    const title = titleOf(element)
    if (title) this.#written.add(title)
    this.#gallery = {pictures: [], title: title && textOf(title)}
    this.#children(element)
    this.#flush()
    this.#gallery.pictures.push(...this.#named(element))
    this.#endPictures()
    const left = this.#gallery.title
    this.#gallery = undefined
    this.#builder.paragraph(left)
  }

  /** Pictures that a gallery of WordPress names by their ids and does not hold itself. */
  #named(element: Element): PictureParts[] {
    const {library} = this.#ways
    if (library === undefined || element.tagName !== 'wp-gallery') return []
    const held = new Set(figuresIn(element).map(pictureId))
    const named = attributeOf(element, 'ids')
    const ids = named === undefined ? library.all() : (named.match(/\d+/g) ?? [])
    return ids.filter((id) => !held.has(id)).map((id) => ({text: library.caption(id)}))
  }

  #figure(figure: Element): void {
    this.#flush()
    const {caption, credit, hasPicture} = partsOf(figure)
    for (const part of [caption, credit]) if (part) this.#written.add(part)
    const beside = this.#wordsBeside(figure)
    const words = caption && textOf(caption, credit)
    if (words === undefined && !holdsWords(figure)) {
      // An empty gallery of WordPress is a figure too.
      if (beside.length === 0 && !figure.childNodes.some((node) => 'tagName' in node)) return
      return this.#picture(figure, {text: beside.join(' ')})
    }
    for (const line of beside) this.#paragraph(line)
    if (hasPicture || beside.length === 0) {
      this.#picture(figure, {text: words, credit: credit && textOf(credit)})
    } else {
      this.#paragraph(words ?? '')
      this.#paragraph(credit ? textOf(credit) : '')
    }
  }

  /** `[caption caption="A crane"]<img>[/caption]`, or with the caption behind the picture. */
  #shortcode(element: Element): void {
    this.#flush()
    const beside = this.#wordsBeside(element)
    const told = saidBy(element)
    if (told === undefined) return this.#picture(element, {text: beside.join(' ')})
    for (const line of beside) this.#paragraph(line)
    this.#picture(element, {text: told})
  }

  #wordsBeside(figure: Element): string[] {
    const before = this.#beside
    this.#beside = []
    this.#children(figure)
    this.#flush()
    const words = this.#beside
    this.#beside = before
    return words
  }

  /** A picture without words gets those of the library where WordPress shows them: in galleries. */
  #picture(figure: Element, parts: PictureParts): void {
    const id = pictureId(figure) ?? ''
    this.#ways.library?.mention(id)
    if (this.#gallery === undefined) return this.#builder.gallery([parts])
    const isBare = !/\S/.test(`${parts.text ?? ''}${parts.credit ?? ''}`)
    const text = isBare ? this.#ways.library?.caption(id) : undefined
    this.#gallery.pictures.push(text === undefined ? parts : {text})
  }

  #endPictures(): void {
    if (this.#gallery === undefined || this.#gallery.pictures.length === 0) return
    this.#builder.gallery(this.#gallery.pictures, this.#gallery.title)
    this.#gallery = {pictures: [], title: undefined}
  }

  #flush(): void {
    const line = this.#line
    this.#line = ''
    if (this.#beside === undefined) this.#paragraph(line)
    else if (/\S/.test(line)) this.#beside.push(line)
  }

  /** Counters and buttons between the pictures of a gallery do not make two of it. */
  #paragraph(words: string): void {
    const line = words.replace(/\s+/g, ' ').trim()
    if (line === '') return
    if (this.#gallery && (isFurniture(line) || COUNTER.test(line))) {
      this.#builder.aside(line, 'beside the pictures of a gallery')
      return
    }
    this.#endPictures()
    this.#builder.paragraph(line)
  }
}

const COUNTER = /^(?:(?:image|photo|picture|slide) )?\d{1,3} ?(?:\/|of) ?\d{1,3}$/i
