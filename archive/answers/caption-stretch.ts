import {type Aside, type ReadBlock, type Words} from '../story.ts'
import {inkOf, type Span} from '../text/visible.ts'
import {boundsOf} from './told-words.ts'

export const SIGN = 'sign around the credit'

/** From the first of the words to the last, signs around a credit included; `undefined` when words of others stand between. */
export function stretchOf(
  text: string,
  own: readonly Words[],
  asides: readonly Aside[],
): Span | undefined {
  const bounds = boundsOf(own)
  if (bounds === undefined) return undefined
  const signs = asides.filter(({reason}) => reason === SIGN)
  const isBeside = (from: number, to: number) => inkOf(text.slice(from, to)) === ''
  const begins = (sign: Span, chars: string) => chars.includes(text.charAt(sign.from))
  const open = signs.find(
    (sign) => sign.to <= bounds.from && isBeside(sign.to, bounds.from) && begins(sign, '([|'),
  )
  const close = signs.find(
    (sign) => sign.from >= bounds.to && isBeside(bounds.to, sign.from) && begins(sign, ')]'),
  )
  const whole = {from: open?.from ?? bounds.from, to: close?.to ?? bounds.to}
  const parts = [...own.flatMap(({spans}) => spans), ...signs].filter(
    ({from, to}) => from >= whole.from && to <= whole.to,
  )
  let at = whole.from
  for (const {from, to} of parts.sort((a, b) => a.from - b.from)) {
    if (!isBeside(at, from)) return undefined
    at = Math.max(at, to)
  }
  return whole
}

/** Where a block of the body begins in the source. */
export function startOf(block: ReadBlock): number {
  const words =
    block.kind === 'gallery'
      ? [
          block.gallery.title,
          ...block.gallery.captions.flatMap(({marker, text}) => [marker, text]),
        ].filter((one) => one !== undefined)
      : [block.words]
  return boundsOf(words)?.from ?? 0
}
