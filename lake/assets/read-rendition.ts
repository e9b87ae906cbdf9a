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

/** Whatever else is asked for only matters beside one of these. */
const CHANGES = 'w h max-w max-h rect fm auto q blur flip rot or'.split(' ')

/**
 * The transformations of Sanity's image addresses (sanity.io/docs "Image transformations") that are
 * carried out: `rect w h dpr fit crop fp-x fp-y flip or rot blur bg q fm auto=format`. Others, and
 * values that make no sense, are passed over. `undefined` when the picture is wanted as it is.
 */
export function readRendition(
  search: URLSearchParams,
  {extension, accept}: {extension: string; accept: string},
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
  const rect = readRect(search.get('rect'))
  const width = side('w') ?? side('max-w')
  const height = side('h') ?? side('max-h')
  const format = formatOf(search, extension, accept)
  const isPlain = !CHANGES.some((name) => search.has(name))
  if (isPlain || extension === 'svg') return undefined
  return {
    ...(rect ? {rect} : {}),
    ...(width === undefined ? {} : {width}),
    ...(height === undefined ? {} : {height}),
    fit: search.get('fit') ?? 'clip',
    crop: search.get('crop') ?? 'center',
    focus: {x: Math.min(number('fp-x') ?? 0.5, 1), y: Math.min(number('fp-y') ?? 0.5, 1)},
    flip: search.get('flip') ?? '',
    turn: (number('rot') ?? number('or') ?? 0) % 360,
    blur: Math.min(number('blur') ?? 0, 2000),
    background: /^[0-9a-f]{3,8}$/i.exec(search.get('bg') ?? '')?.[0] ?? '',
    quality: Math.min(Math.max(Math.round(number('q') ?? 75), 1), 100),
    format,
  }
}

function formatOf(search: URLSearchParams, extension: string, accept: string): string {
  const wanted = search.get('fm')
  if (wanted === 'pjpg') return 'jpg'
  if (wanted !== null && ['jpg', 'png', 'webp', 'avif'].includes(wanted)) return wanted
  if (search.get('auto') === 'format' && accept.includes('image/webp')) return 'webp'
  return extension === 'jpg' || extension === 'webp' || extension === 'avif' ? extension : 'png'
}

function readRect(text: string | null): Cut | undefined {
  const [left, top, width, height] = (text ?? '').split(',').map((part) => Math.round(Number(part)))
  if (left === undefined || top === undefined || !width || !height) return undefined
  const isRight = [left, top, width, height].every((part) => Number.isFinite(part) && part >= 0)
  return isRight ? {left, top, width, height} : undefined
}
