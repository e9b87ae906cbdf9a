import {type Publication} from '../publication.ts'

/** `2026-11-23T18:16:00Z` → "23 November 2026, 18:16 GMT", in the paper's own time zone. */
export function formatMoment(instant: string, publication: Publication): string {
  return formatFor(publication, MOMENT).format(new Date(instant)).replace(' at ', ', ')
}

/** `2026-11-23T18:16:00Z` → "23 November 2026". */
export function formatDay(instant: string, publication: Publication): string {
  return formatFor(publication, DAY).format(new Date(instant))
}

const DAY = {day: 'numeric', month: 'long', year: 'numeric'} as const
const MOMENT = {...DAY, hour: '2-digit', minute: '2-digit', timeZoneName: 'short'} as const

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(
  {language, timeZone}: Publication,
  options: typeof DAY | typeof MOMENT,
): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${options === DAY}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(language, {...options, timeZone})
  formats.set(key, made)
  return made
}
