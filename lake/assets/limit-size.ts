import {type Cut, type Rendition} from './read-rendition.ts'

type Size = Pick<Cut, 'width' | 'height'>

/** What any picture may have, however small its original is. */
const ALWAYS = 4_000_000

/**
 * A picture is made larger than its original only up to four megapixels, else a short address would
 * be a lot of work: `w=8192&h=8192&fit=scale` of 600 × 400 is made in 2000 × 2000. The shape stays.
 */
export function limitSize(rendition: Rendition, original: Size): Rendition {
  const most = Math.max(ALWAYS, original.width * original.height)
  const factor = Math.sqrt(most / pixelsOf(rendition, original))
  const {width, height} = rendition
  if (factor >= 1) return rendition
  const smaller = (side: number) => Math.max(1, Math.floor(side * factor))
  return {
    ...rendition,
    ...(width === undefined ? {} : {width: smaller(width)}),
    ...(height === undefined ? {} : {height: smaller(height)}),
  }
}

/** How much work it is to make, in pixels of JPEG; AVIF takes some ten times as long. */
export function workOf(rendition: Rendition, original: Size): number {
  return pixelsOf(rendition, original) * (rendition.format === 'avif' ? 10 : 1)
}

/** How many pixels it will have, at the most. */
function pixelsOf({fit, rect, width, height}: Rendition, original: Size): number {
  const from = rect ?? original
  const wide = width ?? ((height ?? from.height) * from.width) / from.height
  const high = height ?? (wide * from.height) / from.width
  if (fit !== 'clip' && fit !== 'max') return wide * high
  const scale = Math.min(wide / from.width, high / from.height, fit === 'max' ? 1 : Infinity)
  return scale ** 2 * from.width * from.height
}
