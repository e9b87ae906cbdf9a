import {type BodyBlock} from './body.ts'
import {type Checks} from './checks.ts'
import {type PictureStage, type Stage, type StoryStage} from './stages.ts'

/**
 * The documents of the newsroom as they stand in Content Lake. The names are contract
 * (README, "The model"); the Studio's schemas in `schemas/` describe the same fields to editors.
 *
 * Every field but `_id` and `_type` may be missing: a draft is a document in the making.
 */

/** Fields that Content Lake itself keeps on every document. */
export interface SystemFields {
  _id: string
  _rev?: string
  _createdAt?: string
  _updatedAt?: string
}

/**
 * A reference as the Studio writes it. A draft may point at a document that is not published yet:
 * then the reference is weak and `_strengthenOnPublish` names the type it must have by then.
 */
export interface Reference {
  _type: 'reference'
  _ref: string
  _key?: string
  _weak?: boolean
  _strengthenOnPublish?: {type: string; weak?: boolean}
}

/** A list item: Content Lake keeps arrays of objects apart by `_key`. */
export type Keyed<T> = T & {_key: string}

/** How exactly a date is known. */
export type Precision =
  | 'day'
  | 'month'
  | 'season'
  | 'year'
  | 'decade'
  | 'century'
  | 'interval'
  | 'unknown'

/**
 * A date as exact as the source was, in EDTF (ISO 8601-2:2019, levels 0–2): `2017-02-04`, `2016-11`,
 * `XXXX-11` for "November" of no stated year.
 */
export interface PartialDate {
  _type: 'partialDate'
  edtf: string
  /** The words of the source, verbatim. */
  asPrinted?: string
  precision?: Precision
}

export interface Slug {
  _type: 'slug'
  current?: string
}

/** Where an imported document came from, and which of its fields the source did not hold. */
export interface Provenance {
  _type: 'provenance'
  importRecord?: Reference
  /** Names of fields that an import or a migration added and the source did not hold. */
  supplied?: string[]
}

/**
 * Where a document stands in the newsroom. Public like the document it stands in: notes, reasons
 * and who did what go to the private editorial log instead.
 */
export interface Workflow<S extends Stage = Stage> {
  _type: 'workflow'
  stage?: S
  /** When the document came to its stage. */
  stageSince?: string
  assignees?: Keyed<Assignee>[]
  desk?: string
  /** −2 (can wait) … +2 (drop everything). */
  priority?: number
  /** Deadline of the work, not of the publication. */
  dueAt?: string
  /** When the story is meant to run; may be vague ("next week"). Never publishes anything. */
  plannedFor?: PartialDate
  /** When the story will be published. Exact, and a promise. */
  scheduledFor?: string
  checks?: Checks
  /** User id of who sent the story on; that person may not approve it. */
  submittedBy?: string
  submittedAt?: string
  approvedBy?: string
  approvedAt?: string
  /** Hash of what was approved; `seal.ts`. */
  seal?: string
  /** Somebody let the story out without approval; stands until a second person has looked. */
  debt?: {_type?: 'debt'; by: string; at: string}
  /** When the document first, and when it last, went live in this newsroom. */
  firstPublishedAt?: string
  lastPublishedAt?: string
  /** The last change that readers were told of; schema.org `dateModified`. */
  lastSignificantAt?: string
  /** When a live story will be taken down. */
  expiresAt?: string
}

export interface Assignee {
  _type?: 'assignee'
  userId: string
  name?: string
}

/** May the document be shown? IPTC ninjs `pubStatus`. */
export const PUB_STATUSES = ['usable', 'withheld', 'canceled'] as const
export type PubStatus = (typeof PUB_STATUSES)[number]

/** Not before `until`; without `until`, not before somebody lifts it. */
export interface Embargo {
  _type: 'embargo'
  active?: boolean
  until?: string
  reason?: string
}

export interface Byline {
  _type: 'byline'
  person?: Reference
  /** The line as the source printed it. */
  asPrinted?: string
  role?: string
}

export interface Dateline {
  _type: 'dateline'
  place?: Reference
  date?: PartialDate
  asPrinted?: string
}

export interface Article extends SystemFields {
  _type: 'article'
  headline?: string
  /** The newsroom's handle of the story (ninjs `slugline`); never empty, never a URL. */
  slugline?: string
  /** The last part of the story's address. */
  slug?: Slug
  formerSlugs?: string[]
  kicker?: string
  standfirst?: string
  body?: BodyBlock[]
  bylines?: Keyed<Byline>[]
  dateline?: Dateline
  section?: Reference
  topics?: string[]
  /** The story's own date, told as exactly as the source told it; never today's. */
  originallyPublished?: PartialDate
  /** BCP 47. */
  language?: string
  pubStatus?: PubStatus
  /** Said to readers where the story was, when `pubStatus` is `canceled`. */
  publicNotice?: string
  embargo?: Embargo
  corrections?: Keyed<Reference>[]
  workflow?: Workflow<StoryStage>
  provenance?: Provenance
}

/** What flows from a gallery to each caption that does not say otherwise. */
export interface GalleryDefaults {
  _type?: 'galleryDefaults'
  credit?: Credit
  dateCreated?: PartialDate
  places?: Keyed<PlaceShown>[]
  usageTerms?: string
}

export interface Gallery extends SystemFields {
  _type: 'gallery'
  title?: string
  intro?: string
  /** The order of this list is the order that readers see; the counter is derived from it. */
  captions?: Keyed<Reference>[]
  /** The N of n/N as the source printed it. */
  expectedCount?: number
  defaults?: GalleryDefaults
  corrections?: Keyed<Reference>[]
  workflow?: Workflow<PictureStage>
  provenance?: Provenance
}

/** IPTC Credit Line, Creator and the agency behind them. */
export interface Credit {
  _type: 'credit'
  /** What readers see. */
  line?: string
  /** The words of the source, verbatim, without their label. */
  asPrinted?: string
  /** "Photo:", "Photograph by" … as printed. */
  label?: string
  creators?: string[]
  source?: Reference
}

/** IPTC Location Shown in the Image. */
export interface PlaceShown {
  _type: 'placeShown'
  name: string
  asPrinted?: string
  place?: Reference
}

/** IPTC Person Shown in the Image. */
export interface PersonShown {
  _type: 'personShown'
  name: string
  person?: Reference
  position?: string
}

/** A right to use (or a ban on using) the picture for a time. */
export interface Lease {
  _type: 'lease'
  kind: 'allowUse' | 'denyUse' | 'allowSyndication' | 'denySyndication'
  from?: string
  until?: string
}

export interface CaptionImage {
  _type: 'image'
  asset?: Reference
  crop?: {top: number; bottom: number; left: number; right: number}
  hotspot?: {x: number; y: number; width: number; height: number}
}

/** Why there is no picture. */
export const MISSING_REASONS = [
  'notInArchive',
  'notDigitised',
  'rightsWithheld',
  'lost',
  'awaitingUpload',
] as const
export type MissingReason = (typeof MISSING_REASONS)[number]

/** One use of one picture; it exists even when the picture does not. */
export interface Caption extends SystemFields {
  _type: 'caption'
  /** IPTC Description. */
  text?: string
  /** IPTC Alt Text (Accessibility): what the picture shows, for those who cannot see it. */
  alt?: string
  image?: CaptionImage
  missingImage?: {_type?: 'missingImage'; reason?: MissingReason; note?: string}
  credit?: Credit
  /** IPTC Date Created. */
  dateCreated?: PartialDate
  places?: Keyed<PlaceShown>[]
  people?: Keyed<PersonShown>[]
  usageTerms?: string
  copyrightNotice?: string
  leases?: Keyed<Lease>[]
  /** What the source printed, "3/11". Evidence, never shown as the counter. */
  printedMarker?: string
  corrections?: Keyed<Reference>[]
  workflow?: Workflow<PictureStage>
  provenance?: Provenance
}

export type StoryDocument = Article | Gallery | Caption
