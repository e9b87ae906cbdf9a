import {type Credit} from './model.ts'

/**
 * The credit as readers see it, in the field's usual form `Creator/Agency`:
 * `{creators: ['Jane Barlow']}` with source `PA` → "Jane Barlow/PA".
 *
 * A line that somebody wrote stands; then creators and source; then what the source printed.
 * Nothing known → `undefined`, never an empty string and never somebody else's credit.
 */
export function creditLine(credit: Credit | undefined, sourceName?: string): string | undefined {
  if (credit === undefined) return undefined
  const written = credit.line?.trim()
  if (written) return written
  const creators = (credit.creators ?? []).map((name) => name.trim()).filter(Boolean)
  const made = [creators.join(', '), sourceName?.trim()].filter(Boolean).join('/')
  return made || credit.asPrinted?.trim() || undefined
}

/** Does anybody stand there, as words or as a reference? */
export function isCredited(credit: Credit | undefined): boolean {
  return creditLine(credit) !== undefined || credit?.source !== undefined
}

/** GROQ for captions that are not {@link isCredited} by themselves; their gallery may say it for all. */
export const UNCREDITED =
  '_type == "caption" && !defined(credit.line) && !defined(credit.source) && !defined(credit.asPrinted) && (!defined(credit.creators) || count(credit.creators) == 0)'
