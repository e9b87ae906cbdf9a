import {type Words} from '../story.ts'
import {inkOf, isInvisible, type Span, trimSpan} from '../text/visible.ts'

/** The rule of all that a person has decided. */
export const TOLD = 'told'

export function told(...spans: Span[]): Words {
  return {spans: spans.map(({from, to}) => ({from, to})), rule: TOLD, certainty: 'found'}
}

/** From the first of the words to the last, whatever stands between; `undefined` for none. */
export function boundsOf(words: readonly Words[]): Span | undefined {
  const spans = words.flatMap((one) => one.spans)
  if (spans.length === 0) return undefined
  return {
    from: Math.min(...spans.map(({from}) => from)),
    to: Math.max(...spans.map(({to}) => to)),
  }
}

/** What is left of the spans without a stretch, blanks at the new ends left out. */
export function without(text: string, spans: readonly Span[], cut: Span): Span[] {
  return spans
    .flatMap(({from, to}) =>
      to <= cut.from || from >= cut.to
        ? [{from, to}]
        : [
            trimSpan(text, from, Math.max(from, cut.from)),
            trimSpan(text, Math.min(to, cut.to), to),
          ],
    )
    .filter(({from, to}) => from < to)
}

const MOST_PLACES = 50

/** Where the words stand, line ends and blanks between them aside; never as part of a longer word. */
export function placesOfWords(text: string, {from, to}: Span, words: string): Span[] {
  const ink = inkOf(words)
  const searched = inkOf(text.slice(from, to))
  const places: Span[] = []
  let [offset, passed] = [from, 0]
  for (
    let at = ink === '' ? -1 : searched.indexOf(ink);
    at >= 0 && places.length < MOST_PLACES;
    at = searched.indexOf(ink, at + 1)
  ) {
    offset = endOfInk(text, offset, at - passed)
    passed = at
    const start = trimSpan(text, offset, to).from
    const end = endOfInk(text, start, ink.length)
    if (!isInsideWord(text, start) && !isInsideWord(text, end)) places.push({from: start, to: end})
  }
  return places
}

function isInsideWord(text: string, offset: number): boolean {
  return /^[\p{L}\p{N}]{2}$/u.test(text.slice(offset - 1, offset + 1))
}

/** Where so many visible characters from here have passed. */
export function endOfInk(text: string, from: number, count: number): number {
  let at = from
  for (let left = count; left > 0 && at < text.length; at++) {
    if (!isInvisible(text.charCodeAt(at))) left--
  }
  return at
}

/** Closing signs with which the stretch ends. */
export function closingSigns(text: string, from: number, to: number): Span | undefined {
  const {to: end} = trimSpan(text, from, to)
  let start = end
  while (start > from && ')]'.includes(text.charAt(start - 1))) start--
  return start < end ? {from: start, to: end} : undefined
}

/** Opening signs, or a bar, with which the stretch before a credit ends. */
export function openingSigns(text: string, from: number, to: number): Span | undefined {
  const {to: end} = trimSpan(text, from, to)
  let start = end
  while (start > from && '([|'.includes(text.charAt(start - 1))) start--
  return start < end ? {from: start, to: end} : undefined
}
