import {PICTURE_STAGES} from '../../../newsroom/model.ts'

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
  uncredited: '!defined(credit.line) && !defined(credit.source) && !defined(credit.asPrinted)',
  noAlt: 'defined(image.asset) && !defined(alt)',
  noPicture: '!defined(image.asset)',
}

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
      (_, index) => `[text, alt, credit.line, places[0].name, people[0].name] match $w${index}`,
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
