import {UNCREDITED} from '../../../newsroom/credit-line.ts'
import {PICTURE_STAGES} from '../../../newsroom/stages.ts'

/** Kinds of captions that people look for. */
export const KINDS = ['any', 'uncredited', 'noAlt', 'noPicture', ...PICTURE_STAGES] as const
type Kind = (typeof KINDS)[number]

export interface CaptionSearch {
  words: string
  kind: Kind
}

/** More than that nobody corrects in one go; what is beyond is said, not hidden. */
export const MOST = 200

const FILTERS: Record<Exclude<Kind, (typeof PICTURE_STAGES)[number] | 'any'>, string> = {
  uncredited: UNCREDITED,
  noAlt: 'defined(image.asset) && !defined(alt)',
  noPicture: '!defined(image.asset)',
}

/** Where words are looked for: in these, and in every place and person. */
const SEARCHED = ['[text, alt, credit.line, credit.asPrinted]', 'places[].name', 'people[].name']

/**
 * GROQ for a search with perspective `drafts`: the newest first, one more than are shown. Every word
 * must begin a word of the caption, its alternative text, its credit, a place or a person.
 */
export function searchQuery({words, kind}: CaptionSearch): {
  query: string
  params: Record<string, string | string[]>
} {
  const terms = words.split(/\s+/).filter(Boolean)
  const filters = [
    '_type == "caption"',
    ...(kind === 'any'
      ? []
      : kind === 'uncredited' || kind === 'noAlt' || kind === 'noPicture'
        ? [FILTERS[kind]]
        : ['workflow.stage == $stage']),
    ...terms.map(
      (_, index) => `(${SEARCHED.map((field) => `${field} match $w${index}`).join(' || ')})`,
    ),
  ]
  return {
    query: `*[${filters.join(' && ')}] | order(_updatedAt desc)[0..${MOST}]._id`,
    params: {
      ...(PICTURE_STAGES.some((stage) => stage === kind) ? {stage: kind} : {}),
      ...Object.fromEntries(terms.map((term, index) => [`w${index}`, `${term}*`])),
    },
  }
}

/** Unsaved work on what a search found is kept by the search itself. */
export function placeOf(search: CaptionSearch): string {
  return SEARCH + JSON.stringify(toParams(search))
}

/** The address of the search whose work is kept there; `undefined` when it is a gallery's. */
export function searchAt(place: string): [string, string][] | undefined {
  if (!place.startsWith(SEARCH)) return undefined
  const params: [string, string][] = JSON.parse(place.slice(SEARCH.length))
  return params
}

const SEARCH = 'search '

/** Reads an address that anybody may have written. */
export function fromParams(params: readonly (readonly [string, string])[]): CaptionSearch {
  const given = new Map(params)
  return {
    words: given.get('words') ?? '',
    kind: KINDS.find((kind) => kind === given.get('kind')) ?? 'any',
  }
}

export function toParams({words, kind}: CaptionSearch): [string, string][] {
  return [...pair('words', words), ...pair('kind', kind === 'any' ? '' : kind)]
}

function pair(name: string, value: string): [string, string][] {
  return value === '' ? [] : [[name, value]]
}
