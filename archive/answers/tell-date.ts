import {partialDate} from '../../newsroom/dates/partial-date.ts'
import {inkOf, type Span} from '../text/visible.ts'
import {type Retelling} from './retelling.ts'
import {placesOfWords, TOLD, told} from './told-words.ts'

/**
 * The date that is printed so means this: of the captions that hold the words the date when they
 * were taken, where the words stay; else the date of the story, which takes them. What was the date
 * of the story before is its first paragraph then.
 */
export function tellDate(retelling: Retelling, words: string, edtf: string): void {
  const {text, story} = retelling
  const {published} = story
  if (published && inkOf(published.date.asPrinted ?? '') === inkOf(words)) {
    published.date = partialDate(edtf, published.date.asPrinted)
    published.words = {...published.words, rule: TOLD}
    return settleStoryDate(retelling)
  }
  const places = placesOfWords(text, {from: 0, to: text.length}, words)
  let isTaken = false
  for (const caption of retelling.captions()) {
    const span = places.find((one) => caption.text && holds(caption.text.spans, one))
    if (span === undefined) continue
    caption.date = partialDate(edtf, text.slice(span.from, span.to))
    isTaken = true
  }
  if (isTaken) {
    // What is asked of other captions, and of the story, stays open.
    return retelling.settle(
      (doubt) => OF_DATES.test(doubt.code) && retelling.ink(doubt) === inkOf(words),
    )
  }
  const span = places.find((one) => takeOut(retelling, one))
  if (span === undefined) return
  story.published = {
    date: partialDate(edtf, text.slice(span.from, span.to).replaceAll(/\s+/g, ' ')),
    words: told(span),
  }
  if (published) story.body.unshift({kind: 'paragraph', words: told(...published.words.spans)})
  settleStoryDate(retelling)
}

/** From the paragraph that holds it; or it was left out, as no day of the calendar. */
function takeOut(retelling: Retelling, span: Span): boolean {
  const aside = retelling.story.asides.find(({from, to}) => from === span.from && to === span.to)
  if (aside === undefined) return retelling.cutOut(span) !== undefined
  retelling.dropAsides(span)
  return true
}

const OF_DATES = /^(?:ambiguous|impossible|later)Date$/

function settleStoryDate(retelling: Retelling): void {
  retelling.settle(({code}, {caption}) => OF_DATES.test(code) && caption === undefined)
}

function holds(spans: readonly Span[], {from, to}: Span): boolean {
  return spans.some((span) => span.from <= from && to <= span.to)
}
