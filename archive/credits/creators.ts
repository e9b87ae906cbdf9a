import {isCapitalised, isNameParticle} from '../text/words.ts'
import {isHouse} from './house-names.ts'
import {SEVERAL_BY} from './labelled-credit.ts'
import {type Lexicon} from './lexicon.ts'

export interface CreditParts {
  /** People, as printed. */
  creators: string[]
  /** Known sources by their names in the table, and unknown houses; nearest to the picture first. */
  sources: string[]
}

/** Says how a picture came and nobody's name. */
const QUALIFIER = /^(?:file(?: photo)?|files|handout|pool(?: photo)?|ho|stringer|staff|archive)$/i

/**
 * "Jim Watson/AFP/Getty Images" → creator Jim Watson; sources AFP, Getty Images. The signs between
 * are equal: "/", "via", ",", ";", "—" (Guardian Grid). A single name that is no known source is a
 * creator only when nothing else stands in the credit.
 */
export function splitCredit(printed: string, lexicon: Lexicon): CreditParts {
  const whole = lexicon.sourceNamed(printed)
  if (whole) return {creators: [], sources: [whole.name]}
  const creators: string[] = []
  const sources: string[] = []
  for (const part of printed.replace(SEVERAL_BY, '').split(/[/／;—–|,]|\svia\s|\sfor\s/)) {
    const name = part.trim()
    if (name === '' || QUALIFIER.test(name)) continue
    const source =
      lexicon.sourceNamed(name)?.name ?? (isHouse(name.split(/\s+/)) ? name : undefined)
    const list = source ? sources : creators
    if (source === undefined && !isPerson(name)) continue
    const value = source ?? name
    if (!list.includes(value)) list.push(value)
  }
  return {creators, sources}
}

/** First and last name, with what stands between; or a handle. */
function isPerson(name: string): boolean {
  const words = name.split(/\s+/)
  if (/^@\w+$/.test(name)) return true
  const isNamed = words.length >= 2 && words.length <= 5
  return isNamed && words.every((word) => isCapitalised(word) || isNameParticle(word))
}
