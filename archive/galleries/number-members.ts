import {trimSpan} from '../text/visible.ts'
import {type Member, type Run} from './run.ts'

/**
 * Captions that are known by their credits and count from 1 without a total: "1. …", "Photo 1: …".
 * Their numbers are markers; one that does not count leaves all of them words.
 */
export function numberMembers(text: string, run: Run): Run {
  const numbered = run.members.map((member, index) => numberOf(text, member, index + 1))
  const members = numbered.filter((member) => member !== undefined)
  return members.length === run.members.length && members.length > 1 ? {...run, members} : run
}

const NUMBER =
  /^(?:(?:photo|picture|pic|image|caption|slide|figure) )?(\d{1,3})(?:[.):]|(?= [-–—] ))(?=\s)/i

function numberOf(text: string, member: Member, n: number): Member | undefined {
  const [first, ...rest] = member.body
  if (first === undefined || member.marker !== undefined) return undefined
  const match = NUMBER.exec(text.slice(first.from, first.to).slice(0, 16))
  if (match === null || Number(match[1]) !== n) return undefined
  const marker = {from: first.from, to: first.from + match[0].length}
  const words = trimSpan(text, marker.to, first.to)
  return words.from < words.to ? {...member, marker, body: [words, ...rest]} : undefined
}
