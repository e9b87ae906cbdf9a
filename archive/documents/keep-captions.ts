import {type StoryIds} from '../../newsroom/ids.ts'
import {type ImportRecord} from '../../newsroom/import-record.ts'
import {type ReadStory, valueOf} from '../story.ts'
import {inkOf} from '../text/visible.ts'

/**
 * Ids of captions that stay with their words. By place alone, a picture that a corrected source has
 * more, or one less, would move every caption behind it to its neighbour's document, with the picture,
 * the alternative text and the credit that people have given that one.
 *
 * The same words keep their id; words between two that are known, where there are as many as before,
 * are corrected words; all else gets a number that was never used.
 */
export function keepCaptions(
  {body, source}: ReadStory,
  ids: Pick<StoryIds, 'gallery' | 'caption'>,
  previous: Pick<ImportRecord, 'written'>,
): StoryIds['caption'] {
  const before = readBefore(previous)
  const galleries = body.flatMap((block) => (block.kind === 'gallery' ? block.gallery : []))
  const chosen = galleries.map(({captions}, number) => {
    const inks = captions.map(({text}) => (text ? inkOf(valueOf(source.text, text)) : ''))
    return choose(inks, before.get(ids.gallery(number)) ?? [], (index) =>
      ids.caption(number, index),
    )
  })
  return (gallery, index) => chosen[gallery]?.[index] ?? ids.caption(gallery, index)
}

interface Before {
  id: string
  ink: string
}

function choose(
  inks: readonly string[],
  before: readonly Before[],
  idOf: (index: number) => string,
): string[] {
  const places = alignWords(inks, before)
  alignBetween(places, before.length)
  const used = new Set(before.map(({id}) => id))
  let fresh = Math.max(inks.length, before.length)
  return places.map((place, index) => {
    const known = place === undefined ? undefined : before[place]?.id
    if (known !== undefined) return known
    const own = idOf(index)
    if (!used.has(own)) return own
    while (used.has(idOf(fresh))) fresh++
    return idOf(fresh++)
  })
}

/** By caption: the place in the list before at which the same words stood; those in their place first. */
function alignWords(inks: readonly string[], before: readonly Before[]): (number | undefined)[] {
  const taken = new Set<number>()
  const places = inks.map((ink, index) => {
    if (ink === '' || before[index]?.ink !== ink) return undefined
    taken.add(index)
    return index
  })
  return inks.map((ink, index) => {
    if (places[index] !== undefined || ink === '') return places[index]
    const place = before.findIndex((one, at) => one.ink === ink && !taken.has(at))
    if (place < 0) return undefined
    taken.add(place)
    return place
  })
}

/** Fills the gaps between known captions where as many stand in them as before. */
function alignBetween(places: (number | undefined)[], size: number): void {
  const taken = new Set(places)
  for (let start = 0; start < places.length; start++) {
    if (places[start] !== undefined) continue
    let end = start
    while (end < places.length && places[end] === undefined) end++
    const from = start === 0 ? 0 : (places[start - 1] ?? 0) + 1
    const to = end === places.length ? size : (places[end] ?? 0)
    const gap = range(from, to).filter((place) => !taken.has(place))
    if (gap.length === end - start) {
      for (const [at, place] of gap.entries()) {
        places[start + at] = place
        taken.add(place)
      }
    }
    start = end
  }
}

function range(from: number, to: number): number[] {
  return Array.from({length: Math.max(0, to - from)}, (_, index) => from + index)
}

/** By gallery: its captions in the order in which the import before wrote them. */
function readBefore({written = []}: Pick<ImportRecord, 'written'>): Map<string, Before[]> {
  const inks = new Map<string, string>()
  for (const {target, field, value} of written) {
    const text: unknown = field === 'text' ? JSON.parse(value) : undefined
    if (typeof text === 'string') inks.set(target, inkOf(text))
  }
  return new Map(
    written.flatMap(({target, field, value}): [string, Before[]][] => {
      const refs: unknown = field === 'captions' ? JSON.parse(value) : undefined
      if (!Array.isArray(refs)) return []
      const list = refs.flatMap((one: unknown) => refOf(one) ?? [])
      return [[target, list.map((id) => ({id, ink: inks.get(id) ?? ''}))]]
    }),
  )
}

function refOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && '_ref' in value
    ? String(value._ref)
    : undefined
}
