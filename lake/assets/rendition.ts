import {createHash} from 'node:crypto'
import {mkdir, readdir, rm, stat} from 'node:fs/promises'
import {join} from 'node:path'
import sharp, {type FitEnum, type Sharp} from 'sharp'
import {readFileIfThere, writeWhole} from './asset-store.ts'
import {MOST_PIXELS} from './picture.ts'

const LARGEST_SIDE = 8192
const MOST_CACHED_BYTES = 512 * 1024 * 1024
const MOST_AT_ONCE = 2

/** A picture as a page wants it; see {@link readRendition}. */
export interface Rendition {
  rect?: {left: number; top: number; width: number; height: number}
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
  const isPlain = ![
    'w',
    'h',
    'max-w',
    'max-h',
    'rect',
    'fm',
    'auto',
    'q',
    'blur',
    'flip',
    'rot',
    'or',
  ].some((name) => search.has(name))
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

/** Makes small pictures of large ones, each once: they are kept on disk, the oldest go first. */
export class Renditions {
  readonly #folder: string
  readonly #making = new Map<string, Promise<Blob>>()
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(folder: string) {
    this.#folder = folder
  }

  /** `name` identifies the picture that `original` is the path of; `key` what was made of it. */
  async get(
    name: string,
    original: string,
    rendition: Rendition,
  ): Promise<{key: string; file: Blob}> {
    const key = createHash('sha256')
      .update(JSON.stringify([name, rendition]))
      .digest('hex')
    const path = join(this.#folder, `${key}.${rendition.format}`)
    const kept = await readFileIfThere(path)
    if (kept) return {key, file: kept}
    const making = this.#making.get(path) ?? this.#make(path, original, rendition)
    this.#making.set(path, making)
    return {key, file: await making.finally(() => this.#making.delete(path))}
  }

  async #make(path: string, original: string, rendition: Rendition): Promise<Blob> {
    if (this.#running >= MOST_AT_ONCE) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
    this.#running++
    try {
      const bytes = await render(original, rendition)
      await mkdir(this.#folder, {recursive: true})
      await this.#makeRoom(bytes.length)
      await writeWhole(path, bytes)
      return new Blob([new Uint8Array(bytes)])
    } finally {
      this.#running--
      this.#waiting.shift()?.()
    }
  }

  async #makeRoom(bytes: number): Promise<void> {
    const names = await readdir(this.#folder)
    const paths = names.map((name) => join(this.#folder, name))
    const files = await Promise.all(paths.map(async (path) => ({path, ...(await sizeOf(path))})))
    let total = files.reduce((sum, {size}) => sum + size, bytes)
    for (const {path, size} of files.sort((left, right) => left.time - right.time)) {
      if (total <= MOST_CACHED_BYTES) return
      await rm(path, {force: true})
      total -= size
    }
  }
}

async function sizeOf(path: string): Promise<{size: number; time: number}> {
  const found = await stat(path).catch(() => undefined)
  return {size: found?.size ?? 0, time: found?.mtimeMs ?? 0}
}

async function render(original: string, rendition: Rendition): Promise<Buffer> {
  const options = {limitInputPixels: MOST_PIXELS}
  const {autoOrient: size} = await sharp(original, options).metadata()
  const cut = focusedCut(within(rendition.rect, size), rendition)
  const isWhole = cut.width === size.width && cut.height === size.height
  // Without a cut, sharp need not unpack more of a JPEG than the size that is wanted.
  const upright = sharp(original, options).autoOrient()
  let picture = resized(isWhole ? upright : upright.extract(cut), rendition)
  if (rendition.flip.includes('h')) picture = picture.flop()
  if (rendition.flip.includes('v')) picture = picture.flip()
  if (rendition.turn % 90 === 0 && rendition.turn > 0) picture = picture.rotate(rendition.turn)
  if (rendition.blur > 0) picture = picture.blur(Math.max(0.3, rendition.blur / 20))
  return encoded(picture, rendition).timeout({seconds: 30}).toBuffer()
}

interface Cut {
  left: number
  top: number
  width: number
  height: number
}

function within(rect: Cut | undefined, {width, height}: {width: number; height: number}): Cut {
  if (!rect) return {left: 0, top: 0, width, height}
  const left = Math.min(rect.left, width - 1)
  const top = Math.min(rect.top, height - 1)
  return {
    left,
    top,
    width: Math.max(1, Math.min(rect.width, width - left)),
    height: Math.max(1, Math.min(rect.height, height - top)),
  }
}

/** For `crop=focalpoint`: the largest cut of the wanted shape that has the focus in its middle. */
function focusedCut(cut: Cut, {width, height, fit, crop, focus}: Rendition): Cut {
  if (fit !== 'crop' || crop !== 'focalpoint' || !width || !height) return cut
  const scale = Math.min(cut.width / width, cut.height / height)
  const inner = {width: Math.round(width * scale), height: Math.round(height * scale)}
  const place = (middle: number, size: number, most: number) => {
    return Math.round(Math.min(Math.max(middle * most - size / 2, 0), most - size))
  }
  return {
    left: cut.left + place(focus.x, inner.width, cut.width),
    top: cut.top + place(focus.y, inner.height, cut.height),
    width: Math.max(1, inner.width),
    height: Math.max(1, inner.height),
  }
}

function resized(picture: Sharp, {width, height, fit, crop, background}: Rendition): Sharp {
  if (width === undefined && height === undefined) return picture
  return picture.resize({
    ...(width === undefined ? {} : {width}),
    ...(height === undefined ? {} : {height}),
    fit: FITS.get(fit) ?? 'inside',
    withoutEnlargement: fit === 'max' || fit === 'fillmax' || fit === 'min',
    position: POSITIONS.get(crop) ?? 'centre',
    background: background === '' ? {r: 0, g: 0, b: 0, alpha: 0} : `#${background}`,
  })
}

const FITS = new Map<string, keyof FitEnum>([
  ['clip', 'inside'],
  ['max', 'inside'],
  ['crop', 'cover'],
  ['min', 'cover'],
  ['fill', 'contain'],
  ['fillmax', 'contain'],
  ['scale', 'fill'],
])

const POSITIONS = new Map([
  ['top', 'top'],
  ['bottom', 'bottom'],
  ['left', 'left'],
  ['right', 'right'],
  ['entropy', 'entropy'],
])

function encoded(picture: Sharp, {format, quality, background}: Rendition): Sharp {
  switch (format) {
    case 'jpg': {
      const opaque = picture.flatten({background: background === '' ? '#fff' : `#${background}`})
      return opaque.jpeg({quality, mozjpeg: false})
    }
    case 'webp':
      return picture.webp({quality, effort: 2})
    case 'avif':
      return picture.avif({quality, effort: 2})
    default:
      return picture.png()
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
