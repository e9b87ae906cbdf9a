interface Named {
  id: string
  name: string
}

/** Whom a note mentions: each person whose name stands in it behind an @, in whatever case. */
export function mentionsIn(note: string, people: readonly Named[]): string[] {
  const longestFirst = people.toSorted((a, b) => b.name.length - a.name.length)
  let rest = note.toLowerCase()
  const found = longestFirst.filter(({name}) => {
    const mention = `@${name.toLowerCase()}`
    const [first = '', ...behind] = rest.split(mention)
    // "@Ann Lee" must not be read as "@Ann" too, and "@Annabel" is somebody else.
    const others = behind.map((words) => (GOES_ON.test(words) ? mention + words : words))
    const without = [first, ...others].join('')
    const isThere = without !== rest
    rest = without
    return isThere
  })
  return found.map(({id}) => id)
}

/** The name is longer than the one looked for. */
const GOES_ON = /^[\p{L}\p{M}\p{N}]/u

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
