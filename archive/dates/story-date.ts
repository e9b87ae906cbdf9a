import {isExists} from 'date-fns/isExists'
import {findPartialDates} from '../../newsroom/dates/find-partial-dates.ts'
import {monthNumber} from '../../newsroom/dates/month-names.ts'
import {type NumericDate, existingDay, readNumericDate} from '../../newsroom/dates/numeric-date.ts'
import {precisionOf} from '../../newsroom/dates/partial-date.ts'
import {type PartialDate} from '../../newsroom/model.ts'
import {type Aside, type Doubt, type Words} from '../story.ts'
import {type Line} from '../text/page.ts'
import {type Span, trimSpan} from '../text/visible.ts'

export interface StoryDate {
  published?: {date: PartialDate; words: Words}
  asides: Aside[]
  doubts: Doubt[]
  /** What is left of the lines. */
  lines: Line[]
}

/** A date stands above the story or nowhere; further down it is told about. */
const HEAD_LINES = 6

/**
 * The story's own date, from the text and from nowhere else:
 *
 * - ` date 2017-02-04 ` at the very start, as crawlers put it; the story goes on behind it
 * - "Date: 4 February 2017", "Published: 04/02/2017" on a line of its own
 * - a line that is a date and a time: "Saturday, February 4, 2017 10:15 AM EST", an ISO date-time
 *   (the day as written; no zone is converted)
 *
 * A day that does not exist is set aside and doubted; of "04/02/2017" the year alone is known.
 */
export function readStoryDate(text: string, lines: readonly Line[]): StoryDate {
  const [first] = lines
  if (first === undefined) return {asides: [], doubts: [], lines: []}
  return readHead(text, first, lines) ?? readDateLine(text, lines) ?? none(lines)
}

function none(lines: readonly Line[]): StoryDate {
  return {asides: [], doubts: [], lines: [...lines]}
}

const HEAD = /^(date)(\s*:)?\s+(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ]\d\d:\d\d\S*)?)(?=\s|$)/i

/** "date 2017-02-04 is when the offer ends" is a sentence. */
const SENTENCE = /^\s+(?:is|was|are|were|will|has|had|and|or|of|for|in|to|as|when|which|that)\s/

function readHead(text: string, first: Line, lines: readonly Line[]): StoryDate | undefined {
  const opening = text.slice(first.from, Math.min(first.to, first.from + 80))
  const match = HEAD.exec(opening)
  if (match === null || SENTENCE.test(opening.slice(match[0].length))) return undefined
  const printed = match[3] ?? ''
  const end = first.from + match[0].length
  const span = {from: end - printed.length, to: end}
  const label = trimSpan(text, first.from, span.from)
  const rest = trimSpan(text, end, first.to)
  const left = rest.from < rest.to ? [{...first, ...rest}] : []
  const read = readNumericDate(printed)
  return settle(
    read,
    printed,
    span,
    [{...label, reason: 'label of the date'}],
    [...left, ...lines.slice(1)],
  )
}

const LABELLED =
  /^((?:first |originally |last )?(?:date|dated|published|posted|publication date|published on|posted on|published at|datum|veröffentlicht(?: am)?|publié(?: le)?|date de publication|publicado(?: el| em)?|fecha|data|pubblicato(?: il)?|опубликовано|дата(?: публикации)?|تاريخ النشر|التاريخ|日期|发布时间|發布時間|公開日)\s*[:：]|(?:published|posted|veröffentlicht am|publié le|publicado el|publicado em|pubblicato il|опубликовано)(?=\s))\s*(\S.*)$/iu

const LONE_COUNTER = /^[([]?\d{1,3} ?(?:\/|of) ?\d{1,3}[)\]]?$/i

function readDateLine(text: string, lines: readonly Line[]): StoryDate | undefined {
  for (const [index, line] of lines.slice(0, HEAD_LINES).entries()) {
    const size = line.to - line.from
    if (size > 120) return undefined
    const above = lines[index - 1]
    // Below a lone counter stands the day of its picture.
    if (above && LONE_COUNTER.test(text.slice(above.from, above.to))) return undefined
    const words = text.slice(line.from, line.to)
    const labelled = LABELLED.exec(words)
    const printed = labelled?.[2] ?? words
    const span = {from: line.to - printed.length, to: line.to}
    const asides: Aside[] = labelled
      ? [{...trimSpan(text, line.from, span.from), reason: 'label of the date'}]
      : []
    const rest = lines.filter((_, at) => at !== index)
    const read = readWholeDate(printed) ?? readNumericDate(printed) ?? readNoDay(printed)
    if (read) return settle(read, printed, span, asides, rest)
  }
  return undefined
}

function settle(
  read: NumericDate | undefined,
  printed: string,
  span: Span,
  asides: Aside[],
  lines: Line[],
): StoryDate {
  if (read?.edtf === undefined) {
    return {
      asides: [...asides, {...span, reason: 'date that does not exist'}],
      doubts: [
        {
          code: 'impossibleDate',
          message: `“${printed}” is no day of the calendar; the story was left without a date`,
          ...span,
        },
      ],
      lines,
    }
  }
  const doubts: Doubt[] = read.either
    ? [
        {
          code: 'ambiguousDate',
          message: `“${printed}” may be day/month or month/day; only the year was taken`,
          ...span,
        },
      ]
    : []
  const date: PartialDate = {
    _type: 'partialDate',
    edtf: read.edtf,
    asPrinted: printed,
    precision: precisionOf(read.edtf),
  }
  const words: Words = {spans: [span], rule: 'story-date', certainty: 'found'}
  return {published: {date, words}, asides, doubts, lines}
}

/** "Date: 31 February 2018": a line that names a day which the calendar has not. */
function readNoDay(printed: string): NumericDate | undefined {
  const match = NAMED_DAY.exec(printed)
  const {day, month, otherMonth, otherDay, year} = match?.groups ?? {}
  const number = monthNumber(month ?? otherMonth ?? '')
  if (match === null || number === undefined) return undefined
  const beside = (printed.slice(0, match.index) + printed.slice(match.index + match[0].length))
    .replace(/\p{L}{3,6}day\b/iu, '')
    .replace(BESIDE, '')
  const exists = isExists(Number(year), number - 1, Number(day ?? otherDay))
  return beside === '' && !exists ? {} : undefined
}

const NAMED_DAY =
  /(?<![\p{L}\d])(?:(?<day>\d{1,2})(?:st|nd|rd|th|\.)?\s(?<month>\p{L}{3,12})\.?|(?<otherMonth>\p{L}{3,12})\.?\s(?<otherDay>\d{1,2})(?:st|nd|rd|th)?),?\s(?<year>[12]\d{3})(?!\d)/u

/** What may stand on a date line besides the date: times, zones, signs. */
const BESIDE =
  /(?:\b\d{1,2}[:.h]\d\d(?:[:.]\d\d(?:\.\d+)?)?\b|\b\d{1,2}\s?(?=[ap]\.?m\b)|\b[ap]\.?m\b\.?|\b(?:GMT|UTC|BST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|CT|MT|PT|CET|CEST|MEZ|MESZ|MSK|IST|AEST|JST|SAST|Z|at|um|a las|uhr|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b|(?<!\p{L})às?(?!\p{L})|[+-]\d\d:?\d\d|[T|,·•–—\-./()\s:])/giu

/** A line that says a full day and at most a time besides. */
function readWholeDate(line: string): NumericDate | undefined {
  if (!/\d{4}/.test(line)) return undefined
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d[:.]\d\d.{0,14})?$/.exec(line)
  if (iso) return existingDay(iso[1], iso[2], iso[3])
  const found = findPartialDates(line).find(({date}) => date.precision === 'day')
  if (found === undefined || !/^\d{4}-\d\d-\d\d$/.test(found.date.edtf)) return undefined
  const beside = (line.slice(0, found.from) + ' ' + line.slice(found.to)).replace(BESIDE, '')
  return beside === '' ? {edtf: found.date.edtf} : undefined
}
