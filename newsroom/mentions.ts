interface Named {
  id: string
  name: string
}

/** Whom a note mentions: each person whose name stands in it behind an @, in whatever case. */
export function mentionsIn(note: string, people: readonly Named[]): string[] {
  const text = note.toLowerCase()
  const longestFirst = people.toSorted((a, b) => b.name.length - a.name.length)
  let rest = text
  const found = longestFirst.filter(({name}) => {
    const mention = `@${name.toLowerCase()}`
    if (!rest.includes(mention)) return false
    // "@Ann Lee" must not be read as "@Ann" too.
    rest = rest.replaceAll(mention, '')
    return true
  })
  return found.map(({id}) => id)
}

export interface MentionQuery {
  /** Where the @ stands. */
  from: number
  /** What has been typed behind it so far. */
  text: string
}

/** What somebody is typing behind an @ just before the caret; `undefined` elsewhere. */
export function mentionQueryAt(note: string, caret: number): MentionQuery | undefined {
  const before = note.slice(0, caret)
  const from = before.lastIndexOf('@')
  const text = before.slice(from + 1)
  const startsWord = from === 0 || /[\s(]/.test(before[from - 1] ?? '')
  if (from < 0 || !startsWord || !/^[\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*)?$/u.test(text)) {
    return undefined
  }
  return {from, text}
}

/** The people whom that may become: any part of a name may be typed. */
export function suggestPeople<P extends Named>(query: string, people: readonly P[]): P[] {
  const text = query.trim().toLowerCase()
  return people.filter(({name}) => {
    const whole = name.toLowerCase()
    return whole.startsWith(text) || whole.split(' ').some((part) => part.startsWith(text))
  })
}
