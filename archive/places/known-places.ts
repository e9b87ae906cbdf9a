import {type Word} from '../text/words.ts'
import {LONGEST_PLACE, PLACE_PART, isKnownPlace} from './gazetteer.ts'

export interface Place {
  from: number
  to: number
  /** Index of the first word behind it. */
  next: number
}

/** A known place that is not part of a longer name. */
export function knownAt(caption: string, words: readonly Word[], index: number): Place | undefined {
  for (let count = Math.min(LONGEST_PLACE, words.length - index); count > 0; count--) {
    const last = words[index + count - 1]
    const first = words[index]
    if (first === undefined || last === undefined) continue
    const bare = bareOf(caption, first.from, last)
    if (!isKnownPlace(caption.slice(bare.from, bare.to).replace(/\s+/g, ' '))) continue
    return standsAlone(caption, words, index, count, bare)
      ? {...bare, next: index + count}
      : undefined
  }
  return undefined
}

/** Without quotes, commas and the 's of the possessive; the stop of "N.C." stays. */
export function bareOf(caption: string, from: number, last: Word): {from: number; to: number} {
  const opening = /^["'“‘«(]+/.exec(caption.slice(from, last.to))?.[0].length ?? 0
  const start = from + opening
  const stretch = caption.slice(start, last.to)
  if (isKnownPlace(stretch)) return {from: start, to: last.to}
  const ending = /(?:['’]s?)?["'”’»),.;:!?]{0,6}$/.exec(stretch)?.[0].length ?? 0
  const shorter = stretch.slice(0, stretch.length - ending)
  const withStop = `${shorter}.`
  return {
    from: start,
    to:
      start +
      (stretch.startsWith(withStop) && isKnownPlace(withStop) ? withStop.length : shorter.length),
  }
}

/**
 * "Paris Hilton", "Jordan Pickford", "Battle of Britain", "The Washington Post": the name goes on
 * before or behind the place. A comma or a preposition parts them.
 */
function standsAlone(
  caption: string,
  words: readonly Word[],
  index: number,
  count: number,
  bare: {from: number; to: number},
): boolean {
  const last = words[index + count - 1]
  const next = words[index + count]
  const before = words[index - 1]
  const possessive = last !== undefined && /^['’]s?/.test(caption.slice(bare.to, last.to))
  const closed = last !== undefined && /[,.;:!?)]$/.test(caption.slice(bare.to, last.to))
  if (!possessive && !closed && next !== undefined && isName(next) && !startsCredit(next)) {
    // "in London Saturday", "in Iraq November 2016"
    if (
      !/^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November|December)\b/.test(
        next.text,
      )
    ) {
      return isKnownSequence(caption, words, index + count)
    }
  }
  if (/^-\p{L}/u.test(caption.slice(bare.to, bare.to + 2))) return false
  if (!closed && isAdjective(caption.slice(bare.from, bare.to), words, index, next)) return false
  if (/^(?:his|her|my|our)$/i.test(before?.text ?? '')) return false
  if (before === undefined)
    return next === undefined || !/^(?:is|was|has|had|and)$/.test(next.text) || closed || possessive
  if (/[,.;:!?)]$/.test(before.text) || bare.from > (words[index]?.from ?? 0)) return true
  if (/^of$/i.test(before.text)) return !isOffice(words, index - 1)
  if (/^(?:the)$/i.test(before.text))
    return count > 1 || isCountryWithArticle(caption.slice(bare.from, bare.to))
  // "Nathan Lyon fumbles", but "Sunny Brighton"
  const acts = count === 1 && /^\p{Ll}+[^s]s$/u.test(next?.text ?? '')
  return !isName(before) || PLACE_PART.test(before.text) || (index - 1 === 0 && !acts)
}

/** "a U.S. flag", "the UK premiere": no place is named; "across the UK gathered" names one. */
function isAdjective(
  name: string,
  words: readonly Word[],
  index: number,
  next: Word | undefined,
): boolean {
  if (!/^(?:US|U\.S\.|UK|U\.K\.)$/.test(name) || next === undefined) return false
  if (
    !/^\p{Ll}{3,}/u.test(next.text) ||
    /^(?:and|with|from|after|before|since|during|while|where|which|that|was|were|has|have|will|over|into|for)\b/.test(
      next.text,
    )
  )
    return false
  const [head, article] = [words[index - 2]?.text ?? '', words[index - 1]?.text ?? '']
  return !(
    article.toLowerCase() === 'the' &&
    /^(?:in|across|to|into|from|around|throughout|over|outside)$/i.test(head)
  )
}

/** "Mosul Iraq": a second place behind the first. */
function isKnownSequence(caption: string, words: readonly Word[], index: number): boolean {
  const word = words[index]
  return (
    word !== undefined && isKnownPlace(caption.slice(word.from, word.to).replace(/[,.;:]$/, ''))
  )
}

function startsCredit(word: Word): boolean {
  return /^(?:AP|AFP|PA|EPA|Reuters|REUTERS|Getty)\b/.test(word.text)
}

function isCountryWithArticle(name: string): boolean {
  return /^(?:US|UK|U\.S\.|U\.K\.|UAE|USA|Netherlands|Philippines|Bahamas|Gambia|Maldives|Congo|Arctic|Antarctic|Crimea)$/.test(
    name,
  )
}

/** "Duke of York", "University of Oxford", "Bank of England": a title or a house. */
function isOffice(words: readonly Word[], of: number): boolean {
  const head = words[of - 1]
  return head !== undefined && isName(head) && of - 1 >= 0 && !/[,.;]$/.test(head.text)
}

/** "Newcastle upon Tyne" */
export function withRiver(caption: string, words: readonly Word[], place: Place): Place {
  const [upon, river] = [words[place.next], words[place.next + 1]]
  if (upon?.text !== 'upon' || river === undefined || !isName(river)) return place
  return {from: place.from, to: bareOf(caption, river.from, river).to, next: place.next + 2}
}

/** "central London", "southern Britain", and "north of" is no part of a name. */
export function withPart(words: readonly Word[], index: number, place: Place): Place {
  const before = words[index - 1]
  return before !== undefined && PLACE_PART.test(before.text)
    ? {...place, from: before.from}
    : place
}

export function isName(word: Word | undefined): boolean {
  if (word === undefined) return false
  const code = word.text.charCodeAt(0)
  if (isSmallLatin(code)) return false
  return (code >= 65 && code <= 90) || /^["'“‘«(]?\p{Lu}/u.test(word.text)
}

export function isSmallLatin(code: number): boolean {
  return code >= 97 && code <= 122
}
