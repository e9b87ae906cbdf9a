import {type Answer, offsetsOf} from '../../archive/index.ts'
import {readPartialDate} from '../../newsroom/dates/find-partial-dates.ts'
import {isEdtf} from '../../newsroom/dates/partial-date.ts'
import {type ImportRecord, type ReviewFlag, type Segment} from '../../newsroom/import-record.ts'
import {lastAtOrBefore} from './source-map.ts'

/** One thing that a person may answer, by one key. */
export interface Choice {
  key: string
  name: ChoiceName
  /** The date that it would be. */
  edtf?: string
  answers: Answer[]
}

type ChoiceName =
  | 'isCredit'
  | 'isNoCredit'
  | 'isGallery'
  | 'isNoGallery'
  | 'isCaption'
  | 'isNoCaption'
  | 'dayFirst'
  | 'monthFirst'
  | 'creditEarlier'
  | 'creditLater'
  | 'wordEarlier'
  | 'wordLater'
  | 'sentenceEarlier'
  | 'sentenceLater'
  | 'wordsCredit'
  | 'wordsCaption'
  | 'wordsEnd'
  | 'wordsDate'
  | 'keep'

type Record = Pick<ImportRecord, 'rawText' | 'segments' | 'discarded'>

const CREDIT_FLAGS = new Set([
  'unknownCredit',
  'possibleCredit',
  'creditByInitials',
  'creditFragment',
  'sharedEnding',
  'galleryCredit',
])

/** What may be answered to a flag. "Keep as it is" always may. */
export function choicesFor(flag: ReviewFlag, record: Record): Choice[] {
  const {code, target = ''} = flag
  const words = wordsOf(flag, record)
  const keep: Choice = {key: 'k', name: 'keep', answers: [{about: 'settled', code, words}]}
  if (words.trim() === '') return []
  if (CREDIT_FLAGS.has(code)) {
    return [
      {key: 'y', name: 'isCredit', answers: [{about: 'credit', words, is: true}]},
      {key: 'n', name: 'isNoCredit', answers: [{about: 'credit', words, is: false}]},
      ...captionChoices(target, record),
      keep,
    ]
  }
  if (code === 'possibleGallery') {
    const opening = openingBehind(flag, record)
    return [
      {key: 'y', name: 'isGallery', answers: [{about: 'gallery', words: opening, is: true}]},
      {key: 'n', name: 'isNoGallery', answers: keep.answers},
    ]
  }
  if (code === 'ambiguousDate' || code === 'laterDate') return [...choicesForDate(words), keep]
  return [...captionChoices(target, record), keep]
}

/** What may be answered about the caption or paragraph that somebody points at. */
export function choicesAbout(target: string, path: string, record: Record): Choice[] {
  const own = record.segments.filter((one) => one.target === target && one.path === path)
  const [segment] = own
  if (segment?.kind !== 'paragraph') return captionChoices(target, record)
  const words = wordsOf({from: segment.from, to: own.at(-1)?.to ?? segment.to}, record)
  return [{key: 'y', name: 'isCaption', answers: [{about: 'caption', words, is: true}]}]
}

function captionChoices(target: string, record: Record): Choice[] {
  const own = stretchOfCaption(target, record)
  if (own === undefined) return []
  const {rawText} = record
  const {from, to, credit, apart, isLast} = own
  const whole = rawText.slice(from, to)
  const choices: Choice[] = [
    {key: 'x', name: 'isNoCaption', answers: [{about: 'caption', words: whole, is: false}]},
  ]
  if (apart) {
    const words = rawText.slice(apart.from, apart.to)
    const answers: Answer[] = [{about: 'credit', words, is: false}]
    choices.push({key: 'n', name: 'isNoCredit', answers})
    return isLast ? [...choices, ...endChoices(rawText, from, to)] : choices
  }
  const start = credit?.from ?? to
  const end = credit?.to ?? to
  const earlier = /(?<!\S)\S+\s*$/.exec(rawText.slice(from, start))
  if (earlier && earlier.index > 0) {
    const words = rawText.slice(from + earlier.index, end)
    choices.push({key: '[', name: 'creditEarlier', answers: [{about: 'credit', words, is: true}]})
  }
  if (credit) {
    const printed = rawText.slice(credit.from, credit.to)
    const later = /^\S+\s+/.exec(printed)?.[0].length
    const answers: Answer[] = [{about: 'credit', words: printed, is: false}]
    if (later !== undefined) answers.push({about: 'credit', words: printed.slice(later), is: true})
    choices.push({key: ']', name: 'creditLater', answers})
  }
  return isLast ? [...choices, ...endChoices(rawText, from, to)] : choices
}

/** Only the last caption of a gallery meets the story's own words, and may take or give some. */
function endChoices(rawText: string, from: number, to: number): Choice[] {
  const ends: [string, ChoiceName, number | undefined][] = [
    [',', 'wordEarlier', earlierEnd(rawText, from, to, /(?<!\s)\s+\S+\s*$/)],
    ['.', 'wordLater', laterEnd(rawText, to, /^\s*\S+/)],
    ['<', 'sentenceEarlier', earlierSentence(rawText, from, to)],
    ['>', 'sentenceLater', laterEnd(rawText, to, /^[^.!?\n]*[.!?]+["”’)]*/)],
  ]
  return ends.flatMap(([key, name, end]): Choice[] =>
    end === undefined
      ? []
      : [{key, name, answers: [{about: 'captionEnd', words: rawText.slice(from, end)}]}],
  )
}

/** A caption is never a thousand characters long; looking further would only cost time. */
const FAR = 1000

function earlierEnd(text: string, from: number, to: number, tail: RegExp): number | undefined {
  const start = Math.max(from, to - FAR)
  const found = tail.exec(text.slice(start, to))
  return found && start + found.index > from ? start + found.index : undefined
}

/** Where the last sentence but one ends. */
function earlierSentence(text: string, from: number, to: number): number | undefined {
  const start = Math.max(from, to - FAR)
  const ends = [
    ...text
      .slice(start, to)
      .trimEnd()
      .matchAll(/[.!?]["”’)]{0,2}(?=\s)/g),
  ]
  const last = ends.at(-1)
  return last && start + last.index + last[0].length
}

function laterEnd(text: string, to: number, head: RegExp): number | undefined {
  const found = head.exec(text.slice(to, to + FAR))?.[0]
  return found === undefined || found.trim() === '' ? undefined : to + found.length
}

export interface CaptionStretch {
  /** UTF-16 offsets of text and credit together, signs around the credit included. */
  from: number
  to: number
  credit?: {from: number; to: number}
  /** The credit, where it stands elsewhere in the source; `from` and `to` are those of the text then. */
  apart?: {from: number; to: number}
  isLast: boolean
}

/** Where a caption stands; `undefined` when the source holds none of it, or words of others inside its text. */
export function stretchOfCaption(
  target: string,
  {rawText, segments, discarded}: Record,
  ofTarget: readonly Segment[] = segments,
): CaptionStretch | undefined {
  const offsetOf = offsetsOf(rawText)
  const between = (from: number, to: number) => rawText.slice(offsetOf(from), offsetOf(to))
  const isTogether = (list: readonly Segment[]) =>
    list.every(({from}, index) => /^[\s()[\]|]*$/.test(between(list[index - 1]?.to ?? from, from)))
  const all = ofTarget.filter(
    ({target: holder, kind}) =>
      holder === target && /^(?:captionText|credit|creditLabel)$/.test(kind),
  )
  const own = isTogether(all) ? all : all.filter(({kind}) => kind === 'captionText')
  const [first, last] = [own[0], own.at(-1)]
  if (first === undefined || last === undefined || !isTogether(own)) return undefined
  const distant = own === all ? undefined : all.find(({kind}) => kind === 'credit')
  const signs = discarded.filter(({reason}) => reason === 'sign around the credit')
  const open = signs.find(
    ({from, to}) =>
      between(to, first.from).trim() === '' && /^[([|]/.test(between(from, to)) && to <= first.from,
  )
  const close = signs.find(
    ({from, to}) =>
      from >= last.to && between(last.to, from).trim() === '' && /^[)\]]/.test(between(from, to)),
  )
  const credit = own.find(({kind}) => kind === 'credit')
  const next = segments[lastAtOrBefore(segments, last.to - 1) + 1]
  return {
    from: offsetOf(open?.from ?? first.from),
    to: offsetOf(close?.to ?? last.to),
    ...(credit ? {credit: {from: offsetOf(credit.from), to: offsetOf(credit.to)}} : {}),
    ...(distant ? {apart: {from: offsetOf(distant.from), to: offsetOf(distant.to)}} : {}),
    isLast: next?.kind === 'paragraph',
  }
}

/** Of 04/02/2017: either may be meant. */
function dateChoices(printed: string): Choice[] {
  const parts = /(\d{1,2})\D(\d{1,2})\D(\d{4})/.exec(printed)
  if (parts === null) return []
  const [, first = '', second = '', year = ''] = parts
  const choice = (key: string, name: ChoiceName, month: string, day: string): Choice[] => {
    const edtf = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    if (!isEdtf(edtf)) return []
    return [{key, name, edtf, answers: [{about: 'date', words: printed, edtf}]}]
  }
  return [...choice('d', 'dayFirst', second, first), ...choice('m', 'monthFirst', first, second)]
}

/** Words that are a date by themselves, or that may be one in two ways. */
export function choicesForDate(words: string): Choice[] {
  const bare = words.trim()
  const edtf = readPartialDate(bare)?.edtf ?? (isEdtf(bare) ? bare : undefined)
  if (edtf === undefined) return dateChoices(bare)
  return [{key: 'd', name: 'wordsDate', edtf, answers: [{about: 'date', words, edtf}]}]
}

/** The words behind the first counter, by which the run is known again. */
function openingBehind({from, to}: {from: number; to: number}, {rawText}: Record): string {
  const offsetOf = offsetsOf(rawText)
  const stretch = rawText.slice(offsetOf(from), offsetOf(to) + 200)
  const behind = stretch.replace(/^\D*\d{1,3}\s?[/／]\s?\d{1,3}[\s.:)–—-]*/, '')
  return (behind.split('\n')[0] ?? behind).slice(0, 60)
}

function wordsOf({from, to}: {from: number; to: number}, {rawText}: Record): string {
  const offsetOf = offsetsOf(rawText)
  return rawText.slice(offsetOf(from), offsetOf(to))
}
