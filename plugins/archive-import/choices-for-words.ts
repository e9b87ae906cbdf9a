import {type Answer, type ImportPlan} from '../../archive/index.ts'
import {type CaptionStretch, type Choice, choicesForDate, stretchOfCaption} from './choices.ts'
import {type SourceMap} from './source-map.ts'
import {type Stretch} from './word-selection.ts'

/** A caption as it may be picked from a list: its counter, its words in the source. */
export interface PickableCaption extends CaptionStretch {
  id: string
  number: number
  of: number
  /** The words with which it begins. */
  opening: string
}

/** Every caption of the story whose words stand together, in the order of its galleries. */
export function pickableCaptions({reading, importRecord}: ImportPlan): PickableCaption[] {
  const {segments} = importRecord
  const byTarget = Map.groupBy(segments, ({target}) => target)
  return reading.galleries.flatMap(({captions = []}) =>
    captions.flatMap(({_ref: id}, index) => {
      const stretch = stretchOfCaption(id, importRecord, byTarget.get(id) ?? [])
      if (stretch === undefined) return []
      const opening = importRecord.rawText.slice(
        stretch.from,
        Math.min(stretch.to, stretch.from + 60),
      )
      return [{...stretch, id, number: index + 1, of: captions.length, opening}]
    }),
  )
}

export interface WordChoices {
  choices: Choice[]
  /** The caption whose credit the words would be, unless another one is picked. */
  caption?: PickableCaption
}

/**
 * What may be said about words that somebody has marked in the source. Of words that stand in one
 * paragraph or in one caption anything; of the date, what it means; of words from a last caption into the paragraph behind it,
 * that the caption ends there; of others nothing.
 *
 * @param picked the caption that was picked from the list
 */
export function choicesForWords(
  {from, to}: Stretch,
  map: Pick<SourceMap, 'text' | 'piecesIn'>,
  captions: readonly PickableCaption[],
  picked?: PickableCaption,
): WordChoices {
  const words = map.text.slice(from, to)
  if (isIn(['date'], {from, to}, map)) return {choices: choicesForDate(words)}
  const own = captions.find((one) => one.from <= from && to <= one.to)
  if (own || isIn(PROSE, {from, to}, map)) {
    const caption = picked ?? own ?? nearest(from, captions)
    const credit: Choice[] = caption
      ? [
          {
            key: 'c',
            name: 'wordsCredit',
            answers: [creditAnswer(words, {from, to}, caption, map.text)],
          },
        ]
      : []
    const whole = withClosingSigns(map.text, {from, to})
    const isAll = own !== undefined && own.from === from && to === own.to
    const text: Choice[] = isAll
      ? []
      : [{key: 'y', name: 'wordsCaption', answers: [{about: 'caption', words: whole, is: true}]}]
    return {
      choices: [...credit, ...text, ...choicesForDate(words)],
      ...(caption ? {caption} : {}),
    }
  }
  const last = captions.find((one) => one.isLast && one.from <= from && from < one.to)
  if (last === undefined || !isIn(PROSE, {from: last.to, to}, map)) return {choices: []}
  const end = map.text.slice(last.from, from) + withClosingSigns(map.text, {from, to})
  return {choices: [{key: 'e', name: 'wordsEnd', answers: [{about: 'captionEnd', words: end}]}]}
}

/** Of words that end their caption it is said for every caption that ends so. */
function creditAnswer(
  words: string,
  {from, to}: Stretch,
  caption: PickableCaption,
  text: string,
): Answer {
  const isEnd =
    caption.from < from && to <= caption.to && /^[)\]\s]*$/.test(text.slice(to, caption.to))
  return isEnd
    ? {about: 'credit', words, is: true}
    : {about: 'captionCredit', words, of: caption.opening}
}

/** The full stop behind the last word of a caption is the caption's. */
function withClosingSigns(text: string, {from, to}: Stretch): string {
  const signs = /^[.!?…"”’»)\]]+/.exec(text.slice(to, to + 8))?.[0] ?? ''
  return text.slice(from, to + signs.length)
}

const PROSE = ['paragraph', 'furniture']

/** All of it stands in one part, of one of these kinds. */
function isIn(
  kinds: readonly string[],
  stretch: Stretch,
  map: Pick<SourceMap, 'piecesIn'>,
): boolean {
  const held = map.piecesIn(stretch).filter(({part}) => part !== undefined)
  const [first] = held
  return (
    first?.kind !== undefined &&
    kinds.includes(first.kind) &&
    held.every(({part}) => part === first.part)
  )
}

/** The last one that ends before the words, else the first. */
function nearest(from: number, captions: readonly PickableCaption[]): PickableCaption | undefined {
  return captions.findLast((one) => one.to <= from) ?? captions[0]
}
