import {isCapitalised, isNameParticle, wordsIn} from '../text/words.ts'

/** Plain words that credits do contain. */
const CREDIT_WORD =
  /^(?:via|for|of|the|and|und|et|y|e|и|by|from|family|handout|provided|supplied|submitted|collection|file|pool|photo|photos|archive|archives|library|staff|special|to|courtesy|estate|artist|artists|museum|screengrab|screenshot|illustration|composite|reserved|all|rights|in|at|stringer|contributor|photographer)[.,;]?$/i

/** Every word could stand in a credit: names, particles, handles, the words of the trade. */
export function isNameList(words: string): boolean {
  const list = wordsIn(words)
  if (list.length === 0 || list.length > 14) return false
  let names = 0
  for (const {text} of list) {
    const bare = text.replace(/^["'“‘(@#&/–—-]+/u, '')
    const isName =
      isCapitalised(bare) ||
      /^[\p{Lo}\d]/u.test(bare) ||
      /^[@#]/.test(text) ||
      /^www\.|\.\w{2,4}$/.test(text)
    if (isName) names++
    else if (bare !== '' && !CREDIT_WORD.test(bare) && !isNameParticle(bare)) return false
  }
  // A full stop in the middle ends a sentence, unless it stands behind an initial or in "St.".
  return names > 0 && !/\p{Ll}{3}[.!?]\s{1,3}\p{Lu}/u.test(words)
}
