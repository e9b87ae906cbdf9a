import {isCredited} from '../credit-line.ts'
import {dateProblem} from '../dates/date-problem.ts'
import {embargoEnd} from '../embargo.ts'
import {
  type Article,
  type Caption,
  type Gallery,
  type GalleryDefaults,
  type StoryDocument,
} from '../model.ts'
import {type Continuity, readMarker} from '../printed-markers.ts'
import {safeHref} from '../safe-link.ts'
import {findHoldInSlugline, findHoldWord} from './hold-words.ts'

/** An error keeps a document from readers; a warning asks; an info tells. */
export type Level = 'error' | 'warning' | 'info'

export interface Problem {
  code: string
  level: Level
  message: string
  /** Where in the document, as Sanity writes paths. Empty for the document as a whole. */
  path: (string | number | {_key: string})[]
}

/**
 * What is wrong with a document by itself, without its neighbours. Empty for other types.
 *
 * @param defaults for a caption: what its gallery says for all that do not say otherwise, so that
 *   nothing is missing that readers will be shown
 */
export function findProblems(document: StoryDocument, defaults?: GalleryDefaults): Problem[] {
  switch (document._type) {
    case 'article':
      return articleProblems(document)
    case 'gallery':
      return galleryProblems(document)
    case 'caption':
      return captionProblems(document, defaults)
  }
}

/** Long headlines wrap on phones; search engines cut them at about 110 characters. */
const LONG_HEADLINE = 90

function articleProblems(article: Article): Problem[] {
  const problems: Problem[] = []
  const add = adder(problems)
  if (isBlank(article.headline)) add('error', ['headline'], 'headline', 'The story has no headline')
  else if (article.headline.length > LONG_HEADLINE) {
    const over = `The headline has ${article.headline.length} characters; above ${LONG_HEADLINE} it wraps on phones`
    add('warning', ['headline'], 'longHeadline', over)
  }
  if (isBlank(article.slugline)) add('error', ['slugline'], 'slugline', 'The story has no slugline')
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(article.slug?.current ?? '')) {
    const form = 'The address needs a slug of small letters, digits and single hyphens'
    add('error', ['slug'], 'slug', form)
  }
  if (!article.section?._ref) add('error', ['section'], 'section', 'The story has no section')
  if (!article.body?.length) add('error', ['body'], 'body', 'The story has no text')
  for (const field of ['headline', 'kicker', 'standfirst'] as const) {
    addHoldWord(add, [field], findHoldWord(article[field]), `the ${field}`)
  }
  addHoldWord(add, ['slugline'], findHoldInSlugline(article.slugline), 'the slugline')
  for (const block of article.body ?? []) problems.push(...blockProblems(block))
  if (embargoEnd(article.embargo) === 'open') {
    const {until} = article.embargo ?? {}
    const open = 'Without an end the embargo stands until somebody lifts it'
    if (until) {
      add(
        'error',
        ['embargo', 'until'],
        'embargoTime',
        `The embargo time "${until}" cannot be read`,
      )
    } else add('warning', ['embargo'], 'openEmbargo', open)
  }
  const date = article.originallyPublished
  if (!date?.edtf) {
    const missing = 'Nobody has said when the story first ran'
    add('warning', ['originallyPublished'], 'originallyPublished', missing)
  } else problems.push(...dateProblems(date.edtf, ['originallyPublished']))
  if (isBlank(article.standfirst)) {
    add('info', ['standfirst'], 'standfirst', 'A standfirst helps readers and search engines')
  }
  return problems
}

function blockProblems(block: NonNullable<Article['body']>[number]): Problem[] {
  const problems: Problem[] = []
  const add = adder(problems)
  const path: Problem['path'] = ['body', {_key: block._key}]
  if (block._type === 'galleryEmbed' && !block.gallery?._ref) {
    add('error', path, 'emptyEmbed', 'A gallery stands here, but nobody has said which')
  }
  if (block._type === 'imageEmbed' && !block.caption?._ref) {
    add('error', path, 'emptyEmbed', 'A picture stands here, but nobody has said which')
  }
  if (block._type === 'furniture') {
    add('info', path, 'furniture', 'Left over from the old page; readers do not see it')
  }
  if (block._type === 'pullQuote') {
    addHoldWord(add, path, findHoldWord(block.text), 'a pull quote')
  }
  if (block._type === 'block') {
    const text = (block.children ?? []).map((span) => span.text ?? '').join('')
    addHoldWord(add, path, findHoldWord(text), 'the text')
    for (const mark of block.markDefs ?? []) {
      const href = mark['href']
      if (mark._type === 'link' && safeHref(href) === undefined) {
        add(
          'error',
          path,
          'unsafeLink',
          `A link goes to "${String(href)}", which readers cannot be sent to`,
        )
      }
    }
  }
  return problems
}

function galleryProblems(gallery: Gallery): Problem[] {
  const problems: Problem[] = []
  const add = adder(problems)
  const captions = gallery.captions ?? []
  if (captions.length === 0) add('error', ['captions'], 'captions', 'The gallery has no captions')
  const seen = new Set<string>()
  for (const {_key, _ref} of captions) {
    if (seen.has(_ref)) {
      add('error', ['captions', {_key}], 'twice', 'This caption stands in the gallery twice')
    }
    seen.add(_ref)
  }
  if (gallery.expectedCount !== undefined && gallery.expectedCount !== captions.length) {
    const counts = `The source counts ${gallery.expectedCount} pictures, the gallery has ${captions.length}`
    add('warning', ['captions'], 'count', counts)
  }
  const date = gallery.defaults?.dateCreated?.edtf
  if (date) problems.push(...dateProblems(date, ['defaults', 'dateCreated']))
  addHoldWord(add, ['title'], findHoldWord(gallery.title), 'the title')
  addHoldWord(add, ['intro'], findHoldWord(gallery.intro), 'the intro')
  if (isBlank(gallery.title))
    add('info', ['title'], 'title', 'Readers hear the title of a gallery before its pictures')
  return problems
}

function captionProblems(caption: Caption, defaults: GalleryDefaults | undefined): Problem[] {
  const problems: Problem[] = []
  const add = adder(problems)
  if (isBlank(caption.text)) add('error', ['text'], 'text', 'The caption has no text')
  else if (/^\s*\d{1,3}\/\d{1,3}\b/.test(caption.text)) {
    const counter = readMarker(caption.text)
    add(
      'warning',
      ['text'],
      'marker',
      `"${counter?.n}/${counter?.total}" looks like a counter; the site counts by itself`,
    )
  }
  addHoldWord(add, ['text'], findHoldWord(caption.text), 'the caption')
  addHoldWord(add, ['alt'], findHoldWord(caption.alt), 'the alternative text')
  const hasPicture = Boolean(caption.image?.asset?._ref)
  if (!hasPicture && !caption.missingImage?.reason) {
    add('error', ['missingImage'], 'picture', 'There is neither a picture nor a reason why not')
  }
  if (hasPicture && isBlank(caption.alt)) {
    add('error', ['alt'], 'alt', 'Say what the picture shows, for readers who cannot see it')
  }
  if (!isCredited(caption.credit) && !isCredited(defaults?.credit)) {
    // A picture must not run uncredited; words may.
    add(hasPicture ? 'error' : 'warning', ['credit'], 'credit', 'Nobody is credited')
  }
  if (caption.dateCreated?.edtf)
    problems.push(...dateProblems(caption.dateCreated.edtf, ['dateCreated']))
  return problems
}

function dateProblems(edtf: string, path: Problem['path']): Problem[] {
  const message = dateProblem(edtf)
  return message === undefined ? [] : [{code: 'date', level: 'error', message, path}]
}

/** An order is the editor's to choose; where it is another than the source's, that is only told. */
export function levelOfHole({code}: Continuity): Level {
  return code === 'outOfOrder' ? 'info' : 'warning'
}

export function describeHole(hole: Continuity): string {
  switch (hole.code) {
    case 'missing':
      return `Picture ${hole.n} of ${hole.expected} is missing in the source`
    case 'repeated':
      return `The source printed the number ${hole.n} ${hole.positions.length} times`
    case 'outOfOrder':
      return `Number ${hole.n} of the source stands elsewhere in its order`
    case 'otherTotal':
      return `The source printed "${hole.marker}" in a gallery of ${hole.expected}`
    case 'tooMany':
      return `The source printed number ${hole.n} in a gallery of ${hole.expected}`
  }
}

type Add = (level: Level, path: Problem['path'], code: string, message: string) => void

function addHoldWord(
  add: Add,
  path: Problem['path'],
  word: string | undefined,
  where: string,
): void {
  if (word) add('error', path, 'holdWord', `"${word}" stands in ${where}`)
}

function adder(problems: Problem[]): Add {
  return (level, path, code, message) => {
    problems.push({code, level, message, path})
  }
}

function isBlank(text: string | undefined): text is '' | undefined {
  return text === undefined || text.trim() === ''
}
