import {LONGEST_PLACE, PLACE_PART, isKnownPlace, mayBeginPlace} from './gazetteer.ts'
import {type ReadPlace} from './story.ts'
import {type Word, wordsIn} from './words.ts'

/**
 * The places that a caption names, as printed and in the order of the sentence: what stands behind
 * "in" and "near", a pair "Gogjali, Mosul", a caption that is a place alone, and what every news
 * reader knows ("Bangkok's flower market").
 *
 * No places: people and papers named after them (Jordan Pickford, The Washington Post), houses and
 * offices (the Duchess of Cambridge, London Fashion Week), months behind "in".
 */
export function findPlaces(caption: string): ReadPlace[] {
  const words = wordsIn(caption)
  const found: ReadPlace[] = []
  const add = (from: number, to: number) => {
    const asPrinted = caption.slice(from, to)
    if (found.every((place) => place.asPrinted !== asPrinted)) {
      found.push({name: asPrinted.replace(/\s+/g, ' '), asPrinted})
    }
  }
  let index = 0
  while (index < words.length) {
    const place = placeAt(caption, words, index)
    if (place === undefined) index++
    else {
      add(place.from, place.to)
      index = place.next
    }
  }
  return found
}

interface Place {
  from: number
  to: number
  /** Index of the first word behind it. */
  next: number
}

/** Longest stretch of capitals that is taken for one name. */
const LONGEST_NAME = 5

function placeAt(caption: string, words: readonly Word[], index: number): Place | undefined {
  const word = words[index]
  // Most words of a caption; no place and no name begins so.
  if (word === undefined || isSmallLatin(word.text.charCodeAt(0))) return undefined
  if (!/[\p{Lu}\p{Ll}]/u.test(word.text)) return caselessAt(words, index)
  const known = mayBeginPlace(word.text) ? knownAt(caption, words, index) : undefined
  if (known) return withPart(words, index, known)
  if (!isName(word) || !isAsked(caption, words, index)) return undefined
  return namedAt(caption, words, index)
}

/** A known place that is not part of a longer name. */
function knownAt(caption: string, words: readonly Word[], index: number): Place | undefined {
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
function bareOf(caption: string, from: number, last: Word): {from: number; to: number} {
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
  if (before === undefined)
    return next === undefined || !/^(?:is|was|has|had|and)$/.test(next.text) || closed || possessive
  if (/[,.;:!?)]$/.test(before.text)) return true
  if (/^of$/i.test(before.text)) return !isOffice(words, index - 1)
  if (/^(?:the)$/i.test(before.text))
    return count > 1 || isCountryWithArticle(caption.slice(bare.from, bare.to))
  return !isName(before) || PLACE_PART.test(before.text) || index - 1 === 0
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

/** "central London", "southern Britain", and "north of" is no part of a name. */
function withPart(words: readonly Word[], index: number, place: Place): Place {
  const before = words[index - 1]
  return before !== undefined && PLACE_PART.test(before.text)
    ? {...place, from: before.from}
    : place
}

const PREPOSITION =
  /^(?:in|near|outside|from|inside|around|across|en|à|dans|près|em|im|bei|nahe|aus|nel|a|в|под|около|near|of)$/i

/** Words behind "in" that are capitalised and are no places. */
const NO_PLACE =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Winter|Christmas|Easter|Ramadan|The|A|An|This|Mr|Mrs|Ms|Dr|Sir|Lady|Lord|President|Prime|Queen|King|Prince|Princess|Isis|ISIS|Isil|Islamic|English|French|German|Arabic|Spanish|Chinese|Russian|Congress|Parliament|NATO|Nato|Brexit|World|Super|Premier|Champions|Olympic|Game|Star|Black|I|Group|Round|Day|Week|Chapter|Part|Year|Formula)\b/

/** Houses and occasions: a street or a stadium is no town. A bridge may be one (Hebden Bridge). */
const VENUE =
  /^(?:Stadium|Arena|Palace|Street|street|Road|Avenue|Lane|Square|Station|Airport|Cathedral|Court|Hall|House|Hotel|Theatre|Theater|Tower|Park|Gardens|Garden|Museum|Gallery|School|University|College|Hospital|Church|Chapel|Abbey|Mosque|Temple|Centre|Center|Barracks|Racecourse|racecourse|Prison|Lighthouse|Memorial|Club|Cup|Final|Finals|Games|Week|Festival|Show|League|Police|Department|Army|Party|Council|Agency|Company|Office|Post|Times|Group|Convention|Conference|Championships?|Grand|Open|Race|Parade|Service|Day|Act|Bill|War|Institute|Zoo|Library|Mall|Building|Room|Ministry|Commission)$/

/** Behind "in" or "near", behind a place and its comma, or a caption that is a place alone. */
function isAsked(caption: string, words: readonly Word[], index: number): boolean {
  const word = words[index]
  if (word === undefined || NO_PLACE.test(word.text)) return false
  let at = index - 1
  while (at >= 0 && PLACE_PART.test(words[at]?.text ?? '')) at--
  const before = words[at]
  if (before === undefined) return isPlaceCaption(words)
  if (/^(?:in|near|outside|at|en|à|près|em|im|bei|nahe|в|под|около)$/i.test(before.text)) {
    return !/^at$/i.test(before.text)
  }
  // "town of Madaya", "north of Raqqa", "village of …"
  if (/^(?:of|de)$/.test(before.text)) return TOWN.test(words[at - 1]?.text ?? '')
  if (/^(?:town|city|village|from)$/.test(before.text)) return before.text !== 'from' || index > 1
  return before.text.endsWith(',') && isBehindPlace(caption, words, at)
}

const TOWN =
  /^(?:town|city|village|suburb|district|province|region|state|island|port|outskirts|streets|capital|north|south|east|west|north-east|north-west|south-east|south-west|northern|southern|centre|center|countryside|camp|coast|ville|ciudad|cidade|city,)$/i

/** "London, England": nothing but names, with a comma between. */
function isPlaceCaption(words: readonly Word[]): boolean {
  return (
    words.length >= 2 &&
    words.length <= 8 &&
    words.some(({text}) => /[,.]$/.test(text)) &&
    words.every((word) => isName(word) || /^(?:and|of|the|,|de|la|el)$/.test(word.text)) &&
    isKnownTail(words)
  )
}

function isKnownTail(words: readonly Word[]): boolean {
  for (let count = 1; count <= Math.min(LONGEST_PLACE, words.length); count++) {
    const tail = words
      .slice(-count)
      .map(({text}) => text)
      .join(' ')
    if (isKnownPlace(tail.replace(/[.]$/, '')) || isKnownPlace(tail)) return true
  }
  return false
}

/** "in Gogjali, Mosul": what stands before the comma was behind "in" or is known. */
function isBehindPlace(caption: string, words: readonly Word[], at: number): boolean {
  let first = at
  while (first > 0 && isName(words[first - 1]) && !/[,.;]$/.test(words[first - 1]?.text ?? ''))
    first--
  for (let index = first; index <= at; index++) {
    if (knownAt(caption, words, index)?.next === at + 1) return true
  }
  const before = words[first - 1]
  return (
    before !== undefined &&
    PREPOSITION.test(before.text) &&
    !/^(?:from|of|a)$/i.test(before.text) &&
    isAsked(caption, words, first)
  )
}

/** The stretch of names that begins here: "Sowerby Bridge", "Trinidad and Tobago". */
function namedAt(caption: string, words: readonly Word[], index: number): Place | undefined {
  let last = index
  while (last + 1 < words.length && last - index + 1 < LONGEST_NAME) {
    const word = words[last]
    const next = words[last + 1]
    if (word === undefined || next === undefined || /[,.;:!?)"”]$|['’]s$/.test(word.text)) break
    const joins = /^(?:of|the|upon|and|de|la|du|del|do|da|al|am|an|der)$/.test(next.text)
    const after = words[last + 2]
    if (isName(next) && !NO_PLACE.test(next.text)) last++
    else if (
      joins &&
      next.text !== 'and' &&
      after !== undefined &&
      isName(after) &&
      !NO_PLACE.test(after.text)
    )
      last += 2
    else break
  }
  const final = words[last]
  const first = words[index]
  if (final === undefined || first === undefined) return undefined
  const bare = bareOf(caption, first.from, final)
  const name = caption.slice(bare.from, bare.to)
  const ending = name.split(/\s+/).at(-1) ?? ''
  if (VENUE.test(ending)) return undefined
  if (/^[\p{Lu}]{2,}$/u.test(name) || name.length < 2) return undefined
  const place = {...bare, next: last + 1}
  return withPart(words, index, place)
}

function isName(word: Word | undefined): boolean {
  if (word === undefined) return false
  const code = word.text.charCodeAt(0)
  if (isSmallLatin(code)) return false
  return (code >= 65 && code <= 90) || /^["'“‘«(]?\p{Lu}/u.test(word.text)
}

function isSmallLatin(code: number): boolean {
  return code >= 97 && code <= 122
}

/** Scripts without capitals: only what is known, and what stands behind a word for a town. */
function caselessAt(words: readonly Word[], index: number): Place | undefined {
  const word = words[index]
  if (word === undefined) return undefined
  const bare = word.text.replace(/[\u200E\u200F.,،。）)]{1,6}$/u, '')
  if (isKnownPlace(bare)) return {from: word.from, to: word.from + bare.length, next: index + 1}
  const before = words[index - 1]
  // بلدة عين عيسى: "the town of Ain Issa", two words in most names
  if (before !== undefined && /^(?:بلدة|مدينة|قرية|ناحية)$/u.test(before.text) && bare !== '') {
    const next = words[index + 1]
    const two = next !== undefined && /^(?:عين|تل|دير|رأس|كفر|بيت|خان|أبو|جبل|وادي)$/u.test(bare)
    const last = two ? next : {...word, to: word.from + bare.length}
    return {from: word.from, to: last.to, next: index + (two ? 2 : 1)}
  }
  return undefined
}
