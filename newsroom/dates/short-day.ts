/** "Mon 30 Nov", as the newsroom's calendar shows it then. */
export function shortDay(moment: Date, timeZone: string): string {
  return formatFor(timeZone, {weekday: 'short', day: 'numeric', month: 'short'}).format(moment)
}

/** "Mon". */
export function shortWeekday(moment: Date, timeZone: string): string {
  return formatFor(timeZone, {weekday: 'short'}).format(moment)
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format costs forty times what formatting does, and a board asks for a thousand. */
function formatFor(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${timeZone} ${Object.keys(options).join()}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {...options, timeZone})
  formats.set(key, made)
  return made
}
