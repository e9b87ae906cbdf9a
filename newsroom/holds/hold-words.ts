/** Words by which newsrooms mark copy that must not run. Whole words, capitals only. */
const HOLD_WORDS = /(?<![\p{L}\p{N}])(?:PREP|HOLD|TK)(?![\p{L}\p{N}])/u
/** These say it whatever stands around them. */
const HOLD_PHRASES =
  /(?<![\p{L}\p{N}])(?:DO NOT (?:PUBLISH|RUN|USE)|DON['’]T PUBLISH|NOT FOR PUBLICATION)(?![\p{L}\p{N}])/u
/** "HOLD: …", "[PREP] …", "… – HOLD": set apart from the words that it holds. */
const SET_APART = /^\W*(?:PREP|HOLD|TK)\s*(?:$|[:\])/–—-])|[[(/–—-]\s*(?:PREP|HOLD|TK)\W*$/u

/**
 * The word by which the desk holds a text back, if there is one: "PREP", "HOLD", "TK", "DO NOT
 * PUBLISH". In a text that is all capitals ("POLICE HOLD TWO MEN") a single word holds only where it
 * is set apart ("HOLD: POLICE HOLD TWO MEN"). "Hold" and "HOLDING" hold nothing.
 */
export function findHoldWord(text: string | undefined): string | undefined {
  if (!text) return undefined
  const phrase = HOLD_PHRASES.exec(text)?.[0]
  if (phrase !== undefined) return phrase
  const word = HOLD_WORDS.exec(text)?.[0]
  if (word === undefined) return undefined
  return isAllCapitals(text) && !SET_APART.test(text.trim()) && text.trim() !== word
    ? undefined
    : word
}

/** As {@link findHoldWord}, for sluglines: all capitals are usual there, and words stand alone. */
export function findHoldInSlugline(slugline: string | undefined): string | undefined {
  if (!slugline) return undefined
  return (
    HOLD_PHRASES.exec(slugline.replaceAll(/[-_/]/g, ' '))?.[0] ?? HOLD_WORDS.exec(slugline)?.[0]
  )
}

function isAllCapitals(text: string): boolean {
  return !/\p{Ll}/u.test(text)
}
