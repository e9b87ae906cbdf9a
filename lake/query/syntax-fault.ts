/** What cannot be read in a query, and where. */
export interface SyntaxFault {
  position: number
  detail: string
}

/** groq-js says this of whatever it cannot go on with, and its place is one letter before. */
const ANYTHING = 'Unexpected end of query'

/** Texts and comments are passed over. */
const PASSED_OVER_OR_KEY =
  /"(?:[^"\\]|\\[^]?)*"?|'(?:[^'\\]|\\[^]?)*'?|\/\/[^\n]*|(?<![\w$:])[a-z_]\w*:(?!:)/gi

/** What people write who know another language. */
const HINTS = new Map([
  ['=', 'to compare, write "=="'],
  ['and', 'write "&&"'],
  ['or', 'write "||"'],
  ['&', 'write "&&"'],
])

/**
 * What groq-js found, in words that help: `*[_type="a"]` → at 7, `Unexpected "=" (to compare, write
 * "==")`. Where the query really ends too soon, it stays as it is.
 */
export function explainFault(query: string, {position, detail}: SyntaxFault): SyntaxFault {
  const key = bareKeyBefore(query, position)
  if (key) return key
  const at = position + 1
  if (detail !== ANYTHING || at >= query.length) return {position, detail}
  const [found = ''] = /^(?:\w+|[^])/u.exec(query.slice(at)) ?? []
  const hint = HINTS.get(found)
  return {position: at, detail: `Unexpected ${JSON.stringify(found)}${hint ? ` (${hint})` : ''}`}
}

/** `{body: null}`, which groq-js takes for the beginning of a call. */
function bareKeyBefore(query: string, position: number): SyntaxFault | undefined {
  for (const {0: found, index} of query.matchAll(PASSED_OVER_OR_KEY)) {
    const colon = index + found.length - 1
    if (colon >= position) return undefined
    if (!found.endsWith(':') || !/^[a-z_]/i.test(found)) continue
    const hint = `names are quoted: "${found.slice(0, -1)}"`
    return {position: colon, detail: `Unexpected ":" (${hint})`}
  }
  return undefined
}
