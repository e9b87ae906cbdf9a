import {
  type CORRECTIONS_QUERY_RESULT,
  type FRONT_QUERY_RESULT,
  type MONTH_SITEMAP_QUERY_RESULT,
  type STORY_QUERY_RESULT,
} from '../../sanity.types.ts'

/**
 * What the queries answer, part by part. The types hold for documents that the Studio wrote; Content
 * Lake itself checks nothing, so every field still goes through a reader of `fields.ts`.
 */
export type StoryRow = STORY_QUERY_RESULT['stories'][number]
export type SectionRow = STORY_QUERY_RESULT['menu'][number]
export type AddressRow = MONTH_SITEMAP_QUERY_RESULT[number]
export type CardRow = FRONT_QUERY_RESULT['stories'][number]
export type CardPictureRow = NonNullable<CardRow['pictures']>[number]
export type ListedCorrectionRow = CORRECTIONS_QUERY_RESULT['corrections'][number]

export type BylineRow = NonNullable<StoryRow['bylines']>[number]
export type BlockRow = NonNullable<StoryRow['body']>[number]
export type TextBlockRow = Extract<BlockRow, {_type: 'block'}>
export type GalleryRow = NonNullable<Extract<BlockRow, {_type: 'galleryEmbed'}>['gallery']>
export type CaptionRow = NonNullable<GalleryRow['captions']>[number]
export type CorrectionRow = NonNullable<StoryRow['corrections']>[number]
export type CreditRow = NonNullable<CaptionRow['credit']>
export type DateRow = NonNullable<CaptionRow['dateCreated']>
export type ImageRow = Pick<CaptionRow, 'image' | 'leases'>
