import {type CreditReading} from '../credits/credit-reading.ts'
import {isHouse, isPictureHouse} from '../credits/house-names.ts'
import {nameBehindSentence} from '../credits/single-name.ts'
import {endOfSentence} from '../text/end-of-sentence.ts'
import {opensSentence} from '../text/sentences.ts'
import {type Span} from '../text/visible.ts'
import {type Word, hasCase, isCapitalised, isInitial, wordsIn} from '../text/words.ts'
import {type Page} from './run.ts'

/** Captions have up to a hundred words. */
const LONGEST_CAPTION = 700

export interface ClosedCaption {
  body: Span
  credit?: CreditReading
  /** What told where the caption ends. */
  by: 'credit' | 'name' | 'sentence' | 'line'
}

/**
 * The last caption on a line that goes on with body text:
 *
 *     … 8/8 Witnesses saw victims taken from the tram James Long The London Fire Brigade said …
 *
 * It ends with its credit: a known one, one that other captions of the gallery have, else a first
 * and a last name squeezed between the caption and the next sentence. Without a credit it ends
 * with its sentence.
 *
 * @param siblings credits that other captions of the gallery have, as printed
 * @param longest length of the longest other caption
 */
export function closeOpenEnd(
  page: Page,
  span: Span,
  siblings: readonly string[],
  longest: number,
): ClosedCaption {
  const {text} = page
  const limit = Math.min(span.to, span.from + Math.max(LONGEST_CAPTION, longest * 2))
  const words = wordsIn(text, span.from, limit)
  const last = words.at(-1)
  // The limit may cut a word in two.
  if (last && limit < span.to) words.pop()
  // Further on, brackets close a picture of the story that follows.
  const brackets = span.from + Math.max(250, longest * 2)
  const open = openBrackets(words)
  for (let index = 0; index < words.length; index++) {
    if (open[index]) continue
    const end =
      creditEndingAt(page, span, words, index, siblings) ??
      labelledName(page, span, words, index) ??
      creditInBrackets(page, span, words[index], brackets)
    if (end === undefined) continue
    const body = {from: span.from, to: end}
    const phrase = page.creditIn(body)
    const shared = siblingCredit(text, body, siblings)
    const credit = phrase && (!shared || phrase.words.from <= shared.words.from) ? phrase : shared
    if (credit && credit.words.from > span.from) return {body, credit, by: 'credit'}
  }
  for (let index = 2; index < words.length; index++) {
    const [before, opener] = [words[index - 1], words[index]]
    if (!before || !opener || open[index - 1] || !isCapitalised(before.text)) continue
    const goesOn = !isCapitalised(opener.text) || CREDIT_GOES_ON.test(opener.text)
    const agency = !goesOn && isPictureHouse(lastTwo(words, index))
    if (!opensSentence(opener.text) && !agency) continue
    const body = {from: span.from, to: before.to}
    const name = nameBehindSentence(page, body)
    if (name === undefined) continue
    return {
      body,
      credit: {
        words: {from: name.from, to: name.to},
        marks: [],
        rule: 'name-before-sentence',
        weak: !agency,
        shared: false,
      },
      by: agency ? 'credit' : 'name',
    }
  }
  const sentence = endOfSentence(text, span)
  return sentence ? {body: sentence, by: 'sentence'} : {body: span, by: 'line'}
}

/** Behind which words a bracket is open that a later one closes: nothing ends there. */
function openBrackets(words: readonly Word[]): boolean[] {
  let depth = 0
  const open = words.map(({text}) => {
    for (const sign of text) {
      if ('(['.includes(sign)) depth++
      else if (')]'.includes(sign)) depth = Math.max(0, depth - 1)
    }
    return depth > 0
  })
  // One that is never closed opens nothing.
  if (depth > 0) open.fill(false, open.lastIndexOf(false) + 1)
  return open
}

function lastTwo(words: readonly Word[], end: number): string[] {
  return words.slice(end - 2, end).map(({text}) => text)
}

/** Where a credit that ends with this word ends, given that a new sentence begins behind it. */
function creditEndingAt(
  page: Page,
  span: Span,
  words: readonly Word[],
  index: number,
  siblings: readonly string[],
): number | undefined {
  const {text, lexicon} = page
  const word = words[index]
  if (word === undefined) return undefined
  const tail = text.slice(span.from, word.to)
  const isSibling = siblings.some((credit) => endsWithWord(tail, credit))
  const known = isSibling ? undefined : lexicon.sourceEndingAt(tail, tail.length)
  if (!isSibling && !known && !isHandle(word)) {
    return unknownHouse(page, span, words, index) ?? leadingSource(page, span, words, index)
  }
  // A common word is a source only as a link of a chain.
  if (known?.weak && siblings.length === 0 && !/[/—]$/.test(tail.slice(0, known.from)))
    return undefined
  // "Getty" of "Getty Images": a longer name wins.
  for (let ahead = Math.min(words.length - 1, index + 4); ahead > index; ahead--) {
    const further = words[ahead]
    if (further === undefined) continue
    const longer = text.slice(span.from, further.to)
    const source = lexicon.sourceEndingAt(longer, longer.length)
    const covers = source !== undefined && source.from <= (known?.from ?? tail.length)
    if (
      covers ||
      siblings.some(
        (credit) =>
          endsWithWord(longer, credit) && longer.length - credit.length <= tail.length - 1,
      )
    ) {
      return undefined
    }
  }
  const next = text.slice(word.to, span.to).trimStart()
  if (next === '') return word.to
  const begins = next.slice(0, 3)
  const goesOn = hasCase(begins) && !/^["'“‘«(]?[\p{Lu}\d]/u.test(begins)
  return goesOn || CREDIT_GOES_ON.test(next) ? undefined : word.to
}

/** "(AP Photo/Jane Roe)" ends a caption. */
function creditInBrackets(
  page: Page,
  span: Span,
  word: Word | undefined,
  limit: number,
): number | undefined {
  if (word === undefined || word.to > limit) return undefined
  if (!/[)\]]\.?$/.test(word.text)) return undefined
  const reading = page.creditIn({from: span.from, to: word.to})
  return reading?.rule === 'credit-in-brackets' ? word.to : undefined
}

/** "Photo: Jane Roe The council …": behind a label nobody need be known. */
function labelledName(
  page: Page,
  span: Span,
  words: readonly Word[],
  index: number,
): number | undefined {
  const [word, next, further] = words.slice(index, index + 3)
  if (!word || !next || !isCapitalised(word.text) || !isCapitalised(next.text)) return undefined
  const opens = opensSentence(next.text) || (further && !isCapitalised(further.text))
  const near = page.text.slice(Math.max(span.from, word.from - LONGEST_LABELLED), word.from)
  if (!opens || !/[:©]|\bby\b/.test(near)) return undefined
  // "Photo: Jane Roe, The Courier"
  if (word.text.endsWith(',')) return undefined
  const reading = page.creditIn({from: span.from, to: word.to})
  if (reading?.label === undefined) return undefined
  return wordsIn(page.text, reading.words.from, reading.words.to).length >= 2 ? word.to : undefined
}

/** A label and a name in front of its last word. */
const LONGEST_LABELLED = 50

/**
 * "Jane Roe/Example Pictures" ends a caption, though nobody knows either; so does "Jane Roe/Example
 * Eye" before a word that opens a sentence.
 */
function unknownHouse(
  page: Page,
  span: Span,
  words: readonly Word[],
  index: number,
): number | undefined {
  const [word, next] = words.slice(index, index + 2)
  if (!word || !isCapitalised(word.text)) return undefined
  if (!isHouse([word.text]) && !opensSentence(next?.text ?? '')) return undefined
  if (!page.text.slice(Math.max(span.from, word.from - 60), word.to).includes('/')) return undefined
  const reading = page.creditIn({from: span.from, to: word.to})
  return reading?.rule === 'name-and-house' ? word.to : undefined
}

/** Names of houses go on so: "Getty Images", "Anadolu Agency/Getty". */
const CREDIT_GOES_ON =
  /^(?:via\b|\/|(?:Images|Agency|Wire|Photos?|News|Press|Media|Features|Archive|Stock|Pictures|Europe|Sport|TV)\b)/

/** "Twitter/@exampleuser" */
function isHandle({text}: Word): boolean {
  return text.includes('/@') && /^\p{L}+\/@\w{2,30}$/u.test(text)
}

/** "REUTERS/Jane Roe The council …": the name behind the source has two words. */
function leadingSource(
  page: Page,
  span: Span,
  words: readonly Word[],
  index: number,
): number | undefined {
  const word = words[index]
  if (!word) return undefined
  const printed = word.text
  const slash = printed.indexOf('/')
  if (slash < 2 || !/^\p{Lu}/u.test(printed.slice(slash + 1))) return undefined
  for (let ahead = Math.min(words.length - 1, index + 4); ahead > index; ahead--) {
    const further = words[ahead]
    const house = further && page.text.slice(word.from + slash + 1, further.to)
    if (house !== undefined && page.lexicon.sourceNamed(house)) return further?.to
  }
  const size = isInitial(printed.slice(slash + 1)) ? 2 : 1
  const [second, next] = [words[index + size], words[index + size + 1]]
  if (!second) return undefined
  const before = page.text.slice(span.from, word.from + slash)
  const source = page.lexicon.sourceEndingAt(before, before.length)
  if (!source || source.weak || !isCapitalised(second.text)) return undefined
  const behind = next?.text ?? ''
  return behind === '' || isCapitalised(behind) || /^\d/.test(behind) ? second.to : undefined
}

function endsWithWord(text: string, credit: string): boolean {
  if (!text.endsWith(credit)) return false
  const before = text[text.length - credit.length - 1]
  return before === undefined || /\s/.test(before)
}

function siblingCredit(
  text: string,
  body: Span,
  siblings: readonly string[],
): CreditReading | undefined {
  const tail = text.slice(body.from, body.to)
  const credit = siblings
    .filter((one) => endsWithWord(tail, one))
    .sort((a, b) => b.length - a.length)[0]
  if (credit === undefined) return undefined
  const words = {from: body.to - credit.length, to: body.to}
  return {words, marks: [], rule: 'credit-of-the-gallery', weak: false, shared: false}
}
