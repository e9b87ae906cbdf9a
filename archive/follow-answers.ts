import {type Answer, answersOf, examplesIn} from './answers.ts'
import {readCaptionDate} from './caption-date.ts'
import {splitCredit} from './creators.ts'
import {readCreditPhrase} from './credit-phrase.ts'
import {findHints} from './hints.ts'
import {type Lexicon, makeLexicon} from './lexicon.ts'
import {findPlaces} from './places.ts'
import {readArchiveText} from './read-archive-text.ts'
import {type ReaderOptions} from './reader-options.ts'
import {
  type ReadBlock,
  type ReadCaption,
  type ReadGallery,
  type ReadStory,
  type Words,
  valueOf,
} from './story.ts'
import {inkOf, isInvisible, type Span, trimSpan} from './visible.ts'

/**
 * The story as people have said that it is to be read: flattened text is read again with the
 * answers as examples, then each answer about a caption or a date is carried out on the words. An
 * answer whose words the source no longer holds does nothing. Every visible character keeps one
 * place; `checkConservation` proves it as for any other reading.
 */
export function followAnswers(
  story: ReadStory,
  answers: readonly Answer[],
  reader: ReaderOptions = {},
): ReadStory {
  if (answers.length === 0) return {...story, answers: []}
  const examples = [...examplesIn(answers), ...(reader.examples ?? [])]
  const options = {...reader, examples}
  const answered = new Answered(readAgain(story, options), makeLexicon(options))
  for (const answer of answers) answered.follow(answer)
  return {...answered.story(), answers: [...answers]}
}

/** What this reading and the people who answered last time say together. */
export function followRecorded(
  story: ReadStory,
  record: Parameters<typeof answersOf>[0] | undefined,
  reader?: ReaderOptions,
): ReadStory {
  if (story.answers !== undefined || record === undefined) return story
  const answers = answersOf(record)
  return answers.length > 0 ? followAnswers(story, answers, reader) : story
}

function readAgain(story: ReadStory, options: ReaderOptions): ReadStory {
  const {source} = story
  if (source.format !== undefined) return structuredClone(story)
  const result = readArchiveText({name: source.name, text: source.text}, options)
  if (!result.ok) return structuredClone(story)
  const encoding = story.doubts.filter(({code}) => code === 'encoding')
  const others = result.story.doubts.filter(({code}) => code !== 'encoding')
  return {...result.story, source, doubts: [...encoding, ...others]}
}

const ABOUT_CREDITS =
  /^(?:unknownCredit|possibleCredit|creditByInitials|creditFragment|sharedEnding|galleryCredit)$/
const RULE = 'told'

class Answered {
  readonly #story: ReadStory
  readonly #lexicon: Lexicon
  readonly #text: string
  /** Doubts name galleries and captions by position, and positions change. */
  readonly #about: {gallery: ReadGallery | undefined; caption: ReadCaption | undefined}[]

  constructor(story: ReadStory, lexicon: Lexicon) {
    this.#story = story
    this.#lexicon = lexicon
    this.#text = story.source.text
    const galleries = this.#galleries()
    this.#about = story.doubts.map(({about}) => {
      const gallery = about?.gallery === undefined ? undefined : galleries[about.gallery]
      const caption = about?.caption === undefined ? undefined : gallery?.captions[about.caption]
      return {gallery, caption}
    })
  }

  follow(answer: Answer): void {
    switch (answer.about) {
      case 'credit':
        return this.#credit(answer.words, answer.is)
      case 'caption':
        return answer.is ? this.#makeCaption(answer.words) : this.#makeProse(answer.words)
      case 'captionEnd':
        return this.#moveEnd(answer.words)
      case 'date':
        return this.#date(answer.words, answer.edtf)
      case 'settled': {
        const {code, words} = answer
        return this.#settle((doubt) => doubt.code === code && this.#ink(doubt) === inkOf(words))
      }
      case 'gallery':
        return this.#settle(
          ({code, from, to}) =>
            code === 'possibleGallery' &&
            inkOf(this.#text.slice(from, to + 400)).includes(inkOf(answer.words)),
        )
      case 'furniture':
    }
  }

  story(): ReadStory {
    const galleries = this.#galleries()
    for (const [index, doubt] of this.#story.doubts.entries()) {
      const {gallery, caption} = this.#about[index] ?? {}
      if (gallery === undefined) continue
      const owner = galleries.findIndex((one) =>
        caption ? one.captions.includes(caption) : one === gallery,
      )
      const {gallery: _, caption: __, ...about} = doubt.about ?? {}
      const position =
        caption === undefined ? -1 : (galleries[owner]?.captions.indexOf(caption) ?? -1)
      doubt.about =
        owner < 0 ? about : {...about, gallery: owner, ...(position < 0 ? {} : {caption: position})}
    }
    this.#story.asides.sort((a, b) => a.from - b.from)
    return {...this.#story, hints: findHints(this.#story)}
  }

  #credit(words: string, is: boolean): void {
    const ink = inkOf(words)
    for (const caption of this.#galleries().flatMap(({captions}) => captions)) {
      const whole = this.#wholeOf(caption)
      if (whole === undefined) continue
      const now = caption.credit ? inkOf(valueOf(this.#text, caption.credit.words)) : ''
      if (is && now !== ink && !now.endsWith(ink)) {
        const credit = this.#endingOf(whole, words)
        if (credit) this.#write(caption, whole, credit)
        else continue
      }
      if (!is && now === ink) this.#write(caption, whole, undefined)
      this.#settle(
        (doubt, about) =>
          ABOUT_CREDITS.test(doubt.code) &&
          (about.caption === caption || about.caption === undefined) &&
          this.#ink(doubt) === ink,
      )
    }
  }

  #makeCaption(words: string): void {
    const {body} = this.#story
    const at = body.findIndex(
      (block) => block.kind === 'paragraph' && this.#reads(block.words, words),
    )
    const block = body[at]
    const span = block?.kind === 'paragraph' ? boundsOf([block.words]) : undefined
    if (span === undefined) return
    const printed = this.#text.slice(span.from, span.to)
    const counter = /^\d{1,3}\s?[/／]\s?\d{1,3}(?!\d)/.exec(printed)?.[0]
    const marker =
      counter === undefined ? undefined : {from: span.from, to: span.from + counter.length}
    const caption: ReadCaption = {...(marker ? {marker: told(marker)} : {}), places: []}
    this.#read(caption, trimSpan(this.#text, marker?.to ?? span.from, span.to))
    const [before, after] = [body[at - 1], body[at + 1]]
    if (before?.kind === 'gallery') {
      before.gallery.captions.push(caption)
      body.splice(at, 1)
      // Words between two parts of one gallery: the parts are one again.
      if (after?.kind === 'gallery' && after.gallery.title === undefined) {
        before.gallery.captions.push(...after.gallery.captions)
        body.splice(at, 1)
      }
    } else if (after?.kind === 'gallery') {
      after.gallery.captions.unshift(caption)
      body.splice(at, 1)
    } else body[at] = {kind: 'gallery', gallery: {captions: [caption]}}
  }

  #makeProse(words: string): void {
    const found = this.#find((caption) => this.#ink(this.#wholeOf(caption)) === inkOf(words))
    if (found === undefined) return
    const {at, gallery, index, caption} = found
    const whole = this.#wholeOf(caption)
    if (whole === undefined) return
    const span = {from: caption.marker?.spans[0]?.from ?? whole.from, to: whole.to}
    this.#dropAsides(span)
    const paragraph: ReadBlock = {kind: 'paragraph', words: told(span)}
    const before = gallery.captions.slice(0, index)
    const after = gallery.captions.slice(index + 1)
    const blocks: ReadBlock[] = []
    if (before.length > 0) {
      gallery.captions = before
      blocks.push({kind: 'gallery', gallery}, paragraph)
      if (after.length > 0) blocks.push({kind: 'gallery', gallery: {captions: after}})
    } else {
      const {title} = gallery
      if (title && after.length === 0) blocks.push({kind: 'paragraph', words: title})
      blocks.push(paragraph)
      gallery.captions = after
      if (after.length > 0) blocks.push({kind: 'gallery', gallery})
      // The title stands above the words that are prose now.
      if (title && after.length > 0) {
        blocks.unshift({kind: 'paragraph', words: title})
        delete gallery.title
      }
    }
    this.#story.body.splice(at, 1, ...blocks)
    this.#settle((_, about) => about.caption === caption)
  }

  #moveEnd(words: string): void {
    const ink = inkOf(words)
    const found = this.#find((caption, index, gallery) => {
      const whole = this.#wholeOf(caption)
      return (
        whole !== undefined &&
        index === gallery.captions.length - 1 &&
        inkOf(this.#text.slice(whole.from, whole.from + words.length * 2 + 8)).startsWith(ink)
      )
    })
    const whole = found && this.#wholeOf(found.caption)
    if (found === undefined || whole === undefined) return
    const end = this.#endOfInk(whole.from, ink.length)
    const next = this.#story.body[found.at + 1]
    const paragraph = next?.kind === 'paragraph' ? next : undefined
    const [first, ...others] = paragraph?.words.spans ?? []
    if (end < whole.to) {
      const rest = trimSpan(this.#text, end, whole.to)
      const goesOn = first && !/\n\s*\n/.test(this.#text.slice(rest.to, first.from))
      this.#dropAsides({from: end, to: whole.to})
      if (paragraph && goesOn) paragraph.words = told({from: rest.from, to: first.to}, ...others)
      else this.#story.body.splice(found.at + 1, 0, {kind: 'paragraph', words: told(rest)})
    } else if (end > whole.to) {
      if (paragraph === undefined || first === undefined || end > first.to) return
      const rest = trimSpan(this.#text, end, first.to)
      const left = [...(rest.from < rest.to ? [rest] : []), ...others]
      if (left.length === 0) this.#story.body.splice(found.at + 1, 1)
      else paragraph.words = told(...left)
    }
    this.#dropAsides({from: whole.from, to: end})
    this.#read(found.caption, {from: whole.from, to: end})
    this.#settle((_, about) => about.caption === found.caption)
  }

  #date(words: string, edtf: string): void {
    const {published} = this.#story
    if (published === undefined || inkOf(published.date.asPrinted ?? '') !== inkOf(words)) return
    published.date = {...published.date, edtf, precision: 'day'}
    published.words = {...published.words, rule: RULE}
    this.#settle(({code}) => code === 'ambiguousDate')
  }

  /** Reads a stretch as one caption: its credit by its own words, date and places as printed. */
  #read(caption: ReadCaption, span: Span): void {
    const found = readCreditPhrase(this.#text, span, this.#lexicon)
    if (found === undefined || found.weak || found.words.from <= span.from) {
      return this.#write(caption, span, undefined)
    }
    for (const mark of found.marks) {
      this.#story.asides.push({...mark, reason: 'sign around the credit'})
    }
    const starts = [found.words, ...(found.label ? [found.label] : []), ...found.marks]
    const start = Math.min(...starts.map(({from}) => from))
    this.#words(caption, trimSpan(this.#text, span.from, start), found.words)
    if (caption.credit && found.label) caption.credit.label = told(found.label)
  }

  /** The caption is this stretch, and this end of it its credit; signs around it are left out. */
  #write(caption: ReadCaption, whole: Span, credit: Span | undefined): void {
    this.#dropAsides(whole)
    if (credit === undefined) return this.#words(caption, whole, undefined)
    let start = credit.from
    for (const sign of [
      behind(this.#text, credit.to, whole.to),
      before(this.#text, whole.from, credit.from),
    ]) {
      if (sign === undefined) continue
      this.#story.asides.push({...sign, reason: 'sign around the credit'})
      start = Math.min(start, sign.from)
    }
    this.#words(caption, trimSpan(this.#text, whole.from, start), credit)
  }

  #words(caption: ReadCaption, text: Span, credit: Span | undefined): void {
    delete caption.text
    delete caption.credit
    delete caption.date
    if (text.from < text.to) caption.text = told(text)
    if (credit) {
      const words = told(credit)
      caption.credit = {words, ...splitCredit(valueOf(this.#text, words), this.#lexicon)}
    }
    const value = caption.text ? valueOf(this.#text, caption.text) : ''
    const date = readCaptionDate(value)
    if (date) caption.date = date
    caption.places = findPlaces(value)
  }

  /** `undefined` when words of others stand between those of the caption. */
  #wholeOf({text, credit}: ReadCaption): Span | undefined {
    const own = [text, credit?.label, credit?.words].filter((one) => one !== undefined)
    const bounds = boundsOf(own)
    if (bounds === undefined) return undefined
    const signs = this.#story.asides.filter(({reason}) => reason === 'sign around the credit')
    const close = signs.find(
      ({from}) => from >= bounds.to && this.#text.slice(bounds.to, from).trim() === '',
    )
    const whole = {from: bounds.from, to: close?.to ?? bounds.to}
    const parts = [...own.flatMap(({spans}) => spans), ...signs].filter(
      ({from, to}) => from >= whole.from && to <= whole.to,
    )
    let at = whole.from
    for (const {from, to} of parts.sort((a, b) => a.from - b.from)) {
      if (this.#text.slice(at, from).trim() !== '') return undefined
      at = Math.max(at, to)
    }
    return whole
  }

  /** The last words of the stretch, signs behind them aside, when they read so and others stand before. */
  #endingOf({from, to}: Span, words: string): Span | undefined {
    const sign = behind(this.#text, from, to)
    const end = trimSpan(this.#text, from, sign?.from ?? to).to
    const ink = inkOf(words)
    let start = end
    for (let left = ink.length; left > 0 && start > from;) {
      start--
      if (!isInvisible(this.#text.charCodeAt(start))) left--
    }
    if (start <= from || inkOf(this.#text.slice(start, end)) !== ink) return undefined
    return /[\p{L}\p{N}]/u.test(this.#text.charAt(start - 1)) ? undefined : {from: start, to: end}
  }

  #endOfInk(from: number, count: number): number {
    let at = from
    for (let left = count; left > 0 && at < this.#text.length; at++) {
      if (!isInvisible(this.#text.charCodeAt(at))) left--
    }
    return at
  }

  #find(is: (caption: ReadCaption, index: number, gallery: ReadGallery) => boolean) {
    for (const [at, block] of this.#story.body.entries()) {
      if (block.kind !== 'gallery') continue
      const {gallery} = block
      const index = gallery.captions.findIndex((caption, number) => is(caption, number, gallery))
      const caption = gallery.captions[index]
      if (caption) return {at, gallery, index, caption}
    }
    return undefined
  }

  #galleries(): ReadGallery[] {
    return this.#story.body.flatMap((block) => (block.kind === 'gallery' ? [block.gallery] : []))
  }

  #reads(words: Words, printed: string): boolean {
    return this.#ink(boundsOf([words])) === inkOf(printed)
  }

  #ink(span: Span | undefined): string {
    return span === undefined ? '' : inkOf(this.#text.slice(span.from, span.to))
  }

  #dropAsides({from, to}: Span): void {
    this.#story.asides = this.#story.asides.filter((one) => one.to <= from || one.from >= to)
  }

  #settle(
    isMeant: (
      doubt: ReadStory['doubts'][number],
      about: {gallery: ReadGallery | undefined; caption: ReadCaption | undefined},
    ) => boolean,
  ): void {
    for (let index = this.#story.doubts.length - 1; index >= 0; index--) {
      const [doubt, about] = [this.#story.doubts[index], this.#about[index]]
      if (doubt === undefined || about === undefined || !isMeant(doubt, about)) continue
      this.#story.doubts.splice(index, 1)
      this.#about.splice(index, 1)
    }
  }
}

function told(...spans: Span[]): Words {
  return {spans: spans.map(({from, to}) => ({from, to})), rule: RULE, certainty: 'found'}
}

function boundsOf(words: readonly Words[]): Span | undefined {
  const spans = words.flatMap((one) => one.spans)
  if (spans.length === 0) return undefined
  return {
    from: Math.min(...spans.map(({from}) => from)),
    to: Math.max(...spans.map(({to}) => to)),
  }
}

/** Closing signs with which the stretch ends. */
function behind(text: string, from: number, to: number): Span | undefined {
  const {to: end} = trimSpan(text, from, to)
  let start = end
  while (start > from && ')]'.includes(text.charAt(start - 1))) start--
  return start < end ? {from: start, to: end} : undefined
}

/** Opening signs, or a bar, right before the credit. */
function before(text: string, from: number, to: number): Span | undefined {
  const {to: end} = trimSpan(text, from, to)
  let start = end
  while (start > from && '([|'.includes(text.charAt(start - 1))) start--
  return start < end ? {from: start, to: end} : undefined
}
