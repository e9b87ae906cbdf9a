import {type Aside} from '../story.ts'
import {type Span, inkOf, isSameInk, trimSpan} from '../text/visible.ts'
import {wordsIn} from '../text/words.ts'
import {isFurniture} from './furniture.ts'
import {type Page} from './run.ts'

export interface GalleryHead {
  title?: Span
  asides: Aside[]
  /** A head says that a gallery follows; a mere line above the run does not. */
  announces: boolean
}

/** "34 show all TITLE", "+ show all TITLE", "TITLE Show all 34", in front of the first counter. */
const SHOW_ALL =
  /(?:^|\s)((?:\d{1,3}|\+)\s?(?:show|view)\sall|(?:show|view)\sall(?:\s\d{1,3}(?:\s(?:photos|images|pictures))?)?)(?=\s|$)/gi

const GALLERY_WORD =
  /\b(?:in pictures|in photos|in images|in pics|pictures|photos|gallery|images|slideshow|photographs|bilder|in bildern|fotos|en images|en photos|em fotos|en fotos|fotogalería|galería|galeria|galerie|фото|фотогалерея)\b|图集|圖集|组图|写真/iu

/** Words that stand at the head of a story and are no gallery's title: bylines, dates. */
function isNoTitle(words: string): boolean {
  if (
    /^(?:by\s|(?:additional )?reporting by|with additional|read more|@|updated|published|posted|last modified)/i.test(
      words,
    ) ||
    // "12 best toys" is a title, "12 May" and "4:30pm" are none.
    (/^\d/.test(words) && !/^\d{1,3}\s\p{Ll}{3,}/u.test(words))
  ) {
    return true
  }
  const isDay = /^\w{3,6}day\b/i.test(words) && /\d/.test(words)
  return isDay || (/\b(?:19|20)\d\d\b/.test(words) && /\d:\d\d/.test(words))
}

const LONGEST_TITLE = 12

/** So far before the first counter a head may begin. */
const LONGEST_HEAD = 400

/**
 * What stands directly before the first caption: the gallery's title, printed once or twice, with
 * "N show all" between. On lines of its own or on the line of the first counter.
 *
 * @param line index of the line on which the first counter stands
 * @param from where that counter begins
 */
export function readGalleryHead(page: Page, line: number, from: number): GalleryHead {
  const own = page.lines[line]
  if (own === undefined) return {asides: [], announces: false}
  const asides: Aside[] = []
  const start = Math.max(own.from, from - LONGEST_HEAD)
  const before = dropSketch(page.text, trimSpan(page.text, start, from), asides)
  if (before.from === before.to) return readHeadLines(page, line, asides)
  // The first line of a story may begin with its headline; that stays where it is.
  return readInlineHead(page.text, before, line > 0 && before.from === own.from, asides)
}

function readInlineHead(
  text: string,
  rest: Span,
  opensLine: boolean,
  asides: Aside[],
): GalleryHead {
  const words = text.slice(rest.from, rest.to)
  const showAll = lastMatch(words, SHOW_ALL)
  if (showAll === undefined) {
    const title = danglingTitle(text, rest, GALLERY_WORD.test(words.slice(-80)), opensLine)
    const announces =
      asides.length > 0 ||
      (title !== undefined && GALLERY_WORD.test(text.slice(title.from, title.to)))
    return {...(title ? {title} : {}), asides, announces}
  }
  asides.push({from: rest.from + showAll.from, to: rest.from + showAll.to, reason: 'gallery head'})
  const second = trimSpan(text, rest.from + showAll.to, rest.to)
  const upTo = trimSpan(text, rest.from, rest.from + showAll.from)
  if (second.from === second.to) {
    const title = danglingTitle(text, upTo, true, true)
    return {...(title ? {title} : {}), asides, announces: true}
  }
  const title = plainBlanks(text.slice(second.from, second.to))
  const first = upTo.to - title.length
  if (first >= upTo.from && plainBlanks(text.slice(first, upTo.to)) === title) {
    asides.push({...second, reason: 'gallery title, printed again'})
    return {title: {from: first, to: upTo.to}, asides, announces: true}
  }
  return {title: second, asides, announces: true}
}

function plainBlanks(words: string): string {
  return words.replace(/\s/g, ' ')
}

/** Names of drawing programs that old pages printed beside their arrows, and Hearst's button "Close". */
function dropSketch(text: string, span: Span, asides: Aside[]): Span {
  let rest = span
  for (;;) {
    const tail = text.slice(Math.max(rest.from, rest.to - 32), rest.to)
    const match =
      /(?:(?:left|right) )?created with sketch\.?$|image 1 of \/ \d{1,3} caption close$/i.exec(tail)
    if (match === null) return rest
    const start = rest.to - match[0].length
    asides.push({from: start, to: rest.to, reason: 'page furniture'})
    rest = trimSpan(text, rest.from, start)
  }
}

function lastMatch(words: string, pattern: RegExp): Span | undefined {
  let found: Span | undefined
  for (const match of words.matchAll(pattern)) {
    const printed = match[1] ?? ''
    const from = match.index + match[0].indexOf(printed)
    found = {from, to: from + printed.length}
  }
  return found
}

/** A few words without a full stop, behind the last sentence or alone on the line: nothing but a title. */
function danglingTitle(
  text: string,
  span: Span,
  announced: boolean,
  opensLine = false,
): Span | undefined {
  const words = text.slice(span.from, span.to)
  let start = 0
  for (const match of words.matchAll(/[.!?]["'”’)]*\s+(?=["'“‘]?[\p{Lu}\d])/gu)) {
    start = match.index + match[0].length
  }
  const title = trimSpan(text, span.from + start, span.to)
  const printed = text.slice(title.from, title.to)
  if (printed === '' || /[.!?,;:]["'”’)]*$/.test(printed)) return undefined
  if (start === 0 && !opensLine && !GALLERY_WORD.test(printed)) return undefined
  const count = wordsIn(printed).length
  const looksRight = /^["'“‘]?[\p{Lu}\d\p{Lo}]/u.test(printed) && !isNoTitle(printed)
  return looksRight && count <= (announced ? LONGEST_TITLE : 8) ? title : undefined
}

function readHeadLines(page: Page, line: number, asides: Aside[]): GalleryHead {
  let index = line - 1
  let announces = asides.length > 0
  let second: Span | undefined
  for (; index >= 0 && index >= line - 5; index--) {
    const span = page.lines[index]
    if (span === undefined) break
    const words = page.text.slice(span.from, span.to)
    const showAll = words.length <= 120 ? lastMatch(words, SHOW_ALL) : undefined
    if (showAll) {
      announces = true
      asides.push({
        from: span.from + showAll.from,
        to: span.from + showAll.to,
        reason: 'gallery head',
      })
      const rest = trimSpan(page.text, span.from + showAll.to, span.to)
      const start = trimSpan(page.text, span.from, span.from + showAll.from)
      if (rest.from < rest.to) second = rest
      if (start.from < start.to) {
        if (second) asides.push({...second, reason: 'gallery title, printed again'})
        return {title: start, asides, announces}
      }
      continue
    }
    if (isFurniture(words)) {
      asides.push({from: span.from, to: span.to, reason: 'page furniture'})
      announces ||= /gallery|pictures|slideshow/i.test(words)
      continue
    }
    break
  }
  const above = page.lines[index]
  const printed = above && page.text.slice(above.from, above.to)
  if (above && printed !== undefined) {
    if (second && inkOf(printed) === inkOf(page.text.slice(second.from, second.to))) {
      asides.push({...second, reason: 'gallery title, printed again'})
      return {title: {from: above.from, to: above.to}, asides, announces: true}
    }
    if (second) return {title: second, asides, announces: true}
    if (isTitleLine(printed, announces, index)) {
      const named = GALLERY_WORD.test(printed)
      const title = {from: above.from, to: above.to}
      const twice = readTwice(page, index, asides)
      if (twice) return twice
      const showAll = showAllAlone(page, index - 1)
      if (showAll) asides.push(showAll)
      return {title, asides, announces: announces || named || showAll !== undefined}
    }
  }
  // Chrome above a run is left where it stands unless a head was found with it.
  return announces
    ? {...(second ? {title: second} : {}), asides, announces}
    : {asides: [], announces}
}

/** A title, "34 show all" and the title again, a line each; `index` is the line of the last. */
function readTwice(page: Page, index: number, asides: Aside[]): GalleryHead | undefined {
  const [title, again] = [page.lines[index - 2], page.lines[index]]
  if (!title || !again) return undefined
  const aside = showAllAlone(page, index - 1)
  if (aside === undefined || !isSameInk(page.text, title, again)) return undefined
  asides.push(aside)
  asides.push({from: again.from, to: again.to, reason: 'gallery title, printed again'})
  return {title: {from: title.from, to: title.to}, asides, announces: true}
}

/** "34 show all" and nothing else on a line. */
function showAllAlone(page: Page, index: number): Aside | undefined {
  const line = page.lines[index]
  if (line === undefined || line.to - line.from > LONGEST_SHOW_ALL) return undefined
  const printed = page.text.slice(line.from, line.to)
  const match = lastMatch(printed, SHOW_ALL)
  const isWhole = match?.from === 0 && match.to === printed.length
  return isWhole ? {from: line.from, to: line.to, reason: 'gallery head'} : undefined
}

const LONGEST_SHOW_ALL = 30

/** A short line without a full stop, right above the first caption. */
function isTitleLine(printed: string, announced: boolean, index: number): boolean {
  if (/[.!?:;,…"”)\]。！？]$/.test(printed) || isNoTitle(printed)) return false
  const count = wordsIn(printed).length
  if (GALLERY_WORD.test(printed) || announced) return count <= LONGEST_TITLE && printed.length <= 90
  // The first line of a story may be its headline; it stays where it is.
  return index > 0 && count <= 8 && printed.length <= 60 && OPENS_TITLE.test(printed)
}

/** "Life on the river", "12 best toys" */
const OPENS_TITLE = /^["'“‘]?(?:[\p{Lu}\p{Lo}]|\d{1,3}\s(?:best|top|great|ways|things|reasons)\b)/u
