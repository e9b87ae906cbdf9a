import {type ReadPlace} from '../story.ts'
import {type Word, wordsIn} from '../text/words.ts'
import {NO_PLACE, VENUE, isAsked} from './asked-places.ts'
import {isKnownPlace, mayBeginPlace} from './gazetteer.ts'
import {
  type Place,
  bareOf,
  isName,
  isSmallLatin,
  knownAt,
  withPart,
  withRiver,
} from './known-places.ts'

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

/** Longest stretch of capitals that is taken for one name. */
const LONGEST_NAME = 5

function placeAt(caption: string, words: readonly Word[], index: number): Place | undefined {
  const word = words[index]
  // Most words of a caption; no place and no name begins so.
  if (word === undefined || isSmallLatin(word.text.charCodeAt(0))) return undefined
  if (!/[\p{Lu}\p{Ll}]/u.test(word.text)) return caselessAt(words, index)
  const known = mayBeginPlace(word.text) ? knownAt(caption, words, index) : undefined
  if (known) return withPart(words, index, withRiver(caption, words, known))
  if (!isName(word) || !isAsked(caption, words, index)) return undefined
  return namedAt(caption, words, index)
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
    if (/^[("“«]/.test(next.text)) break
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
  // "outside New Scotland Yard", "in Gale crater": a house, a hole in the ground.
  const isLong = name.includes(' ') && !final.text.endsWith(',')
  if (isLong && /^outside$/i.test(words[index - 1]?.text ?? '')) return undefined
  if (
    !/[,.;]$/.test(final.text) &&
    /^(?:crater|stadium|station|prison|square|street|airport|hospital|cathedral|palace)\b/.test(
      words[last + 1]?.text ?? '',
    )
  )
    return undefined
  if (/^[\p{Lu}]{2,}$/u.test(name) || name.length < 2) return undefined
  const place = {...bare, next: last + 1}
  return withPart(words, index, place)
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
