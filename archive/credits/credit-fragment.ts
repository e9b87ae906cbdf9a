import {wordsIn} from '../text/words.ts'
import {type CreditStep} from './credits.ts'

/** Short words that begin like an agency and are words. */
const WORD =
  /^(?:a|an|as|at|be|by|do|go|he|if|in|is|it|me|my|no|of|on|or|so|to|up|us|we|re|pa|ap|ep)$/i

/**
 * What is left of a cut or misspelled credit: "… Remembrance Sunday ceremonies ge" in a gallery of
 * Getty's. Kept as the credit, as printed, and always doubted.
 */
export const readFragment: CreditStep = (page, members, doubts) => {
  const known = new Set(
    members
      .flatMap(({credit}) => (credit ? [page.text.slice(credit.words.from, credit.words.to)] : []))
      .filter((credit) => page.lexicon.sourceNamed(credit)),
  )
  const credited = members.filter(({credit}) => credit).length
  if (credited < 3 || credited < (members.length - 1) * 0.7) return
  for (const [index, member] of members.entries()) {
    const last = member.body.at(-1)
    if (member.credit || member.openEnd || last === undefined) continue
    const words = wordsIn(page.text, Math.max(last.from, last.to - 60), last.to)
    const final = words.at(-1)
    const before = words.at(-2)
    if (final === undefined || before === undefined) continue
    const meant = [...known].find((credit) => isFragment(final.text, credit))
    if (meant === undefined) continue
    member.credit = {
      words: {from: final.from, to: final.to},
      marks: [],
      rule: 'credit-fragment',
      weak: false,
      shared: false,
    }
    member.supposed = true
    doubts.push({
      code: 'creditFragment',
      message: `The caption ends with “${final.text}”, which looks like a damaged “${meant}”; it was kept as the credit as printed`,
      from: final.from,
      to: final.to,
      member: index,
    })
  }
}

function isFragment(word: string, credit: string): boolean {
  if (WORD.test(word) || word.length < 2 || credit.length < 4 || word === credit) return false
  const a = word.toLowerCase()
  const b = credit.toLowerCase()
  if (a === b) return true
  if (a.length < b.length && b.startsWith(a) && /^\p{L}+$/u.test(a)) return true
  return a.length >= 5 && sortedLetters(a) === sortedLetters(b)
}

/** "Retuers" and "Reuters" have the same. */
function sortedLetters(word: string): string {
  return word.split('').sort().join('')
}
