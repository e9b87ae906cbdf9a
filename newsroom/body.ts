import {type Reference} from './model.ts'

/** What the text of a story is made of: Portable Text, and what stands between its paragraphs. */
export type BodyBlock =
  | TextBlock
  | GalleryEmbed
  | ImageEmbed
  | PullQuote
  | CorrectionNote
  | Furniture

export interface Span {
  _type: 'span'
  _key: string
  text: string
  marks?: string[]
}

export interface MarkDefinition {
  _type: string
  _key: string
  [field: string]: unknown
}

/** One paragraph of Portable Text. */
export interface TextBlock {
  _type: 'block'
  _key: string
  style?: string
  listItem?: string
  level?: number
  markDefs?: MarkDefinition[]
  children: Span[]
}

export interface GalleryEmbed {
  _type: 'galleryEmbed'
  _key: string
  gallery?: Reference
}

export interface ImageEmbed {
  _type: 'imageEmbed'
  _key: string
  caption?: Reference
}

export interface PullQuote {
  _type: 'pullQuote'
  _key: string
  text?: string
  attribution?: string
}

export interface CorrectionNote {
  _type: 'correctionNote'
  _key: string
  correction?: Reference
}

/** Page chrome of the old site that nobody wants to read and nobody may lose. */
export interface Furniture {
  _type: 'furniture'
  _key: string
  text?: string
}
