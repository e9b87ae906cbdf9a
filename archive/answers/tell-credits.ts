import {valueOf} from '../story.ts'
import {inkOf, isInvisible, type Span, trimSpan} from '../text/visible.ts'
import {openingOf} from './answers.ts'
import {type Retelling} from './retelling.ts'
import {closingSigns, placesOfWords} from './told-words.ts'

const ABOUT_CREDITS =
  /^(?:unknownCredit|possibleCredit|creditByInitials|creditFragment|sharedEnding|galleryCredit)$/

/** Of all captions that end with these words, they are (not) the credit. */
export function tellCredit(retelling: Retelling, words: string, is: boolean): void {
  const ink = inkOf(words)
  for (const caption of retelling.captions()) {
    const whole = retelling.wholeOf(caption)
    if (whole === undefined) continue
    const now = caption.credit ? inkOf(valueOf(retelling.text, caption.credit.words)) : ''
    if (is && now !== ink && !now.endsWith(ink)) {
      const credit = endingOf(retelling.text, whole, words)
      if (credit === undefined) continue
      retelling.write(caption, whole, credit)
    }
    if (!is && now === ink && !retelling.giveBack(caption)) {
      retelling.write(caption, whole, undefined)
    }
    retelling.settle(
      (doubt, about) =>
        ABOUT_CREDITS.test(doubt.code) &&
        (about.caption === caption || about.caption === undefined) &&
        retelling.ink(doubt) === ink,
    )
  }
}

/**
 * These words are the credit of the caption that begins so: inside it, else where they stand first
 * behind it, else where they stand last before it.
 */
export function tellCreditOf(retelling: Retelling, words: string, of: string): void {
  const {text} = retelling
  const found = retelling.find((caption) => beginsWith(retelling, caption, of))
  const whole = found && retelling.wholeOf(found.caption)
  if (found === undefined || whole === undefined) return
  const {caption} = found
  const [inside] = placesOfWords(text, whole, words)
  const behind = placesOfWords(text, {from: whole.to, to: text.length}, words)
  const before = placesOfWords(text, {from: 0, to: whole.from}, words)
  const span =
    inside ?? [...behind, ...before.toReversed()].find((one) => retelling.cutOut(one) !== undefined)
  if (span === undefined) return
  retelling.giveCredit(caption, span)
  retelling.settle((doubt, about) => about.caption === caption && ABOUT_CREDITS.test(doubt.code))
}

function beginsWith(
  retelling: Retelling,
  caption: Parameters<Retelling['wholeOf']>[0],
  of: string,
): boolean {
  const whole = retelling.wholeOf(caption)
  return whole !== undefined && retelling.ink(whole).startsWith(openingOf(of))
}

/** The last words of the stretch, signs behind them aside, when they read so and others stand before. */
function endingOf(text: string, {from, to}: Span, words: string): Span | undefined {
  const sign = closingSigns(text, from, to)
  const end = trimSpan(text, from, sign?.from ?? to).to
  const ink = inkOf(words)
  let start = end
  for (let left = ink.length; left > 0 && start > from;) {
    start--
    if (!isInvisible(text.charCodeAt(start))) left--
  }
  if (start <= from || inkOf(text.slice(start, end)) !== ink) return undefined
  return /[\p{L}\p{N}]/u.test(text.charAt(start - 1)) ? undefined : {from: start, to: end}
}
