import {type ReadCaption, type ReadPlace, valueOf} from '../story.ts'
import {findPlaces} from './places.ts'

/** Longest name that is looked for, in characters. */
const LONGEST = 60

/** Finds the places of all captions of one gallery anew. */
export function readPlaces(text: string, captions: readonly ReadCaption[]): void {
  const values = captions.map((caption) => (caption.text ? valueOf(text, caption.text) : ''))
  for (const [index, caption] of captions.entries())
    caption.places = findPlaces(values[index] ?? '')
  sharePlaces(captions.map(({places}, index) => ({value: values[index] ?? '', places})))
}

/**
 * What other captions of the gallery name as a place is one too where it stands before a place of the
 * caption's own: "in forces Gogjali, Mosul" beside "in Gogjali, Mosul". In the order of the sentence.
 */
export function sharePlaces(captions: readonly {value: string; places: ReadPlace[]}[]): void {
  const shared = new Set(captions.flatMap(({places}) => places.map(({asPrinted}) => asPrinted)))
  for (const {value, places} of captions) {
    for (const place of places.slice()) {
      const name = nameBefore(value, place, shared)
      if (name === undefined || places.some(({asPrinted}) => asPrinted === name)) continue
      places.splice(places.indexOf(place), 0, {name, asPrinted: name})
    }
  }
}

/** The shared name in "… forces NAME, PLACE"; a capital before it would make it part of a longer one. */
function nameBefore(
  value: string,
  {asPrinted}: ReadPlace,
  shared: ReadonlySet<string>,
): string | undefined {
  const at = value.indexOf(`, ${asPrinted}`)
  if (at < 0) return undefined
  const words = value.slice(Math.max(0, at - LONGEST), at).split(' ')
  const lead = words.findLastIndex((word) => !/^\p{Lu}/u.test(word))
  if (!/\p{Ll}$/u.test(words[lead] ?? '')) return undefined
  const name = words.slice(lead + 1).join(' ')
  return shared.has(name) ? name : undefined
}
