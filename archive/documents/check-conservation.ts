import {type ImportRecord} from '../../newsroom/import-record.ts'
import {offsetsOf} from '../text/code-points.ts'
import {sha256, stretchDigest} from '../text/digest.ts'
import {InkTally} from '../text/ink-tally.ts'
import {isInvisible} from '../text/visible.ts'

/** One promise that a record does not keep, and where. */
export interface Violation {
  code:
    | 'textDigest'
    | 'otherInk'
    | 'outOfBounds'
    | 'lost'
    | 'doubled'
    | 'spanDigest'
    | 'missingDocument'
    | 'missingField'
    | 'otherWords'
  message: string
  /** Code points of `rawText`. */
  from?: number
  to?: number
  target?: string
  path?: string
}

interface Place {
  from: number
  to: number
  digest: string
  name: string
  target?: string
  path?: string
}

/**
 * Proves that nothing of the source was lost, doubled or altered: the text is the one that was
 * read (and that of a page or a feed holds the characters that were counted there), every span lies
 * in it, every visible character stands in exactly one of them, and each stretch is still what it
 * was. Empty when all of it holds.
 */
export function checkConservation(record: ImportRecord): Violation[] {
  const {rawText} = record
  const violations: Violation[] = []
  if (sha256(rawText) !== record.textSha256) {
    violations.push({
      code: 'textDigest',
      message: `The text of ${record.source} is not the one that was read: its SHA-256 differs`,
    })
  }
  if (record.shownInk !== undefined && record.shownInk !== new InkTally().add(rawText).digest()) {
    violations.push({
      code: 'otherInk',
      message: `The text of ${record.source} does not hold the same characters as the ${record.format} shows`,
    })
  }
  const offsetOf = offsetsOf(rawText)
  const length = countPoints(rawText)
  const places = placesOf(record)
  const covered = new Uint8Array(rawText.length)
  for (const place of places) {
    const {from, to, name} = place
    const where = {
      from,
      to,
      ...(place.target ? {target: place.target, path: place.path ?? ''} : {}),
    }
    if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to > length || from >= to) {
      violations.push({
        code: 'outOfBounds',
        message: `${name} claims characters ${from} to ${to} of a text of ${length}`,
        ...where,
      })
      continue
    }
    const start = offsetOf(from)
    const end = offsetOf(to)
    if (stretchDigest(rawText.slice(start, end)) !== place.digest) {
      violations.push({
        code: 'spanDigest',
        message: `The words of ${name}, characters ${from} to ${to}, are no longer those that were read`,
        ...where,
      })
    }
    const doubled = claim(rawText, covered, start, end)
    if (doubled >= 0) {
      violations.push({
        code: 'doubled',
        message: `${name} claims “${excerpt(rawText, doubled)}”, which another span holds already`,
        ...where,
      })
    }
  }
  return [...violations, ...findLost(rawText, covered)]
}

function placesOf({segments, discarded}: ImportRecord): Place[] {
  return [
    ...segments.map(({from, to, digest, target, path}) => ({
      from,
      to,
      digest,
      target,
      path,
      name: `${path} of ${target}`,
    })),
    ...discarded.map(({from, to, digest, reason}) => ({
      from,
      to,
      digest,
      name: `the discard “${reason}”`,
    })),
  ]
}

function countPoints(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0)
}

/** Marks the stretch as held; gives the offset of the first visible character that was held before. */
function claim(text: string, covered: Uint8Array, start: number, end: number): number {
  let doubled = -1
  for (let index = start; index < end; index++) {
    if (covered[index] === 1 && doubled < 0 && !isInvisible(text.charCodeAt(index))) doubled = index
    covered[index] = 1
  }
  return doubled
}

function findLost(text: string, covered: Uint8Array): Violation[] {
  const lost: Violation[] = []
  let point = 0
  let index = 0
  while (index < text.length) {
    const size = (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1
    const isLost = covered[index] === 0 && !isInvisible(text.charCodeAt(index))
    const last = lost.at(-1)
    if (isLost && last?.to === point) last.to = point + 1
    else if (isLost) {
      lost.push({
        code: 'lost',
        message: `“${excerpt(text, index)}” at character ${point} stands in no field and in no discard`,
        from: point,
        to: point + 1,
      })
    }
    index += size
    point++
  }
  return lost
}

function excerpt(text: string, offset: number): string {
  const words = text.slice(offset, offset + 40).split(/\s{2,}|[\n\r]/)[0] ?? ''
  return words.length < 40 ? words : `${words}…`
}
