import {wordsIn} from '../text/words.ts'
import {type CreditStep} from './credits.ts'

/**
 * "CAR" is a credit where another caption of the gallery is credited to Conflict Armament Research:
 * the initials say so, before it or behind it. Nothing is expanded here, and nothing outside the
 * document counts.
 */
export const readAcronyms: CreditStep = (page, members, doubts) => {
  const full = [
    ...new Set(
      members.flatMap(({credit}) =>
        credit ? [page.text.slice(credit.words.from, credit.words.to)] : [],
      ),
    ),
  ]
  for (const [index, member] of members.entries()) {
    const last = member.body.at(-1)
    if (member.credit || member.openEnd || last === undefined) continue
    const word = wordsIn(page.text, Math.max(last.from, last.to - 24), last.to).at(-1)
    if (word === undefined || word.from === last.from || !/^[\p{Lu}.]+$/u.test(word.text)) continue
    const meaning = full.find((credit) => isAcronymOf(word.text, credit))
    if (meaning === undefined) continue
    member.credit = {
      words: {from: word.from, to: word.to},
      marks: [],
      rule: 'acronym',
      weak: false,
      shared: false,
    }
    member.supposed = true
    // "M.S.F." beside MSF, which everybody knows.
    if (page.lexicon.sourceNamed(word.text.replaceAll('.', ''))) continue
    doubts.push({
      code: 'creditByInitials',
      message: `“${word.text}” is no known credit source; it was read as the credit because its letters begin the words “${meaning}”`,
      from: word.from,
      to: word.to,
      member: index,
    })
  }
}

/** `isAcronymOf('I.C.R.C.', 'International Committee of the Red Cross')`; small words may be left out. */
export function isAcronymOf(acronym: string, full: string): boolean {
  const letters = acronym.replace(/\./g, '')
  if (!/^\p{Lu}{2,8}$/u.test(letters)) return false
  const words = full.split(/[\s-]+/).filter(Boolean)
  if (words.length < 2) return false
  const every = words.map((word) => word[0] ?? '').join('')
  const capitals = words
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0] ?? '')
    .join('')
  return letters === capitals || letters === every.toUpperCase()
}
