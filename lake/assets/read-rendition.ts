const LARGEST_SIDE = 8192

/** A picture as a page wants it; see {@link readRendition}. */
export interface Rendition {
  rect?: Cut
  width?: number
  height?: number
  fit: string
  crop: string
  /** From 0 to 1, left to right and top to bottom. */
  focus: {x: number; y: number}
  flip: string
  turn: number
  blur: number
  background: string
  quality: number
  format: string
}

/** Part of a picture, in pixels of its own. */
export interface Cut {
  left: number
  top: number
  width: number
  height: number
}

/** The picture that something is made of, as people see it. */
export interface Original {
  extension: string
  width: number
  height: number
}

/** Whatever else is asked for only matters beside one of these. */
const CHANGES = 'w h max-w max-h rect fm auto q blur flip rot or'.split(' ')
const CROPS = ['top', 'bottom', 'left', 'right', 'entropy', 'focalpoint']
/** With a width alone, or a height, all that is left of a fit is whether it makes larger. */
const BOXED = ['crop', 'fill', 'fillmax', 'min', 'scale']
const NEVER_LARGER = ['fillmax', 'max', 'min']

/**
 * The transformations of Sanity's image addresses (sanity.io/docs "Image transformations") that are
 * carried out: `rect w h dpr fit crop fp-x fp-y flip or rot blur bg q fm auto=format`. Others, and
 * values that make no sense or no difference, are passed over: two addresses of the same picture
 * lead to one rendition. `undefined` when the picture is wanted as it is.
 */
export function readRendition(
  search: URLSearchParams,
  {original, accept}: {original: Original; accept: string},
): Rendition | undefined {
  const number = (name: string) => {
    const value = Number.parseFloat(search.get(name) ?? '')
    return Number.isFinite(value) && value >= 0 ? value : undefined
  }
  const dpr = Math.min(Math.max(number('dpr') ?? 1, 1), 3)
  const side = (name: string) => {
    const value = number(name)
    return value ? Math.min(Math.max(Math.round(value * dpr), 1), LARGEST_SIDE) : undefined
  }
  const {extension} = original
  const isPlain = !CHANGES.some((name) => search.has(name))
  if (isPlain || extension === 'svg') return undefined
  const rect = readRect(search.get('rect'), original)
  const width = side('w') ?? side('max-w')
  const height = side('h') ?? side('max-h')
  const format = formatOf(search, extension, accept)
  const fit = fitOf(search.get('fit') ?? '', width, height)
  const crop = cropOf(search.get('crop') ?? '', fit)
  const focus = (name: string) => {
    const value = crop === 'focalpoint' ? (number(name) ?? 0.5) : 0.5
    return Math.round(Math.min(value, 1) * 1000) / 1000
  }
  const hasBackground = fit.startsWith('fill') || (format === 'jpg' && extension !== 'jpg')
  const turn = number('rot') ?? number('or') ?? 0
  const flip = search.get('flip') ?? ''
  return {
    ...(rect ? {rect} : {}),
    ...(width === undefined ? {} : {width}),
    ...(height === undefined ? {} : {height}),
    fit,
    crop,
    focus: {x: focus('fp-x'), y: focus('fp-y')},
    flip: (flip.includes('h') ? 'h' : '') + (flip.includes('v') ? 'v' : ''),
    turn: turn % 90 === 0 ? turn % 360 : 0,
    blur: Math.round(Math.min(number('blur') ?? 0, 2000)),
    background: hasBackground ? colourIn(search.get('bg')) : '',
    // PNG loses nothing, and is made in one quality.
    quality: format === 'png' ? 100 : Math.min(Math.max(Math.round(number('q') ?? 75), 1), 100),
    format,
  }
}

function fitOf(fit: string, width: number | undefined, height: number | undefined): string {
  if (width !== undefined && height !== undefined && BOXED.includes(fit)) return fit
  const isSized = width !== undefined || height !== undefined
  return isSized && NEVER_LARGER.includes(fit) ? 'max' : 'clip'
}

/** Which part stays, or where it stands, where the shape is another. */
function cropOf(crop: string, fit: string): string {
  const isPlaced = ['crop', 'fill', 'fillmax', 'min'].includes(fit)
  if (!isPlaced || !CROPS.includes(crop)) return 'center'
  return crop === 'focalpoint' && fit !== 'crop' ? 'center' : crop
}

function colourIn(text: string | null): string {
  const isColour = /^([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(text ?? '')
  return isColour ? (text ?? '').toLowerCase() : ''
}

function formatOf(search: URLSearchParams, extension: string, accept: string): string {
  const wanted = search.get('fm')
  if (wanted === 'pjpg') return 'jpg'
  if (wanted !== null && ['jpg', 'png', 'webp', 'avif'].includes(wanted)) return wanted
  if (search.get('auto') === 'format' && accept.includes('image/webp')) return 'webp'
  return extension === 'jpg' || extension === 'webp' || extension === 'avif' ? extension : 'png'
}

/** `undefined` for what is no part of the picture, or all of it. */
function readRect(text: string | null, original: Original): Cut | undefined {
  const [x, y, w, h] = (text ?? '').split(',').map((part) => Math.round(Number(part)))
  if (x === undefined || y === undefined || !w || !h) return undefined
  if (![x, y, w, h].every((part) => Number.isFinite(part) && part >= 0)) return undefined
  const left = Math.min(x, original.width - 1)
  const top = Math.min(y, original.height - 1)
  const width = Math.min(w, original.width - left)
  const height = Math.min(h, original.height - top)
  const isWhole = width === original.width && height === original.height
  return isWhole ? undefined : {left, top, width, height}
}
