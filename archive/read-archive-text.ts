import {type Assembly, assemble, findUnplaced} from './assemble.ts'
import {makeLexicon} from './credits/lexicon.ts'
import {doubtCaptionDates} from './dates/doubt-caption-dates.ts'
import {readStoryDate} from './dates/story-date.ts'
import {findCounters} from './galleries/counters.ts'
import {makePage} from './galleries/run.ts'
import {findHints} from './hints.ts'
import {type ReaderOptions} from './reader-options.ts'
import {recogniseRuns} from './recognisers.ts'
import {type ReadBlock, type ReadStory, type Words} from './story.ts'
import {type Decoded, type Problem, type Source, decode} from './text/decode.ts'
import {endOfDosText} from './text/dos-end.ts'
import {findLines} from './text/page.ts'
import {type Span} from './text/visible.ts'

export type ReadResult = {ok: true; story: ReadStory} | {ok: false; problem: Problem}

/**
 * Flattened newspaper text → the story with its galleries at their place. Never throws; what is
 * not text comes back as a problem with a remedy. The same source and options give the same story.
 *
 * decode → paragraphs → the story's date → runs of captions → credits, dates, places → body →
 * every visible character accounted for.
 */
export function readArchiveText(source: Source, options?: ReaderOptions): ReadResult {
  const decoded = decode(source)
  return decoded.ok ? {ok: true, story: readDecodedText(decoded.decoded, options)} : decoded
}

/** The same for a text that was decoded already. */
export function readDecodedText(decoded: Decoded, options?: ReaderOptions): ReadStory {
  const {text, doubts: encodingDoubts, ...about} = decoded
  const end = endOfDosText(text)
  const dated = readStoryDate(text, findLines(text.slice(0, end)))
  const counters = findCounters(text, dated.lines)
  const page = makePage(text, dated.lines, counters, makeLexicon(options))
  const assembly = assemble(page, recogniseRuns(page))
  const story: ReadStory = {
    source: {...about, text},
    ...(dated.published ? {published: dated.published} : {}),
    body: assembly.body,
    asides: [
      ...dated.asides,
      ...assembly.asides,
      ...(end < text.length
        ? [{from: end, to: text.length, reason: 'end-of-file mark of DOS'}]
        : []),
    ],
    doubts: [...encodingDoubts, ...dated.doubts, ...assembly.doubts],
    hints: [],
  }
  story.doubts.push(...doubtCaptionDates(story))
  placeTheRest(story, assembly)
  story.asides.sort((a, b) => a.from - b.from)
  story.doubts.sort((a, b) => a.from - b.from)
  story.hints = findHints(story)
  return story
}

/** A safety net: a stretch that every rule forgot is kept, named and shown. */
function placeTheRest(story: ReadStory, {body}: Assembly): void {
  const claims: Span[] = [...story.asides, ...(story.published?.words.spans ?? [])]
  for (const block of body) for (const words of wordsIn(block)) claims.push(...words.spans)
  for (const span of findUnplaced(story.source.text, claims)) {
    story.asides.push({...span, reason: 'not placed by any rule'})
    story.doubts.push({
      code: 'unplaced',
      message: 'No rule placed these words; they stand in the import record only',
      ...span,
    })
  }
}

/** All the words that a block of the body holds, in no particular order. */
function wordsIn(block: ReadBlock): Words[] {
  if (block.kind !== 'gallery') return [block.words]
  const {title, captions} = block.gallery
  const words = [
    title,
    ...captions.flatMap(({marker, text, credit}) => [marker, text, credit?.words, credit?.label]),
  ]
  return words.filter((one) => one !== undefined)
}
