import {type Word} from '../text/words.ts'
import {LONGEST_PLACE, PLACE_PART, isKnownPlace} from './gazetteer.ts'
import {isName, knownAt} from './known-places.ts'

const PREPOSITION =
  /^(?:in|near|outside|from|inside|around|across|en|à|dans|près|em|im|bei|nahe|aus|nel|a|в|под|около|near|of)$/i

/** Words behind "in" that are capitalised and are no places. */
export const NO_PLACE =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Spring|Summer|Autumn|Winter|Christmas|Easter|Ramadan|The|A|An|This|Mr|Mrs|Ms|Dr|Sir|Lady|Lord|President|Prime|Queen|King|Prince|Princess|Isis|ISIS|Isil|Islamic|English|French|German|Arabic|Spanish|Chinese|Russian|Congress|Parliament|NATO|Nato|Brexit|World|Super|Premier|Champions|Olympic|Game|Star|Black|I|Group|Round|Day|Week|Chapter|Part|Year|Formula)\b/

/** Houses and occasions: a street or a stadium is no town. A bridge may be one (Hebden Bridge). */
export const VENUE =
  /^(?:Stadium|Arena|Palace|Street|street|Road|Avenue|Lane|Square|Station|Airport|Cathedral|Court|Hall|House|Hotel|Theatre|Theater|Tower|Park|Gardens|Garden|Museum|Gallery|School|University|College|Hospital|Church|Chapel|Abbey|Mosque|Temple|Centre|Center|Barracks|Racecourse|racecourse|Prison|Lighthouse|Memorial|Club|Cup|Final|Finals|Games|Week|Festival|Show|League|Police|Department|Army|Party|Council|Agency|Company|Office|Post|Times|Group|Convention|Conference|Championships?|Grand|Open|Race|Parade|Service|Day|Act|Bill|War|Institute|Zoo|Library|Mall|Building|Room|Ministry|Commission)$/

/** Behind "in" or "near", behind a place and its comma, or a caption that is a place alone. */
export function isAsked(caption: string, words: readonly Word[], index: number): boolean {
  const word = words[index]
  if (word === undefined || NO_PLACE.test(word.text)) return false
  let at = index - 1
  while (at >= 0 && PLACE_PART.test(words[at]?.text ?? '')) at--
  const before = words[at]
  const heading = index === 1 || index === 3 ? dateWords(words) : 0
  if (before === undefined || index === heading)
    return isPlaceCaption(firstSentence(words.slice(heading)))
  // "dressed in Prada"
  if (
    /^in$/i.test(before.text) &&
    /^(?:dressed|clad|dresses?|wearing)$/i.test(words[at - 1]?.text ?? '')
  )
    return false
  if (/^(?:in|near|outside|en|à|ad|près|em|im|bei|nahe|в|под|около)$/i.test(before.text))
    return true
  // "at" leads to houses, and the others lead to people, unless a known place stands behind.
  if (LEADS.test(before.text) && isBeforeKnown(caption, words, index)) return true
  if (/^at$/i.test(before.text)) return isSingleName(words, index)
  // "town of Madaya", "north of Raqqa", "village of …"
  if (/^(?:of|de)$/.test(before.text)) return TOWN.test(words[at - 1]?.text ?? '')
  if (/^(?:town|city|village|from)$/.test(before.text)) return before.text !== 'from' || index > 1
  return before.text.endsWith(',') && isBehindPlace(caption, words, at)
}

const LEADS =
  /^(?:at|of|on|over|above|from|to|into|through|across|around|towards?|off|along|that|behind)$|,$/i

/** "at Hoi An, Vietnam", "Paro, Bhutan": a comma and a known place stand behind the name. */
function isBeforeKnown(caption: string, words: readonly Word[], index: number): boolean {
  let last = index
  while (
    last - index < 3 &&
    isName(words[last + 1]) &&
    !/[,.;:)]$|['’]s$/.test(words[last]?.text ?? '')
  )
    last++
  const end = words[last]?.text ?? ''
  if (!/^[^,]+,$/.test(end) || VENUE.test(end.slice(0, -1))) return false
  return (
    knownAt(caption, words, last + 1) !== undefined && !/['’]s\b/.test(words[last + 1]?.text ?? '')
  )
}

/** "at Glastonbury": one word, no company and no feast; venues are said to be places often enough. */
function isSingleName(words: readonly Word[], index: number): boolean {
  const word = words[index]
  if (word === undefined || /['’]s\b/.test(word.text) || NO_TOWN.test(word.text)) return false
  const isWord = /^\p{Lu}\p{Ll}{3,}(?:-\p{Lu}?\p{Ll}+)*[,.]?$/u.test(word.text)
  const next = words[index + 1]?.text
  // "at Ascot racecourse": the place is part of a house's name.
  return isWord && (next === undefined || /[,.]$/.test(word.text) || GOES_ON.test(next))
}

const GOES_ON =
  /^(?:and|as|in|on|near|with|after|before|during|while|where|for|by|from|since|ahead|amid|this|last)$/

const NO_TOWN =
  /^(?:Christmas|Easter|Ramadan|Halloween|Chanel|Prada|Burberry|Dior|Gucci|Versace|Apple|Google|Facebook|Amazon|Microsoft|Tesla|Tesco|Asda|Harrods|Selfridges|Christie|Sotheby|Bonhams|Tate|Yale|Harvard|Eton|Nasa|Boeing|Airbus|Ford|Toyota|Mr|Mrs)\b/

/** How many words a heading of the caption has that is a date: "12 May 2016 Praslin, Seychelles". */
function dateWords(words: readonly Word[]): number {
  const [first, second, third] = words.slice(0, 3).map(({text}) => text)
  if (/^\d{1,2}$/.test(first ?? '') && /^\p{Lu}/u.test(second ?? '') && /^\d{4}$/.test(third ?? ''))
    return 3
  return /^(?:1[5-9]|20)\d\d$/.test(first ?? '') ? 1 : 0
}

/** "Lofoten, Norway. The cod …" */
function firstSentence(words: readonly Word[]): readonly Word[] {
  const stop = words.findIndex(
    ({text}, index) => text.endsWith('.') && OPENS.test(words[index + 1]?.text ?? ''),
  )
  return stop < 0 ? words : words.slice(0, stop + 1)
}

const OPENS = /^(?:The|A|An|It|He|She|They|This|These|There|In|At|On|Some|More)$/

const TOWN =
  /^(?:town|city|village|suburb|district|province|region|state|island|port|outskirts|streets|capital|north|south|east|west|north-east|north-west|south-east|south-west|northern|southern|centre|center|countryside|camp|coast|valley|bay|gulf|temples|ruins|hills|cliffs|beaches|shores|banks|foothills|skies|residents|villagers|inhabitants|ville|ciudad|cidade|city,)$/i

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
