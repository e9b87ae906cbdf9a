import {LONGEST_PLACE, isKnownPlace} from '../places/gazetteer.ts'
import {
  type Word,
  isCapitalised,
  isInitial,
  isNameParticle,
  isSaint,
  isTitle,
  wantsMore,
  wordBefore,
  wordsIn,
} from '../text/words.ts'
import {endsScene} from './scene-names.ts'

/** Names in credits have at most four words; what is longer has swallowed a piece of the caption. */
const LONGEST_NAME = 4

/**
 * Where the name begins that ends the text, for the piece before a slash:
 *
 * | text before `/PA`                         | name          | because                          |
 * | ----------------------------------------- | ------------- | -------------------------------- |
 * | `… the new leader of Scottish Labour Jane Barlow` | Jane Barlow | "of" wants the words before |
 * | `… in Mosul, Iraq Alice Martins`          | Alice Martins | Iraq is a place                  |
 * | `… the crowd waits Lucy Pasha Robinson`   | all three     | nothing asks for "Lucy"          |
 * | `… march past. J. Scott Applewhite`       | all three     | a sentence ended                 |
 * | `Handout/Ministry of Defence`             | Ministry of Defence | "of" joins                 |
 * | `… by his son Byron Government of Chile`  | Government of Chile | offices are named so       |
 *
 * `undefined` when the text does not end with a name.
 */
export function readNameBefore(text: string): number | undefined {
  const slash = text.lastIndexOf('/')
  const words = wordsIn(text, Math.max(0, slash + 1, text.length - 90))
  const last = words.at(-1)
  if (last === undefined || !isNameWord(last.text) || !/[\p{L}\p{N}.]$/u.test(last.text))
    return undefined
  if (!/\p{Lu}/u.test(last.text)) return last.from
  const beside = words.at(-2)
  if (SHARED_CAMERA.test(last.text)) {
    return beside && /^\p{Lu}{2,5}$/u.test(beside.text) ? beside.from : last.from
  }
  const office = officeBefore(text)
  if (office !== undefined && office > slash) return office
  let first = words.length - 1
  while (first > 0 && words.length - first < 7) {
    const before = words[first - 1]
    if (before === undefined || !belongsToName(before, words, first - 1)) break
    first--
  }
  // Between two signs of a chain everything is the name: "…/Leicester City FC via".
  if (first === 0 && slash >= 0 && words[0]?.from === slash + 1) return words[0].from
  while (first < words.length - 1 && !isNameWord(words[first]?.text ?? '')) first++
  const name = words.slice(first)
  return shorten(name, words[first - 1])
}

/** "Pool/Getty", "WPA Pool/Getty": says how the picture came, and nobody is called so. */
const SHARED_CAMERA = /^(?:pool|handout|stringer|staff)$/i

/** "… his son Byron Government of Chile", "… above Marsden West Yorkshire Fire and Rescue". */
function officeBefore(text: string): number | undefined {
  const match = OFFICE.exec(text.slice(-80))
  if (match?.[1] === undefined) return undefined
  const from = text.length - match[1].length
  return wantsMore(wordBefore(text, from)?.text ?? '') ? undefined : from
}

const OFFICE = new RegExp(
  String.raw`(?:^|[\s/])(` +
    String.raw`(?:Government|Ministry|Department|Office|Bureau|University|Museum|Library|Institute|Academy|Embassy|City|State|Bank|Church) of (?:the )?\p{Lu}[\p{L}\p{M}'’-]*(?: (?:and )?\p{Lu}[\p{L}\p{M}'’-]*)?` +
    String.raw`|(?:(?:North|South|East|West|Greater|Mid|New|Royal|National|US|HM) )?\p{Lu}[\p{L}\p{M}'’-]* (?:Fire (?:and|&) Rescue(?: Service)?|Fire (?:Service|Brigade|Department)|Police(?: (?:Department|Service|Force))?|Constabulary)` +
    String.raw`)$`,
  'u',
)

function isNameWord(word: string): boolean {
  return isCapitalised(word.replace(/^[@#]/, '')) || /^\p{Lo}/u.test(word)
}

function belongsToName(word: Word, words: Word[], index: number): boolean {
  if (/^\d/.test(word.text)) return false
  if (isNameParticle(word.text) || word.text === '&') return true
  if (!isNameWord(word.text)) return false
  if (isInitial(word.text) || isSaint(word.text)) return true
  if (/[.,:;!?)"”’'»]$/.test(word.text)) return false
  // "King's Cross" is one name; "Britain's" belongs to the sentence.
  return !/['’]s$/.test(word.text) || index > words.length - 2
}

function shorten(words: Word[], before: Word | undefined): number | undefined {
  const afterPlace = dropPlace(words, before)
  const name = words.slice(afterPlace)
  const [first] = name
  if (first === undefined) return undefined
  const capitals = name.filter(({text}) => isCapitalised(text)).length
  const free =
    afterPlace > 0 ||
    before === undefined ||
    /[.!?:)"”’»]$/.test(before.text) ||
    isFreeWord(before.text)
  const most = free ? (afterPlace > 0 ? 3 : LONGEST_NAME) : 2
  return capitals <= most && !isTitle(first.text) ? first.from : lastTwo(name)
}

/** The word before neither asks for a name nor carries on a list. */
function isFreeWord(word: string): boolean {
  return !wantsMore(word) && !isTitle(word) && !/,$|['’]s$/.test(word)
}

/** A name of first and last name, with what stands between: initials and particles. */
function lastTwo(name: Word[]): number | undefined {
  let index = name.length - 1
  let capitals = 1
  while (index > 0 && capitals < 2) {
    index--
    const word = name[index]
    const isJoint =
      word === undefined ||
      isInitial(word.text) ||
      isSaint(word.text) ||
      CAPITAL_PARTICLE.test(word.text)
    if (!isJoint && isCapitalised(word.text)) capitals++
  }
  while (index > 0 && goesBefore(name[index - 1]?.text ?? '')) index--
  return name[index]?.from
}

/** "Jim Lo Scalzo", "Mark Von Holden" */
const CAPITAL_PARTICLE =
  /^(?:Lo|Di|De|Da|Del|Della|Van|Von|La|Le|Du|Dos|Ter|Ten|Mac|Abu|Al|El|Ben|Bin)$/

/** "J. Scott Applewhite", "Nguyen Huy Kham": Vietnamese names have three words, the family's first. */
function goesBefore(word: string): boolean {
  return isInitial(word) || /^(?:Nguy[eễ]n|Tr[aầ]n|Ph[aạ]m|Ho[aà]ng)$/.test(word)
}

/** How many words of the stretch the caption ended with: a place, a month, a weekday. */
function dropPlace(name: Word[], before: Word | undefined): number {
  // "in Kinshasa Exampla/PA", "Parma, Italy Exampla/PA": the sentence keeps the place.
  const [place] = name
  const asksForPlace =
    before !== undefined && (WHERE.test(before.text) || before.text.endsWith(','))
  if (name.length === 2 && asksForPlace && isKnownPlace(place?.text ?? '')) return 1
  // "… the flood Israel Defence Forces/Reuters": nothing leads to a place, and houses are named after some.
  if (!asksForPlace && name.length > 2 && HOUSE_ENDING.test(name.at(-1)?.text ?? '')) return 0
  const first = name[0]?.text ?? ''
  const behindStop = before !== undefined && /[.!?]["”’)]*$/.test(before.text)
  for (let count = name.length - 2; count > 0; count--) {
    const scene = name[count - 1]?.text ?? ''
    const isFirstName = behindStop || isInitial(name[count]?.text ?? '')
    const isScene = count > 1 || (!BEGINS_PLACE.test(scene) && !isFirstName)
    if (endsScene(scene) && isScene) return count
  }
  const most = Math.min(LONGEST_PLACE, name.length - 2)
  if (most > 0 && MONTH_OR_DAY.test(first)) return 1
  for (let count = most; count > 0; count--) {
    const place = name
      .slice(0, count)
      .map(({text}) => text)
      .join(' ')
    // Two words must be left over: "Jordan Pickford" is a person, "Iraq Jane Roe" has both.
    if (!isKnownPlace(place)) continue
    return count < most && PLACE_ENDING.test(name[count]?.text ?? '') ? count + 1 : count
  }
  return 0
}

const WHERE = /^(?:in|at|near|outside|off|from|to|on)$/i
const HOUSE_ENDING =
  /^(?:police|forces?|army|navy|ministry|museum|university|council|brigade|herald|times|post|archives?|images|pictures|media|news|press|agency)$/i

/** "Port Talbot", "Lake Como": these end a scene's name only behind another word. */
const BEGINS_PLACE =
  /^(?:county|loch|fort|cape|glen|port|lake|river|castle|bay|grand|st|mount|north|south|east|west)$/i

const MONTH_OR_DAY =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$/
const PLACE_ENDING =
  /^(?:United|Rovers|Wanderers|Athletic|Yard|Eye|Underground|City|Strip|Town|Province|County|District|Island|Islands|State|Bay)$/
