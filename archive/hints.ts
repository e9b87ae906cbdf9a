import {isAcronymOf} from './credits/acronyms.ts'
import {type Hint, type ReadCaption, type ReadStory, valueOf} from './story.ts'
import {wordsIn} from './text/words.ts'

/**
 * What the reader would write and leaves to a person: who the credit sources are, what an acronym
 * stands for, a credit that is said of all pictures, the byline and the headline that the first
 * lines look like. Nothing of it is written into a document.
 */
export function findHints(story: ReadStory): Hint[] {
  const hints: Hint[] = []
  const {text} = story.source
  let gallery = -1
  for (const block of story.body) {
    if (block.kind !== 'gallery') continue
    gallery++
    const {captions} = block.gallery
    const credits = new Set(
      captions.flatMap(({credit}) => (credit ? [valueOf(text, credit.words)] : [])),
    )
    for (const [caption, read] of captions.entries()) {
      hints.push(...creditHints(text, {gallery, caption}, read, credits))
    }
  }
  return [...hints, ...headHints(story)]
}

function creditHints(
  text: string,
  about: {gallery: number; caption: number},
  {credit}: ReadCaption,
  credits: ReadonlySet<string>,
): Hint[] {
  const [span] = credit?.words.spans ?? []
  if (credit === undefined || span === undefined) return []
  const hints: Hint[] = []
  const printed = valueOf(text, credit.words)
  const [source] = credit.sources
  if (source !== undefined) {
    hints.push({
      about: {...about, path: 'credit.source'},
      value: {name: source},
      reason: `“${printed}” names ${source}`,
      rule: 'credit-source',
      ...span,
    })
  }
  const mayBeShort = /^[\p{Lu}.]{2,16}$/u.test(printed)
  const meaning = mayBeShort ? [...credits].find((other) => isAcronymOf(printed, other)) : undefined
  if (meaning !== undefined) {
    hints.push({
      about: {...about, path: 'credit.line'},
      value: meaning,
      reason: `The letters of “${printed}” begin the words of “${meaning}”, the credit of another caption`,
      rule: 'acronym',
      ...span,
    })
  }
  const [label] = credit.label?.spans ?? []
  if (label && /^all\b/i.test(text.slice(label.from, label.to))) {
    hints.push({
      about: {gallery: about.gallery, path: 'defaults.credit'},
      value: {_type: 'credit', line: printed, asPrinted: printed},
      reason: 'The source says it of all pictures',
      rule: 'gallery-credit',
      ...span,
    })
  }
  return hints
}

const BYLINE =
  /^(?:By|Von|Par|Por|Di|Автор:|بقلم)\s+(\p{Lu}[\p{L}.'’-]+(?:\s+\p{Lu}[\p{L}.'’-]+){1,3})(?=$|\s+(?:in|at|for|and|,|and)\b|,)/u

/** The lines above the story are kept in the body; what they look like is only said. */
function headHints(story: ReadStory): Hint[] {
  const {text} = story.source
  const hints: Hint[] = []
  const head = story.body.slice(0, 4)
  for (const [index, block] of head.entries()) {
    const [span] = block.kind === 'paragraph' ? block.words.spans : []
    if (span === undefined || span.to - span.from > 200) return hints
    const printed = text.slice(span.from, span.to)
    const byline = BYLINE.exec(printed)?.[1]
    if (byline === undefined) continue
    hints.push({
      about: {path: 'bylines'},
      value: [{_type: 'byline', asPrinted: printed}],
      reason: `“${printed}” reads like a byline`,
      rule: 'byline-line',
      ...span,
    })
    const above = head[index - 1]
    const [title] = above?.kind === 'paragraph' ? above.words.spans : []
    if (index === 1 && title && isTitleLike(text.slice(title.from, title.to))) {
      const headline = text.slice(title.from, title.to)
      hints.push({
        about: {path: 'headline'},
        value: headline,
        reason: 'It stands above the byline and reads like a headline',
        rule: 'line-above-byline',
        ...title,
      })
    }
    return hints
  }
  return hints
}

function isTitleLike(line: string): boolean {
  return !/[.;,:]$/.test(line) && wordsIn(line).length <= 20 && line.length <= 150
}
