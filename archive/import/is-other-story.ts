import {type ImportRecord} from '../../newsroom/import-record.ts'
import {offsetsOf} from '../text/code-points.ts'
import {type ReadStory} from '../story.ts'
import {inkOf, type Span} from '../text/visible.ts'

/**
 * `true` when a text is another story than the one that was imported under its name before, and no
 * correction of it:
 *
 * | before                       | now                                | another story                  |
 * | ---------------------------- | ---------------------------------- | ------------------------------ |
 * | date 2017-01-04 Snow fell …  | date 2017-02-04 Rain fell …        | yes, two days of one column    |
 * | date 2017-01-04 Snow fell …  | date 2017-01-05 Snow fell …        | no, its date was corrected     |
 * | a story                      | less than a fifth of its words     | yes                            |
 * | fewer than 64 letters        | more than a fifth of them differs  | yes                            |
 */
export function isOtherStory(previous: ImportRecord, story: ReadStory): boolean {
  const before = inkOf(previous.rawText)
  const now = inkOf(story.source.text)
  if (before === now) return false
  if (areOtherDays(dayOf(previous), story.published?.date.edtf)) {
    const [old, young] = [partsOf(previous), partsOfStory(story)]
    return old.date !== young.date && old.rest !== young.rest
  }
  return Math.min(before.length, now.length) < SHORT
    ? !isNearlySame(before, now)
    : isNearlyDisjoint(before.slice(0, MOST), now.slice(0, MOST))
}

/** `2017-02` and `2017-02-04` may be one day. */
function areOtherDays(before: string | undefined, now: string | undefined): boolean {
  if (before === undefined || now === undefined) return false
  return !before.startsWith(now) && !now.startsWith(before)
}

const DATE = 'originallyPublished'

/** The story's own date as the record's import wrote it. */
function dayOf({article, written = []}: ImportRecord): string | undefined {
  const field = written.find((one) => one.field === DATE && one.target === article?._ref)
  const date: unknown = field && JSON.parse(field.value)
  return typeof date === 'object' && date !== null && 'edtf' in date ? String(date.edtf) : undefined
}

interface Parts {
  /** The ink of the words that are the story's date. */
  date: string
  /** That of all others. */
  rest: string
}

function partsOf({rawText, segments}: ImportRecord): Parts {
  const offsetOf = offsetsOf(rawText)
  const spans = segments
    .filter(({path}) => path.startsWith(`${DATE}.`))
    .map(({from, to}) => ({from: offsetOf(from), to: offsetOf(to)}))
  return part(rawText, spans)
}

function partsOfStory({source, published}: ReadStory): Parts {
  return part(source.text, published?.words.spans ?? [])
}

function part(text: string, spans: readonly Span[]): Parts {
  let date = ''
  let rest = ''
  let end = 0
  for (const {from, to} of spans.toSorted((a, b) => a.from - b.from)) {
    date += text.slice(from, to)
    rest += text.slice(end, from)
    end = to
  }
  return {date: inkOf(date), rest: inkOf(rest + text.slice(end))}
}

const STRIDE = 8
const SHORT = 8 * STRIDE
const MOST = 20_000

/** Fewer than one in five of the sequences of eight letters stands in both. */
function isNearlyDisjoint(before: string, now: string): boolean {
  const known = new Set<string>()
  for (let at = 0; at + STRIDE <= before.length; at++) known.add(before.slice(at, at + STRIDE))
  let all = 0
  let same = 0
  for (let at = 0; at + STRIDE <= now.length; at += STRIDE) {
    all++
    if (known.has(now.slice(at, at + STRIDE))) same++
  }
  return same * 5 < all
}

/** So few letters share sequences by chance: no more than one in five may differ. */
function isNearlySame(before: string, now: string): boolean {
  const most = Math.floor(Math.max(before.length, now.length) / 5)
  return Math.abs(before.length - now.length) <= most && lettersBetween(before, now) <= most
}

/** How many letters have to be put in, taken out or changed (Levenshtein). */
function lettersBetween(a: string, b: string): number {
  let row = Array.from({length: b.length + 1}, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
