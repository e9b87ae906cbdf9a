import {type BodyBlock} from '../../newsroom/body.ts'
import {type StoryIds, draftId, publishedId, storyIds} from '../../newsroom/ids.ts'
import {type ImportRecord, type WrittenField} from '../../newsroom/import-record.ts'
import {
  type Article,
  type Caption,
  type Credit,
  type Gallery,
  type Keyed,
  type Provenance,
  type Reference,
} from '../../newsroom/model.ts'
import {recordAnswers} from '../answers/answers.ts'
import {READER_VERSION} from '../reader-version.ts'
import {
  type ReadBlock,
  type ReadCaption,
  type ReadCredit,
  type ReadGallery,
  type ReadStory,
  type Words,
  valueOf,
} from '../story.ts'
import {sha256} from '../text/digest.ts'
import {keepCaptions} from './keep-captions.ts'
import {RecordBook} from './record-book.ts'
import {sluglineFrom} from './slugline.ts'

/** The documents of one story: drafts at the stage `intake`, and the private record. */
export interface StoryDocuments {
  article: Article
  galleries: Gallery[]
  captions: Caption[]
  importRecord: ImportRecord
}

export interface DocumentOptions {
  /** Names the run, so that it can be undone. */
  runId: string
  /** Hexadecimal digest that stands for the source; else that of its name (see `sourceKeyOf`). */
  sourceKey?: string
  /** Fields of the article that the source does not hold; `provenance.supplied` names them. */
  supplied?: Partial<Article>
  /** The record of an earlier import of this source, whose documents are meant. */
  previous?: Pick<ImportRecord, 'article' | 'written'>
  importedAt?: string
}

/**
 * A story as documents, with ids that the next import of the same source finds again. Pure: the
 * same story and options give the same documents. The words of every field are the words of its
 * spans; no headline is made up.
 */
export function toDocuments(story: ReadStory, options: DocumentOptions): StoryDocuments {
  const ids = idsFor(story, options)
  const book = new RecordBook(story.source)
  const article = articleOf(story, options, ids, book)
  const galleries: Gallery[] = []
  const captions: Caption[] = []
  for (const block of story.body) {
    if (block.kind !== 'gallery') continue
    const number = galleries.length
    galleries.push(galleryOf(story, block.gallery, number, ids, book))
    for (const [index, caption] of block.gallery.captions.entries()) {
      captions.push(captionOf(story, caption, ids.caption(number, index), ids, book))
    }
  }
  for (const aside of story.asides) book.discard(aside)
  for (const doubt of story.doubts) book.review(doubt, ids)
  for (const hint of story.hints) book.suggest(hint, ids)
  const {source} = story
  const importRecord: ImportRecord = {
    _id: ids.importRecord,
    _type: 'importRecord',
    source: source.name,
    sha256: source.sha256,
    rawText: source.text,
    textSha256: source.textSha256,
    encoding: source.encoding,
    ...(source.format === undefined ? {} : {format: source.format}),
    ...(source.shownInk === undefined ? {} : {shownInk: source.shownInk}),
    readerVersion: READER_VERSION,
    runId: options.runId,
    ...(options.importedAt === undefined ? {} : {importedAt: options.importedAt}),
    article: {_type: 'reference', _ref: ids.article, _weak: true},
    ...book.entries(),
    ...(story.answers?.length ? {answers: recordAnswers(story.answers)} : {}),
    written: writtenFields([article, ...galleries, ...captions], options.supplied),
  }
  return {article, galleries, captions, importRecord}
}

/**
 * What stands for a source: its name, so that a corrected file of the same name finds its documents
 * again; for standard input and pasted text, which have none, the text itself.
 */
export function sourceKeyOf(source: {name: string; textSha256: string}): string {
  return source.name === '' || source.name === '-' ? source.textSha256 : sha256(source.name)
}

function idsFor(story: ReadStory, {sourceKey, previous}: DocumentOptions): StoryIds {
  const key = sourceKey ?? sourceKeyOf(story.source)
  const known = /^article-(\d{8}|undated)-([0-9a-f]{12})$/.exec(previous?.article?._ref ?? '')
  const day = story.published?.date.precision === 'day' ? story.published.date.edtf : undefined
  // A corrected date must not make a second story of the first.
  const [, stamp, knownKey] = known ?? []
  if (stamp === undefined || knownKey === undefined) return storyIds(key, day)
  const ids = storyIds(knownKey, stamp === 'undated' ? undefined : stamp)
  return previous ? {...ids, caption: keepCaptions(story, ids, previous)} : ids
}

function articleOf(
  story: ReadStory,
  {supplied = {}}: DocumentOptions,
  ids: StoryIds,
  book: RecordBook,
): Article {
  const {published, headline, standfirst, bylines} = story
  const {text} = story.source
  const target = ids.article
  if (published) book.segment(published.words, 'date', target, 'originallyPublished.asPrinted')
  if (headline) book.segment(headline, 'headline', target, 'headline')
  if (standfirst) book.segment(standfirst, 'standfirst', target, 'standfirst')
  const body = bodyOf(story, ids, book)
  const written = bylines?.map((words, index) => {
    const _key = `by${index + 1}`
    book.segment(words, 'byline', target, `bylines[_key=="${_key}"].asPrinted`)
    return {_key, _type: 'byline' as const, asPrinted: valueOf(text, words)}
  })
  return {
    _id: draftId(target),
    _type: 'article',
    ...(headline ? {headline: valueOf(text, headline)} : {}),
    slugline: sluglineFrom(headline ? valueOf(text, headline) : openingOf(story)),
    ...(standfirst ? {standfirst: valueOf(text, standfirst)} : {}),
    ...(written ? {bylines: written} : {}),
    ...(published ? {originallyPublished: published.date} : {}),
    ...(story.language === undefined ? {} : {language: story.language}),
    body,
    pubStatus: 'usable',
    workflow: {_type: 'workflow', stage: 'intake'},
    ...supplied,
    provenance: provenanceOf(ids, [...new Set(['slugline', ...Object.keys(supplied)])]),
  }
}

/** The first words that are told: a paragraph, else a caption. */
function openingOf({body, source}: ReadStory): string {
  for (const block of body) {
    if (block.kind === 'paragraph') return valueOf(source.text, block.words)
  }
  for (const block of body) {
    if (block.kind !== 'gallery') continue
    const words = block.gallery.title ?? block.gallery.captions.find(({text}) => text)?.text
    if (words) return valueOf(source.text, words)
  }
  return ''
}

function bodyOf({body, source}: ReadStory, ids: StoryIds, book: RecordBook): BodyBlock[] {
  let gallery = 0
  return body.map((block, index) => {
    const key = `b${index + 1}`
    if (block.kind !== 'gallery') return textBlock(source.text, block, key, ids.article, book)
    return {
      _type: 'galleryEmbed',
      _key: key,
      gallery: draftReference(ids.gallery(gallery++), 'gallery'),
    }
  })
}

function textBlock(
  text: string,
  {kind, words}: Exclude<ReadBlock, {kind: 'gallery'}>,
  _key: string,
  target: string,
  book: RecordBook,
): BodyBlock {
  const value = valueOf(text, words)
  if (kind === 'furniture') {
    book.segment(words, 'furniture', target, `body[_key=="${_key}"].text`)
    return {_type: 'furniture', _key, text: value}
  }
  book.segment(words, 'paragraph', target, `body[_key=="${_key}"]`)
  return {
    _type: 'block',
    _key,
    style: 'normal',
    markDefs: [],
    children: [{_type: 'span', _key: `${_key}s`, text: value, marks: []}],
  }
}

/** A draft may point at a draft: weak, until both are published together. */
function draftReference(id: string, type: string): Reference {
  return {_type: 'reference', _ref: id, _weak: true, _strengthenOnPublish: {type}}
}

function galleryOf(
  {source}: ReadStory,
  gallery: ReadGallery,
  number: number,
  ids: StoryIds,
  book: RecordBook,
): Gallery {
  const target = ids.gallery(number)
  if (gallery.title) book.segment(gallery.title, 'galleryTitle', target, 'title')
  return {
    _id: draftId(target),
    _type: 'gallery',
    ...(gallery.title ? {title: valueOf(source.text, gallery.title)} : {}),
    captions: gallery.captions.map((_, index) => ({
      ...draftReference(ids.caption(number, index), 'caption'),
      _key: `c${index + 1}`,
    })),
    ...(gallery.expectedCount === undefined ? {} : {expectedCount: gallery.expectedCount}),
    workflow: {_type: 'workflow', stage: 'intake'},
    provenance: provenanceOf(ids, []),
  }
}

function captionOf(
  {source}: ReadStory,
  caption: ReadCaption,
  target: string,
  ids: StoryIds,
  book: RecordBook,
): Caption {
  const {marker, text, credit, date, places} = caption
  const value = (words: Words) => valueOf(source.text, words)
  if (marker) book.segment(marker, 'marker', target, 'printedMarker')
  if (text) book.segment(text, 'captionText', target, 'text')
  if (credit?.label) book.segment(credit.label, 'creditLabel', target, 'credit.label')
  if (credit) book.segment(credit.words, 'credit', target, 'credit.asPrinted')
  return {
    _id: draftId(target),
    _type: 'caption',
    ...(text ? {text: value(text)} : {}),
    missingImage: {_type: 'missingImage', reason: 'awaitingUpload'},
    ...(credit ? {credit: creditOf(credit, value)} : {}),
    ...(date ? {dateCreated: date} : {}),
    ...(places.length > 0
      ? {
          places: places.map((place, index) => ({
            _key: `p${index + 1}`,
            _type: 'placeShown' as const,
            ...place,
          })),
        }
      : {}),
    ...(marker ? {printedMarker: value(marker)} : {}),
    workflow: {_type: 'workflow', stage: 'intake'},
    provenance: provenanceOf(ids, ['missingImage']),
  }
}

function creditOf({words, label, creators}: ReadCredit, value: (words: Words) => string): Credit {
  const asPrinted = value(words)
  return {
    _type: 'credit',
    line: asPrinted.replace(/\s+/g, ' '),
    asPrinted,
    ...(label ? {label: value(label)} : {}),
    ...(creators.length > 0 ? {creators} : {}),
  }
}

function provenanceOf(ids: StoryIds, supplied: string[]): Provenance {
  return {
    _type: 'provenance',
    importRecord: {_type: 'reference', _ref: ids.importRecord, _weak: true},
    ...(supplied.length > 0 ? {supplied} : {}),
  }
}

/** Fields that are no content, or that the next import must not take for edits. */
const NOT_WRITTEN = new Set(['_id', '_type', 'workflow', 'provenance', 'pubStatus', 'missingImage'])

function writtenFields(
  documents: readonly (Article | Gallery | Caption)[],
  supplied: Partial<Article> = {},
): Keyed<WrittenField>[] {
  const written: Keyed<WrittenField>[] = []
  for (const document of documents) {
    const target = publishedId(document._id)
    for (const [field, value] of Object.entries(document)) {
      if (NOT_WRITTEN.has(field)) continue
      if (document._type === 'article' && Object.hasOwn(supplied, field)) continue
      const _key = `w${written.length}`
      written.push({_key, _type: 'writtenField', target, field, value: JSON.stringify(value)})
    }
  }
  return written
}
