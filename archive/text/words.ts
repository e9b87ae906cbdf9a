import {type Span, isInvisible} from './visible.ts'

export interface Word extends Span {
  text: string
}

/** The words of a text (what stands between blanks, punctuation included), in order. */
export function wordsIn(text: string, from = 0, to = text.length): Word[] {
  const words: Word[] = []
  let start = -1
  for (let index = from; index <= to; index++) {
    const blank = index === to || isInvisible(text.charCodeAt(index))
    if (!blank && start < 0) start = index
    if (blank && start >= 0) {
      words.push({from: start, to: index, text: text.slice(start, index)})
      start = -1
    }
  }
  return words
}

/** The last word before `end`, or `undefined` at the beginning of the text. */
export function wordBefore(text: string, end: number): Word | undefined {
  let to = end
  while (to > 0 && isInvisible(text.charCodeAt(to - 1))) to--
  let from = to
  while (from > 0 && !isInvisible(text.charCodeAt(from - 1))) from--
  return from < to ? {from, to, text: text.slice(from, to)} : undefined
}

/** Begins as names and sentences do: a capital, perhaps behind a quotation mark; "al-Sayed", "d'Arc". */
export function isCapitalised(word: string): boolean {
  const code = word.charCodeAt(0)
  // Most words are plain Latin ones, and classes of all letters of the world take their time.
  if (code >= 97 && code <= 122) return isJoined(word) && PARTICLE_BEFORE_NAME.test(word)
  return (code >= 65 && code <= 90) || /^["'“”‘’«„([]?\p{Lu}/u.test(word)
}

/** A hyphen or an apostrophe stands where short particles end. */
function isJoined(word: string): boolean {
  return JOINTS.has(word.charCodeAt(1)) || JOINTS.has(word.charCodeAt(2))
}

const JOINTS = new Set([0x2d, 0x27, 0x2019])

/** "al-Sayed", "d'Arc" */
const PARTICLE_BEFORE_NAME = /^(?:[ae]l|a[nsrt]|ul|d|l|t)[-'’]\p{Lu}/u

/** "St. Clair", "Ste. Marie": the full stop ends no sentence. */
export function isSaint(word: string): boolean {
  return /^Ste?\.$/.test(word)
}

/** Written in a script that has no capitals, so that capitals prove nothing. */
export function hasCase(text: string): boolean {
  return /[\p{Lu}\p{Ll}]/u.test(text)
}

/** "A.", "J.-P.": the full stop ends no sentence. */
export function isInitial(word: string): boolean {
  return /^(?:\p{Lu}\.-?){1,3}$/u.test(word)
}

/** Words that stand inside names: "Daphne de Vries", "Ministry of Defence". */
const NAME_PARTICLE =
  /^(?:de|da|do|dos|das|del|della|di|du|van|von|der|den|ter|ten|bin|bint|ibn|abu|al|el|la|le|y|e|zu)$/

export function isNameParticle(word: string): boolean {
  return NAME_PARTICLE.test(word)
}

/** A word that wants another one after it, so that a caption cannot end with it. */
const OPEN_WORD =
  /^(?:a|an|the|this|that|these|those|his|her|its|their|our|my|your|of|by|for|from|with|without|to|at|on|in|into|onto|near|off|outside|inside|behind|beside|between|against|over|under|above|below|during|before|after|around|across|along|through|towards?|past|via|as|like|than|and|or|but|nor|including|named|called|former|late|new|is|are|was|were|told|says|said|including|featuring|wears|wearing|meets|meeting|greets|hugs|kisses|embraces|thanks|congratulates|beats|defeats|der|die|das|des|dem|den|von|vom|mit|bei|im|am|zum|zur|und|für|auf|aus|le|les|des|du|au|aux|et|avec|pour|par|dans|sur|chez|el|los|las|del|con|por|para|y|em|no|na|nos|nas|com|um|uma|в|на|с|из|от|у|и|по|для|под|о)$/i

/** Whether the word before a name asks for that name: "portrait of …", "told the …". */
export function wantsMore(word: string): boolean {
  return OPEN_WORD.test(word)
}

/**
 * "a parcel stamped …", "a stall selling …", "to cheer …": the sentence does something to what
 * follows. Not so "the border is opened", "the crossing".
 */
export function actsOnNext(text: string, end: number): boolean {
  const verb = wordBefore(text, end)
  if (verb === undefined || !/^\p{Ll}+$/u.test(verb.text)) return false
  const before = wordBefore(text, verb.from)?.text ?? ''
  if (ACTS.test(verb.text) || before === 'to') return true
  if (!/(?:ing|ed)$/.test(verb.text) || wantsMore(before)) return false
  return !(verb.text.endsWith('ing') ? STATE : HAPPENED).test(before)
}

const STATE = /^(?:\p{Ll}*ly|is|are|was|were|be|been)$/u
const HAPPENED =
  /^(?:\p{Ll}*ly|is|are|was|were|be|been|being|has|have|had|gets?|got|it|they|he|she|who|which|that)$/u

/** What crowds do to people in the news. */
const ACTS =
  /^(?:cheer|watch|greet|meet|see|welcome|hug|kiss|applaud|boo|mob|surround|follow|help|carry|arrest|escort|await|join|beat|face|support|praise|thank|honour|honor|mourn|remember|celebrate|visit|pass|cross|enter|reach|climb|descend|guard|protect|film|photograph|interview|question|imitate|portray|heckle|chase|hold|lift|confront|accuse|pelt|burn|topple|sing|read|demand|say|show|know)$/

/** Words that want more, and end captions/** Words that want more, and end captions now and then all the same: "the crowd outside", "before and after". */
export const MAY_END_CAPTION =
  /^(?:a|an|in|on|at|up|out|outside|inside|behind|below|above|around|past|along|before|after|over|under|through|off|down)$/i

/** What people are called by: "actor Kevin …", "President …": the name belongs to the sentence. */
const TITLE =
  /^(?:president|president-elect|vice-president|premier|chancellor|minister|secretary|senator|governor|congressman|congresswoman|congressmen|representative|ambassador|mayor|mp|mep|msp|leader|chief|chairman|chairwoman|chair|boss|director|manager|coach|captain|champion|star|actor|actress|singer|rapper|comedian|musician|artist|painter|sculptor|muse|author|writer|poet|novelist|journalist|presenter|host|model|designer|photographer|footballer|player|striker|goalkeeper|midfielder|defender|cyclist|boxer|athlete|sprinter|driver|jockey|golfer|pilot|officer|sergeant|general|colonel|lieutenant|judge|lawyer|doctor|professor|teacher|pupil|student|campaigner|activist|candidate|nominee|rival|victim|suspect|gunman|hostage|king|queen|prince|princess|duke|duchess|earl|lord|lady|sir|dame|pope|archbishop|bishop|cardinal|father|mother|brother|sister|son|daughter|husband|wife|partner|girlfriend|boyfriend|friend|colleague|uncle|aunt|grandfather|grandmother|widow|fiancé|fiancée|mr|mrs|ms|miss|dr|prof|rev|gen|sen|rep|gov|sgt|capt|lt|col|st|saint|resident|spokesman|spokeswoman|ceo|founder|billionaire|businessman|businesswoman|tycoon|owner|breeder|handler|trainer|keeper|neighbour|neighbor|survivor|refugee|volunteer|farmer|fisherman|protester|supporter|fan|nurse|surgeon|soldier|policeman|policewoman|firefighter|fighter|commander|imam|rabbi|priest|sheikh|sheik|ayatollah|emperor|emir|curator|chef|baker|drummer|guitarist|frontman|conductor|composer|producer|dancer|ballerina|gymnast|swimmer|skier|runner|racer|umpire|referee|bowler|batsman|winger|forward|veteran|pensioner|toddler|twins|hero|couple|dog|cat|horse|racehorse|elephant|panda)[.,]?$/i

export function isTitle(word: string): boolean {
  return TITLE.test(word)
}
