import {type CreditReading} from '../credits/credit-reading.ts'
import {wordsIn} from '../text/words.ts'
import {type Counter} from './counters.ts'

/** What a run of counters looks like, before anybody believes that it is a gallery. */
export interface RunFacts {
  counters: readonly Counter[]
  /** The words behind (or before) each counter. */
  texts: readonly string[]
  credits: readonly (CreditReading | undefined)[]
  /** "UK news in pictures · 34 show all" stands before it. */
  hasHead: boolean
  /** The word directly before each leading counter, on its line; empty where there is none. */
  befores: readonly string[]
  /** The words before the run. */
  context: string
  inline: boolean
}

export interface Verdict {
  isGallery: boolean
  /** In doubt either way, so that a person should look. */
  doubtful: boolean
  /** What spoke for and against, for the sentence to the editor. */
  reasons: string[]
}

/** A gallery needs at least so much. */
const ENOUGH = 2

/**
 * A run is evidence, a number is not: 9/11, 24/7, fractions, days and months, threads and ratings
 * count too. Each fact weighs for or against; credits at the ends weigh most.
 */
export function weighRun(facts: RunFacts): Verdict {
  let weight = 0
  const reasons: string[] = []
  for (const {reason, weight: share, holds} of FACTS) {
    if (!holds(facts)) continue
    weight += share
    reasons.push(reason)
  }
  const isGallery = weight >= ENOUGH
  const explained = reasons.some((reason) => PLAIN_REASONS.has(reason))
  const isSeries = facts.counters.length >= 3 && isRising(facts.counters)
  return {isGallery, doubtful: !isGallery && isSeries && !explained, reasons}
}

interface Fact {
  reason: string
  weight: number
  holds: (facts: RunFacts) => boolean
}

const FACTS: readonly Fact[] = [
  {
    reason: 'it counts from 1 to its total',
    weight: 2,
    holds: ({counters}) => isComplete(counters) && counters.length >= 3,
  },
  {
    reason: 'it counts both of two',
    weight: 1,
    holds: ({counters}) => isComplete(counters) && counters.length === 2,
  },
  {
    reason: 'it has as many counters as its total says, from the first to the last, with a slip',
    weight: 2,
    holds: ({counters}) => counters.length >= 4 && hasSlip(counters),
  },
  {
    reason: 'it counts on without a gap',
    weight: 1,
    holds: ({counters}) => !isComplete(counters) && counters.length >= 3 && isGapless(counters),
  },
  {reason: 'a gallery head stands before it', weight: 3, holds: ({hasHead}) => hasHead},
  {
    reason: 'half of the captions end with a credit',
    weight: 3,
    holds: (facts) => credited(facts) >= 2 && credited(facts) * 2 >= facts.texts.length,
  },
  {
    reason: 'some captions end with a credit',
    weight: 2,
    holds: (facts) => credited(facts) >= 2 && credited(facts) * 2 < facts.texts.length,
  },
  {reason: 'one caption ends with a credit', weight: 1, holds: (facts) => credited(facts) === 1},
  {
    reason: 'captions end in the same words',
    weight: 2,
    holds: (facts) => credited(facts) < 2 && shareEnding(facts.texts),
  },
  {
    reason: 'the counter says "image"',
    weight: 3,
    holds: ({counters}) => counters.every(({word}) => word !== ''),
  },
  {
    reason: 'no month has so many days',
    weight: 1,
    holds: ({counters}) => counters.length >= 3 && counters.every(({total}) => total > 31),
  },
  {
    reason: 'it reads like a thread of posts',
    weight: -8,
    holds: (facts) =>
      posts(facts) * (credited(facts) === 0 ? 3 : 2) > facts.texts.length ||
      (credited(facts) === 0 && firstPersons(facts.texts) * 2 >= facts.texts.length),
  },
  {
    reason: 'posts are spoken of right before it, and nobody is credited',
    weight: -4,
    holds: (facts) => credited(facts) === 0 && THREAD.test(facts.context.slice(-130)),
  },
  {
    reason: 'a word that opens posts stands right before it, and nobody is credited',
    weight: -6,
    holds: (facts) => credited(facts) === 0 && POST_OPENER.test(facts.context),
  },
  {
    reason: 'the same word stands before every counter, as before steps and parts',
    weight: -8,
    holds: ({befores}) => new Set(befores).size === 1 && befores[0] !== '',
  },
  {
    reason: 'questions stand behind the counters',
    weight: -6,
    holds: ({texts}) => texts.filter((text) => text.endsWith('?')).length * 2 >= texts.length,
  },
  {
    reason: 'the words after the counters go on with it, as after a fraction',
    weight: -6,
    holds: ({texts}) => texts.filter((text) => /^\p{Ll}/u.test(text)).length * 2 >= texts.length,
  },
  {
    reason: 'numbers are left out and nobody is credited, as in a list of days',
    weight: -4,
    holds: (facts) =>
      credited(facts) === 0 &&
      !facts.hasHead &&
      !isGapless(facts.counters) &&
      !hasSlip(facts.counters),
  },
  {
    reason: 'a sign stands behind each counter and nobody is credited, as in a list of days',
    weight: -2,
    holds: (facts) =>
      credited(facts) === 0 &&
      facts.counters.filter(({sign}) => /[-–—:|]/.test(sign)).length * 2 >= facts.counters.length,
  },
  {
    reason: 'shares are written like its counters, nobody is credited and no sentence ends',
    weight: -2,
    holds: ({counters, credits, inline, texts}) =>
      inline &&
      counters.every(({spelled, word}) => spelled && word === '') &&
      credits.every((credit) => credit === undefined) &&
      texts.slice(0, -1).some((text) => !/[.!?]["”’)]?$/.test(text)),
  },
  {
    reason: 'counters are written like days of a month',
    weight: -3,
    holds: (facts) =>
      credited(facts) === 0 && facts.counters.some(({padded, total}) => padded && total <= 12),
  },
  {
    reason: 'times or scores stand behind the counters',
    weight: -6,
    holds: ({texts}) =>
      texts.filter((text) => /^(?:às |at |@ )?\d{1,2}(?::\d\d|h(?:\d\d)?\b|\s?[ap]m\b)/i.test(text))
        .length *
        2 >=
      texts.length,
  },
  {
    reason: 'it counts down or from nought, as ratings do',
    weight: -6,
    holds: ({counters}) => counters.some(({n}) => n === 0) || isFalling(counters),
  },
  {
    reason: 'nothing is said to the counters',
    weight: -8,
    holds: ({texts}) => texts.filter((text) => text === '').length * 2 > texts.length,
  },
  {
    reason: 'the counters stand in brackets, as in posts, and nobody is credited',
    weight: -2,
    holds: (facts) =>
      credited(facts) === 0 && facts.counters.every(({sign}) => sign.startsWith('(')),
  },
]

/** Reasons that leave no doubt what the run is instead. */
const PLAIN_REASONS = new Set([
  'it reads like a thread of posts',
  'the words after the counters go on with it, as after a fraction',
  'it counts down or from nought, as ratings do',
  'nothing is said to the counters',
  'posts are spoken of right before it, and nobody is credited',
  'a word that opens posts stands right before it, and nobody is credited',
  'the same word stands before every counter, as before steps and parts',
  'questions stand behind the counters',
  'times or scores stand behind the counters',
])

const POST =
  /\(@\w+\)|(?:^|\s)pic\.twitter\.com|https?:\/\/t\.co|#\w+ #\w+|(?:^|\s)@\w+ (?:on|via) twitter/i
const THREAD = /\b(?:tweet(?:s|ed|ing)?|twitter|thread|posted|threaded|weibo|mastodon|bluesky)\b/i
const POST_OPENER = /\b(?:urgent|breaking|thread|update|exclusive|just in|watch)\s*[:—–-]\s*$/i
const FIRST_PERSON = /\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b/

/** Texts with handles and links; the last of a line may have swallowed the story behind it. */
function posts({texts, credits}: RunFacts): number {
  return texts.filter((text, index) => !credits[index] && POST.test(text.slice(0, 400))).length
}

function firstPersons(texts: readonly string[]): number {
  return texts.filter((text) => FIRST_PERSON.test(withoutQuotes(text))).length
}

function withoutQuotes(text: string): string {
  return text
    .split(/["“”]/)
    .filter((_, index) => index % 2 === 0)
    .join(' ')
}

function credited({credits}: RunFacts): number {
  return credits.filter((credit) => credit !== undefined && !credit.weak).length
}

function isComplete(counters: readonly Counter[]): boolean {
  const total = counters[0]?.total
  return (
    counters.length === total &&
    counters.every(({n, total: t}, index) => n === index + 1 && t === total)
  )
}

/** "1/5, 2/5, 2/5, 4/5, 5/5", "1/4, 3/4, 2/4, 4/4": a misprint, and no list of days. */
function hasSlip(counters: readonly Counter[]): boolean {
  const total = counters[0]?.total
  const isWhole = counters.length === total && counters.every(({total: t}) => t === total)
  return isWhole && counters[0]?.n === 1 && counters.at(-1)?.n === total && !isComplete(counters)
}

function isGapless(counters: readonly Counter[]): boolean {
  return counters.every(({n}, index) => index === 0 || n === (counters[index - 1]?.n ?? 0) + 1)
}

function isRising(counters: readonly Counter[]): boolean {
  return counters.every(({n}, index) => index === 0 || n > (counters[index - 1]?.n ?? 0))
}

function isFalling(counters: readonly Counter[]): boolean {
  return (
    counters.length >= 3 &&
    counters.every(({n}, index) => index === 0 || n <= (counters[index - 1]?.n ?? 0)) &&
    (counters[0]?.n ?? 0) > (counters.at(-1)?.n ?? 0)
  )
}

const ENDING_NAME = /^\p{Lu}[\p{L}'’.-]*$/u

/** Two words, capitalised, at the end of half of the texts: an unknown photographer or house. */
function shareEnding(texts: readonly string[]): boolean {
  const endings = new Map<string, number>()
  for (const text of texts) {
    const words = wordsIn(text, Math.max(0, text.length - 80)).slice(-2)
    if (words.length < 2 || !words.every((word) => ENDING_NAME.test(word.text))) continue
    const ending = words.map((word) => word.text).join(' ')
    endings.set(ending, (endings.get(ending) ?? 0) + 1)
  }
  return [...endings.values()].some((count) => count >= 2 && count * 2 >= texts.length)
}
