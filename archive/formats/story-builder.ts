import {type PartialDate} from '../../newsroom/model.ts'
import {isDay} from '../../newsroom/story-path.ts'
import {splitCredit} from '../credits/creators.ts'
import {readCreditPhrase} from '../credits/credit-phrase.ts'
import {type Lexicon} from '../credits/lexicon.ts'
import {readCaptionDate} from '../dates/caption-date.ts'
import {findHints} from '../hints.ts'
import {readPlaces} from '../places/shared-places.ts'
import {
  type ReadBlock,
  type ReadCaption,
  type ReadCredit,
  type ReadGallery,
  type ReadStory,
  type Words,
} from '../story.ts'
import {sha256} from '../text/digest.ts'
import {InkTally} from '../text/ink-tally.ts'
import {type Span, inkOf, trimSpan} from '../text/visible.ts'

/** The source of a structured story: its name, and the digest of the file that it came in. */
export interface Origin {
  name: string
  sha256: string
  encoding: string
  lexicon: Lexicon
  /** Name of the format, as the rule of every span. */
  format: string
}

export interface PictureParts {
  text?: string | undefined
  credit?: string | undefined
  /** As the format gives it; its day is taken as written. */
  date?: string | undefined
}

/**
 * Writes a structured source down as the text that it shows, one piece a paragraph, and keeps which
 * words are what. So a story from ninjs or HTML is accounted for like one from plain text: the
 * record holds that text, and every word of it stands in one field or one aside.
 */
export class StoryBuilder {
  readonly #origin: Origin
  readonly #story: Omit<ReadStory, 'source'> = {body: [], asides: [], doubts: [], hints: []}
  /** Texts that stand in the record although the source does not show them. */
  readonly #shown: string[] = []
  #text = ''

  constructor(origin: Origin) {
    this.#origin = origin
  }

  headline(text: string | undefined): void {
    if (this.#story.headline) return this.paragraph(text)
    const words = this.#add(text)
    if (words) this.#story.headline = words
  }

  standfirst(text: string | undefined): void {
    if (this.#story.standfirst) return this.paragraph(text)
    const words = this.#add(text)
    if (words) this.#story.standfirst = words
  }

  byline(text: string | undefined): void {
    const words = this.#add(text)
    if (words) this.#story.bylines = [...(this.#story.bylines ?? []), words]
  }

  language(code: string | undefined): void {
    if (code !== undefined && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(code)) {
      this.#story.language = code
    }
  }

  /**
   * The first date wins; the day is the one that is written, no zone is converted. A date is a value
   * and no text that the source shows; the one that is read stands in the record all the same.
   */
  published(printed: string | undefined): void {
    if (printed === undefined || this.#story.published) return
    this.publishedAs(printed)
    this.#shown.push(printed)
  }

  /** The same for a date that stands among the words that the source shows. */
  publishedAs(printed: string | undefined): void {
    const date = printed === undefined || this.#story.published ? undefined : readDay(printed)
    if (date === undefined) return this.aside(printed, 'a date that was not read')
    const words = this.#add(printed)
    if (words) this.#story.published = {date, words}
  }

  /** Keeps what the source holds and does not show: an address, a date that is no date. */
  note(value: string | undefined, reason: string): void {
    this.aside(value, reason)
    this.#shown.push(value ?? '')
  }

  paragraph(text: string | undefined): void {
    const words = this.#add(text)
    if (words) this.#story.body.push({kind: 'paragraph', words})
  }

  aside(text: string | undefined, reason: string): void {
    const [span] = this.#add(text)?.spans ?? []
    if (span) this.#story.asides.push({...span, reason})
  }

  /** Pictures at this place of the story; nothing at all when there are none. */
  gallery(pictures: readonly PictureParts[], title?: string): void {
    if (pictures.length === 0) return
    const named = this.#add(title)
    const captions = pictures.map((picture) => this.#caption(picture))
    readPlaces(this.#text, captions)
    const gallery: ReadGallery = {...(named ? {title: named} : {}), captions}
    this.#story.body.push({kind: 'gallery', gallery} satisfies ReadBlock)
  }

  /**
   * `undefined` for a story without a word.
   *
   * @param shown every text that the source shows, as somebody counts them who knows nothing of
   *   headlines and captions: what a format left out of the story is kept and flagged
   */
  build(shown?: readonly string[]): ReadStory | undefined {
    const shownInk = shown && this.#account([...shown, ...this.#shown])
    if (this.#text === '') return undefined
    const {name, sha256: digest, encoding, format} = this.#origin
    const source = {
      name,
      text: this.#text,
      sha256: digest,
      textSha256: sha256(this.#text),
      encoding,
      format,
      ...(shownInk === undefined ? {} : {shownInk}),
    }
    const story: ReadStory = {source, ...this.#story}
    return {...story, hints: findHints(story)}
  }

  /** A safety net: a text that the format did not write is kept, named and shown. */
  #account(shown: readonly string[]): string {
    const tally = new InkTally()
    for (const text of shown) tally.add(text)
    const digest = tally.digest()
    if (digest === new InkTally().add(this.#text).digest()) return digest
    const written = inkOf(this.#text)
    for (const text of shown) {
      if (written.includes(inkOf(text))) continue
      const from = this.#text.length
      this.aside(text, 'not placed by any rule')
      this.#story.doubts.push({
        code: 'unplaced',
        message: 'No rule placed these words; they stand in the import record only',
        ...trimSpan(this.#text, from, this.#text.length),
      })
    }
    return digest
  }

  #caption({text, credit, date}: PictureParts): ReadCaption {
    const written = this.#add(text)
    const [span] = written?.spans ?? []
    const found = credit === undefined && span ? this.#creditIn(span) : undefined
    const words = found ? this.#wordsOf(found.rest) : written
    const printed = credit === undefined ? undefined : this.#add(credit)
    const read = found?.credit ?? (printed ? this.#credit(printed) : undefined)
    const value = words?.spans[0] ? this.#text.slice(words.spans[0].from, words.spans[0].to) : ''
    const given = date === undefined ? undefined : readDay(date)
    if (given === undefined) this.note(date, 'a date that was not read')
    const day = given ?? readCaptionDate(value)
    return {
      ...(words ? {text: words} : {}),
      ...(read ? {credit: read} : {}),
      ...(day ? {date: day} : {}),
      places: [],
    }
  }

  /** A credit at the end of the caption's own words. */
  #creditIn(span: Span): {rest: Span; credit: ReadCredit} | undefined {
    const reading = readCreditPhrase(this.#text, span, this.#origin.lexicon)
    if (!reading || reading.weak) return undefined
    const taken = [reading.words, ...(reading.label ? [reading.label] : []), ...reading.marks]
    const start = Math.min(...taken.map(({from}) => from))
    for (const mark of reading.marks) {
      this.#story.asides.push({...mark, reason: 'sign around the credit'})
    }
    const label = reading.label ? this.#wordsOf(reading.label) : undefined
    const words = this.#wordsOf(reading.words)
    if (!words) return undefined
    return {
      rest: trimSpan(this.#text, span.from, start),
      credit: {...this.#credit(words), ...(label ? {label} : {})},
    }
  }

  #credit(words: Words): ReadCredit {
    const [span] = words.spans
    const printed = span ? this.#text.slice(span.from, span.to) : ''
    return {words, ...splitCredit(printed, this.#origin.lexicon)}
  }

  #add(text: string | undefined): Words | undefined {
    const shown = text?.replace(/\s+/g, ' ').trim() ?? ''
    if (shown === '') return undefined
    if (this.#text !== '') this.#text += '\n\n'
    const from = this.#text.length
    this.#text += shown
    return this.#wordsOf({from, to: this.#text.length})
  }

  #wordsOf(span: Span): Words | undefined {
    return span.from < span.to
      ? {spans: [span], rule: this.#origin.format, certainty: 'found'}
      : undefined
  }
}

const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec'

/** `2017-02-04T10:00:00Z`, `20170204T100000Z`, `Sat, 04 Feb 2017 10:00:00 GMT` → 2017-02-04. */
function readDay(printed: string): PartialDate | undefined {
  const plain = /^(\d{4})-?(\d\d)-?(\d\d)/.exec(printed)
  const mail = /^(?:\w{3}, )?(\d{1,2}) (\w{3}) (\d{4})/.exec(printed)
  const month = mail ? MONTHS.indexOf((mail[2] ?? '').toLowerCase()) / 3 + 1 : Number(plain?.[2])
  const year = mail?.[3] ?? plain?.[1] ?? ''
  const day = mail?.[1] ?? plain?.[3] ?? ''
  const edtf = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!isDay(edtf)) return undefined
  return {
    _type: 'partialDate',
    edtf,
    asPrinted: printed.replace(/\s+/g, ' ').trim(),
    precision: 'day',
  }
}
