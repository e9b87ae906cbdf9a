import {type ImportRecord} from '../../newsroom/import-record.ts'
import {makeLexicon} from '../credits/lexicon.ts'
import {type PictureParts, StoryBuilder} from '../formats/story-builder.ts'
import {readArchiveText, type ReadResult} from '../read-archive-text.ts'
import {type ReaderOptions} from '../reader-options.ts'
import {offsetsOf} from '../text/code-points.ts'
import {followRecorded} from './follow-answers.ts'

/** As much of a record as it takes to read its source again; spans only where there is a format. */
export type RecordedSource = Pick<ImportRecord, 'source' | 'rawText' | 'format' | 'answers'> &
  Partial<Pick<ImportRecord, 'segments' | 'discarded'>>

/**
 * Reads the source of a record again, by other rules say, and as people have answered about it.
 *
 * Of a source whose format marked its fields (HTML, ninjs …) the record holds the text that it shows
 * and which words were which field; from these the story is written down once more. Read as plain
 * text it would be another story: nothing in that text says that a line is the caption of a picture.
 */
export function readRecord(record: RecordedSource, options: ReaderOptions = {}): ReadResult {
  const {source: name, rawText: text, format} = record
  const result =
    format === undefined
      ? readArchiveText({name, text}, options)
      : writeAgain(record, format, options)
  return result.ok ? {ok: true, story: followRecorded(result.story, record, options)} : result
}

function writeAgain(record: RecordedSource, format: string, options: ReaderOptions): ReadResult {
  const lexicon = makeLexicon(options)
  const builder = new StoryBuilder({
    name: record.source,
    sha256: '',
    encoding: 'utf-8',
    lexicon,
    format,
  })
  const gallery = new PendingGallery(builder)
  for (const {words, kinds, target, reason} of paragraphsOf(record)) {
    if (kinds.has('captionText') || kinds.has('credit')) {
      gallery.add(target, words, kinds.has('captionText'))
      continue
    }
    // It may stand between two captions of one gallery.
    if (kinds.size === 0 && reason !== undefined) {
      builder.aside(words, reason)
      continue
    }
    gallery.end()
    const [kind] = kinds.size === 1 ? kinds : []
    switch (kind) {
      case 'galleryTitle':
        gallery.begin(words)
        break
      case 'headline':
      case 'standfirst':
      case 'byline':
        builder[kind](words)
        break
      case 'date':
        builder.published(words)
        break
      default:
        builder.paragraph(words)
    }
  }
  gallery.end()
  const story = builder.build()
  if (story) return {ok: true, story}
  const message = 'The record holds no words'
  return {ok: false, problem: {code: 'empty', message, remedy: 'Import the source again'}}
}

interface Paragraph {
  words: string
  /** Which kinds of fields its words stand in. */
  kinds: ReadonlySet<string>
  /** The first document that holds some of them. */
  target: string
  /** Why it was left out, when it was. */
  reason?: string
}

/** Such a text is written one piece a paragraph, with an empty line between. */
function paragraphsOf({rawText, segments = [], discarded = []}: RecordedSource): Paragraph[] {
  const offsetOf = offsetsOf(rawText)
  const spans = [...segments, ...discarded].sort((a, b) => a.from - b.from)
  let [from, next] = [0, 0]
  return rawText.split('\n\n').map((words) => {
    const to = from + words.length
    const own: typeof spans = []
    for (let span = spans[next]; span && offsetOf(span.from) < to; span = spans[++next]) {
      own.push(span)
    }
    from = to + 2
    const held = own.flatMap((span) => ('kind' in span ? [span] : []))
    const [left] = own.flatMap((span) => ('reason' in span ? [span.reason] : []))
    return {
      words,
      kinds: new Set(held.map(({kind}) => kind)),
      target: held[0]?.target ?? '',
      ...(held.length === 0 && left !== undefined ? {reason: left} : {}),
    }
  })
}

/** Captions that follow one another in one gallery. */
class PendingGallery {
  readonly #builder: StoryBuilder
  #title: string | undefined
  #captions = new Map<string, PictureParts>()

  constructor(builder: StoryBuilder) {
    this.#builder = builder
  }

  begin(title: string): void {
    this.#title = title
  }

  add(target: string, words: string, isText: boolean): void {
    const [before] = this.#captions.keys()
    if (before !== undefined && galleryOf(before) !== galleryOf(target)) this.end()
    const parts = this.#captions.get(target)
    this.#captions.set(target, {...parts, ...(isText ? {text: words} : {credit: words})})
  }

  end(): void {
    this.#builder.gallery([...this.#captions.values()], this.#title)
    this.#captions = new Map()
    this.#title = undefined
  }
}

/** `caption-20170204-9f86d081884c-2-03` → `caption-20170204-9f86d081884c-2` */
function galleryOf(caption: string): string {
  return caption.replace(/-\d+$/, '')
}
