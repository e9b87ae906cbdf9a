import {type Change} from './approval/diff-story.ts'

/**
 * A first wording of a correction, from what is about to change: which words stood there, and which
 * stand there now. A sentence a change, in the order in which readers meet them. An editor makes it
 * theirs; changes that nobody reads (an address, a crop) are left out. Empty when nothing is left.
 */
export function draftCorrection(changes: readonly Change[]): string {
  return changes.flatMap((change) => sentenceOf(change) ?? []).join(' ')
}

/** What a change is of, as a sentence begins: "The headline", "A caption". */
const SUBJECTS: Record<string, string> = {
  'article headline': 'The headline of this story',
  'article kicker': 'The kicker of this story',
  'article standfirst': 'The introduction to this story',
  'article body': 'An earlier version of this story',
  'gallery title': 'The title of a gallery',
  'gallery intro': 'The introduction to a gallery',
  'caption text': 'A caption',
}

/** Facts beside a picture: what was told, and what is so. */
const FACTS: Record<string, string> = {
  'caption dateCreated': 'The date of a picture',
  'caption places': 'The place of a picture',
  'caption people': 'The people in a picture',
  'caption copyrightNotice': 'The copyright of a picture',
}

function sentenceOf({type, field, before, after}: Change): string | undefined {
  const key = `${type} ${field}`
  if (key === 'caption credit') return creditSentence(before, after)
  const fact = FACTS[key]
  if (fact) return factSentence(fact, before, after)
  const subject = SUBJECTS[key]
  return subject === undefined ? undefined : textSentence(subject, before, after)
}

function textSentence(subject: string, before: string, after: string): string | undefined {
  const [was, is] = differing(before, after)
  if (was && is) return `${subject} said ${quoted(was)} It should have said ${quoted(is)}`
  if (was) return `${subject} said ${quoted(was)} That was wrong and has been taken out.`
  return is ? `${subject} left out: ${quoted(is)}` : undefined
}

/** At the end of a sentence: headlines and places have no stop of their own. */
function quoted(words: string): string {
  return /[.!?…。！？؟।][”’"'»)\]]*$/u.test(words) ? `“${words}”` : `“${words}”.`
}

function creditSentence(before: string, after: string): string | undefined {
  if (before && after) return `A picture was credited to ${before}; the credit is ${after}.`
  return after ? `A picture carried no credit; it is by ${after}.` : undefined
}

function factSentence(subject: string, before: string, after: string): string | undefined {
  if (before && after) return `${subject} was given as ${before}; it is ${after}.`
  if (after) return `${subject} was not given; it is ${after}.`
  return before ? `${subject} was given as ${before}; it is not known.` : undefined
}

/** The sentences between the beginning and the end that both have in common. */
function differing(before: string, after: string): [was: string, is: string] {
  const [was, is] = [sentencesOf(before), sentencesOf(after)]
  let start = 0
  while (start < was.length && start < is.length && was[start] === is[start]) start += 1
  let [endOfWas, endOfIs] = [was.length, is.length]
  while (endOfWas > start && endOfIs > start && was[endOfWas - 1] === is[endOfIs - 1]) {
    endOfWas -= 1
    endOfIs -= 1
  }
  return [was.slice(start, endOfWas).join(' '), is.slice(start, endOfIs).join(' ')]
}

const SENTENCES = new Intl.Segmenter('en', {granularity: 'sentence'})

function sentencesOf(text: string): string[] {
  return [...SENTENCES.segment(text)].map(({segment}) => segment.trim()).filter(Boolean)
}
