import {type Span, trimSpan} from '../text/visible.ts'
import {wordsIn} from '../text/words.ts'
import {readChainCredit} from './credit-chain.ts'
import {type CreditReading, withSeparator} from './credit-reading.ts'
import {isHouse} from './house-names.ts'
import {readLabelled} from './labelled-credit.ts'
import {type Lexicon} from './lexicon.ts'
import {readNameBefore} from './name-before.ts'
import {isNameList} from './name-list.ts'

/** A credit with its label is never longer. */
const LONGEST_CREDIT = 160

/**
 * The credit at the end of a stretch of text, by what the phrase says itself: a label, brackets
 * with a credit source in them, a known source with its chain. Examples:
 *
 * | text                                          | credit                 | beside it      |
 * | --------------------------------------------- | ---------------------- | -------------- |
 * | `A soldier near Sirte (AP Photo/Manu Brabo)`  | AP Photo/Manu Brabo    | ( )            |
 * | `The summit hall Photo: EPA`                  | EPA                    | label Photo:   |
 * | `in London Carl Court/Getty Images`           | Carl Court/Getty Images|                |
 * | `A rally in Ohio. \| Getty`                   | Getty                  | \|             |
 * | `who later spoke to the AP`                   | none: "the" wants it   |                |
 *
 * `undefined` when there is none, and when it would leave nothing but a credit source's name of an
 * otherwise plain sentence.
 */
export function readCreditPhrase(
  text: string,
  span: Span,
  lexicon: Lexicon,
): CreditReading | undefined {
  const {from, to} = trimSpan(text, Math.max(span.from, span.to - LONGEST_CREDIT), span.to)
  if (from === to) return undefined
  return (
    readHanByline(text, from, to) ??
    readBracketed(text, from, to, lexicon) ??
    readLabelled(text, from, to, lexicon) ??
    readChainCredit(text, from, to, lexicon) ??
    readUnknownPair(text, from, to)
  )
}

/** 新华社记者 王某 摄: house, reporter, "took it". */
const HAN_BYLINE = /\p{sc=Han}{1,8}(?:社|网|報|报)(?:记者|記者)?[^。！？（）()，,]{0,16}[摄攝]$/u

function readHanByline(text: string, from: number, to: number): CreditReading | undefined {
  const last = text[to - 1]
  if (last !== '摄' && last !== '攝') return undefined
  const match = HAN_BYLINE.exec(text.slice(Math.max(from, to - 40), to))
  if (match === null) return undefined
  const words = {from: to - match[0].length, to}
  return {words, marks: [], rule: 'han-byline', weak: false, shared: false}
}

const OPENING: Record<string, string> = {')': '(', ']': '[', '）': '（', '］': '［', '】': '【'}

function readBracketed(
  text: string,
  from: number,
  to: number,
  lexicon: Lexicon,
): CreditReading | undefined {
  const stop = text[to - 1] === '.' ? to - 1 : to
  const opening = OPENING[text[stop - 1] ?? '']
  if (opening === undefined) return undefined
  const open = text.lastIndexOf(opening, stop - 2)
  if (open < from) return undefined
  const inner = trimSpan(text, open + 1, stop - 1)
  if (inner.from === inner.to) return undefined
  const marks = [
    {from: open, to: open + 1},
    {from: stop - 1, to},
  ]
  const labelled = readLabelled(text, inner.from, inner.to, lexicon)
  if (labelled && (labelled.label?.from ?? labelled.words.from) === inner.from) {
    return {...labelled, marks: [...marks, ...labelled.marks], rule: 'credit-in-brackets'}
  }
  const isPair = opening === '[' && isPairOfNames(text.slice(inner.from, inner.to))
  if (!isPair && !namesSource(text, inner, lexicon)) return undefined
  return {words: inner, marks, rule: 'credit-in-brackets', weak: false, shared: false}
}

/** "[Jane Roe/Example News]": quotations are explained in square brackets, but not with a slash. */
function isPairOfNames(inner: string): boolean {
  const parts = inner.split('/')
  const isPerson = wordsIn(parts[0] ?? '').length >= 2
  return (
    isPerson && parts.length > 1 && parts.every((part) => part.trim() !== '' && isNameList(part))
  )
}

/** Inside brackets the whole content is the credit when a source stands at either end of it. */
function namesSource(text: string, {from, to}: Span, lexicon: Lexicon): boolean {
  const inner = text.slice(from, to)
  if (inner.length > 90) return false
  if (/^(?:file|pool|handout|courtesy|supplied)\b/i.test(inner)) return isNameList(inner)
  if (isHouse(inner.split(/\s+/)) && isNameList(inner) && wordsIn(inner).length <= 5) return true
  const known = lexicon.sourceEndingAt(inner, inner.length)
  if (known && (known.from === 0 || /[/,;|—–\s-]$/.test(inner.slice(0, known.from)))) {
    return known.from === 0 || isNameList(inner)
  }
  const parts = inner.split(/[/,;|—]|\svia\s|\s[-–]\s/).map((part) => part.trim())
  if (parts.length > 1 && parts.some((part) => lexicon.sourceNamed(part))) return isNameList(inner)
  // 新华社记者 张三 摄
  return /^\p{sc=Han}/u.test(inner) && /摄|攝|发$/u.test(inner)
}

/** "Jane Roe/Example Press": nobody is known, but nothing else ends a caption like this. */
function readUnknownPair(text: string, from: number, to: number): CreditReading | undefined {
  const tail = text.slice(from, to)
  const match = /[\p{L}.]\/(?=\p{Lu})[\p{L}\p{M}.&'’\s-]{2,40}$/u.exec(tail)
  if (match === null) return undefined
  const slash = match.index + 1
  const left = readNameBefore(tail.slice(0, slash))
  const right = tail.slice(slash + 1)
  if (left === undefined || !isNameList(right) || wordsIn(right).length > 4) return undefined
  const name = wordsIn(tail.slice(left, slash))
  if (name.length < 2 || wordsIn(right).length < 1) return undefined
  const reading: CreditReading = {
    words: {from: from + left, to},
    marks: [],
    rule: 'name-and-house',
    weak: true,
    shared: false,
  }
  return withSeparator(text, from, reading)
}
