import {safeHref} from '../../newsroom/safe-link.ts'
import {rowOf, textOf, textsOf} from './fields.ts'
import {type BylineRow} from './rows.ts'
import {type Byline} from './story.ts'

type Row = Pick<BylineRow, 'asPrinted'> & {
  role?: string | null
  person: Partial<NonNullable<BylineRow['person']>> | null
}

/** The person, or, where nobody has been found yet, the name out of the printed line. */
export function readByline(row: Row): Byline | undefined {
  const person = rowOf(row.person)
  const known = textOf(person?.name)
  const printed = textOf(row.asPrinted)?.replace(/^by\s+/i, '')
  const name = known ?? printed
  if (name === undefined) return undefined
  if (person === undefined || known === undefined) return {name, role: textOf(row.role)}
  const sameAs = textsOf(person.sameAs).flatMap((address) => safeHref(address) ?? [])
  return {
    name,
    role: textOf(row.role),
    person: {name: known, slug: textOf(person.slug), jobTitle: textOf(person.jobTitle), sameAs},
  }
}
