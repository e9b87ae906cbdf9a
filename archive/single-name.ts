import {type CreditStep, type CreditedMember} from './credits.ts'
import {isKnownPlace} from './gazetteer.ts'
import {type Page} from './run.ts'
import {isHouse} from './shared-endings.ts'
import {type Word, isCapitalised, isTitle, wantsMore, wordsIn} from './words.ts'

/** So many of the other captions must be credited before a strange name is believed. */
const MOST = 0.75

/**
 * A name that stands behind a finished sentence, in a gallery where nearly every caption is
 * credited: "… the University of London cleaners' strike Petros Elia". Believed without a doubt
 * only in a long gallery, for a name that the story does not tell of.
 */
export const readSingleName: CreditStep = (page, members, doubts) => {
  const credited = members.filter(({credit}) => credit).length
  const squeezed = members.filter((member) => !member.credit && endsBehindStop(page, member)).length
  const custom = squeezed >= 2 && squeezed * 2 >= members.length - credited
  if (members.length < 3) return
  if (!custom && credited < (members.length - 1) * MOST && credited < members.length - 2) return
  const sure = credited >= 10 && credited >= members.length * 0.9
  for (const [index, member] of members.entries()) {
    if (member.credit || member.openEnd) continue
    const name = nameBehindSentence(page, member)
    if (name === undefined) continue
    const printed = page.text.slice(name.from, name.to)
    const told =
      page.text.indexOf(printed) !== name.from || page.text.includes(printed, name.from + 1)
    if (told && !isHouse(printed.split(/\s+/))) {
      doubts.push({
        code: 'possibleCredit',
        message: `“${printed}” may be the credit of this caption; the story tells of the same name, so it was left in the text`,
        from: name.from,
        to: name.to,
        member: index,
      })
      continue
    }
    member.credit = {
      words: name,
      marks: [],
      rule: 'name-behind-sentence',
      weak: false,
      shared: false,
    }
    member.supposed = true
    if (sure || (custom && endsBehindStop(page, {...member}))) continue
    doubts.push({
      code: 'unknownCredit',
      message: `“${printed}” stands in one caption only and is no known credit source; it was read as the credit because the other captions end with theirs`,
      from: name.from,
      to: name.to,
      member: index,
    })
  }
}

function endsBehindStop(page: Page, member: CreditedMember): boolean {
  const name = nameBehindSentence(page, member)
  if (name === undefined) return false
  return /[.!?]["”’)]*\s*$/.test(page.text.slice(Math.max(0, name.from - 6), name.from))
}

function nameBehindSentence(
  page: Page,
  member: CreditedMember,
): {from: number; to: number} | undefined {
  const last = member.body.at(-1)
  if (last === undefined) return undefined
  const words = wordsIn(page.text, Math.max(last.from, last.to - 120), last.to)
  let first = words.length
  while (first > 0 && isNamePart(words[first - 1], first === words.length)) first--
  while (first < words.length && !isCapitalised(words[first]?.text ?? '')) first++
  const name = words.slice(first)
  const before = words[first - 1]
  const [head] = name
  const final = name.at(-1)
  if (before === undefined || head === undefined || final === undefined) return undefined
  const list = name.map(({text}) => text)
  const behindStop = /[.!?]["”’)]*$/.test(before.text)
  const isSized = isHouse(list)
    ? name.length <= 6
    : name.length === 2 || (behindStop && name.length === 3)
  if (!isSized || (name.length === 1 && !isHouse(list))) return undefined
  if (isTitle(head.text) || list.some((word) => isKnownPlace(word)) || isKnownPlace(list.join(' ')))
    return undefined
  return behindStop || endsSentence(before, isHouse(list))
    ? {from: head.from, to: final.to}
    : undefined
}

function isNamePart(word: Word | undefined, isLast: boolean): boolean {
  if (word === undefined || /\d/.test(word.text)) return false
  if (/[.,;:!?)"”]$/.test(word.text) && !/^\p{Lu}\.$/u.test(word.text)) return false
  if (isCapitalised(word.text)) return true
  return !isLast && /^(?:of|the|and|&|de|van|von|der|al|bin)$/.test(word.text)
}

/** A plain word that neither asks for a name nor does something to it. */
function endsSentence({text}: Word, isHouse: boolean): boolean {
  if (!/^\p{Ll}[\p{L}'’-]*$/u.test(text)) return false
  if (wantsMore(text) || isTitle(text)) return false
  // "greets Donald Trump": a verb takes the name along. Plurals are lost with it, and are doubted.
  return isHouse || !/[^s]s$/.test(text) || /['’]$/.test(text)
}
