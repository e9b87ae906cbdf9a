import {type CorrectionType} from '../../newsroom/correction.ts'
import {type PartialDate} from '../../newsroom/model.ts'
import {type SafeHref} from '../../newsroom/safe-link.ts'

/** A story as its page tells it. Made by `read-story.ts`; has no field that is not for readers. */
export interface Story extends StoryLink {
  kicker?: string
  standfirst?: string
  bylines: Byline[]
  dateline?: string
  topics: string[]
  body: BodyBlock[]
  /** Those that readers are told of, newest first. */
  corrections: Correction[]
}

/** As much of a story as a list needs to name it and lead to it. */
export interface StoryLink {
  id: string
  headline: string
  /** Where the story stands; a draft may have no address yet. */
  path?: string
  dates: StoryDates
  /** BCP 47, of the story's own text. */
  language?: string
  section?: Section
}

/** A story in a list. */
export interface Card extends StoryLink {
  kicker?: string
  standfirst?: string
  bylines: Byline[]
  lead?: Picture
  /** How many pictures its galleries have, plates included. */
  pictures: number
}

export interface StoryDates {
  /** When the story first went live here. */
  live?: string
  /** When readers were last told of a change. */
  updated?: string
  /** The story's own date, when it is another than the day on which it went live here. */
  own?: PartialDate
}

export interface Section {
  id: string
  title: string
  slug: string
}

export interface Byline {
  name: string
  role?: string
  person?: {name: string; slug?: string; jobTitle?: string; sameAs: SafeHref[]}
}

export interface Correction {
  id: string
  kind: CorrectionType
  text: string
  date?: string
}

export type BodyBlock = TextBlock | GalleryBlock | PictureBlock | QuoteBlock | NoteBlock

export const TEXT_STYLES = ['normal', 'h2', 'h3', 'blockquote'] as const
export const LIST_ITEMS = ['bullet', 'number'] as const
export const DECORATORS = ['strong', 'em'] as const

/** Portable Text of which only what we can show is left. */
export interface TextBlock {
  _type: 'block'
  _key: string
  style: (typeof TEXT_STYLES)[number]
  listItem?: (typeof LIST_ITEMS)[number]
  level?: number
  markDefs: Link[]
  children: {_type: 'span'; _key: string; text: string; marks: string[]}[]
}

export interface Link {
  _type: 'link'
  _key: string
  href: SafeHref
}

export interface GalleryBlock {
  _type: 'gallery'
  _key: string
  gallery: Gallery
}

export interface PictureBlock {
  _type: 'picture'
  _key: string
  picture: Picture
}

export interface QuoteBlock {
  _type: 'quote'
  _key: string
  text: string
  attribution?: string
}

export interface NoteBlock {
  _type: 'note'
  _key: string
  correction: Correction
}

export interface Gallery {
  id: string
  /** Name of its place on the page, for links to it. */
  anchor: string
  title?: string
  intro?: string
  pictures: Picture[]
}

/** One use of one picture: with an image, or with the words that stand where it would. */
export interface Picture {
  /** Id of the caption document. */
  id: string
  /** Name of its place on the page, for links to it. Stays when pictures move. */
  anchor: string
  /** The first image of the page: what readers wait for. */
  isFirst?: true
  text?: string
  alt?: string
  credit?: Credit
  copyright?: string
  taken?: PartialDate
  places: string[]
  people: string[]
  image?: Image
  /** Why there is no image, for readers. */
  missing?: {reason: string; note?: string}
}

export interface Credit {
  line: string
  creators: string[]
  /** The agency or collection behind the picture. */
  source?: string
}

export interface Image {
  /** `image-<hash>-4000x3000-jpg` */
  assetId: string
  width: number
  height: number
  /** Stands where the image will, until it is there. */
  tone?: string
  crop?: {top: number; bottom: number; left: number; right: number}
  hotspot?: {x: number; y: number; width: number; height: number}
}
