import {type JsonObject} from '../documents/json.ts'

/**
 * The seven swatches that Sanity keeps of a picture, found as Vibrant does: of all colours in it, the
 * one nearest to an ideal lightness and saturation. [least, ideal, most]
 */
const LIGHT = [0.55, 0.74, 1] as const
const NORMAL = [0.3, 0.5, 0.7] as const
const DARK = [0, 0.26, 0.45] as const
const VIVID = [0.35, 1, 1] as const
const MUTED = [0, 0.3, 0.4] as const
const SWATCHES = {
  vibrant: [NORMAL, VIVID],
  lightVibrant: [LIGHT, VIVID],
  darkVibrant: [DARK, VIVID],
  muted: [NORMAL, MUTED],
  lightMuted: [LIGHT, MUTED],
  darkMuted: [DARK, MUTED],
} as const

interface Colour {
  red: number
  green: number
  blue: number
  lightness: number
  saturation: number
  /** Share of the picture in percent. */
  population: number
}

/** `pixels` are RGB triples. A picture without pixels has a black palette. */
export function paletteOf(pixels: Uint8Array): JsonObject {
  const colours = coloursOf(pixels)
  const dominant = colours[0] ?? BLACK
  const swatches = Object.entries(SWATCHES).map(([name, [lightness, saturation]]) => {
    return [name, swatch(bestOf(colours, lightness, saturation) ?? {...dominant, population: 0})]
  })
  return {
    _type: 'sanity.imagePalette',
    dominant: swatch(dominant),
    ...Object.fromEntries(swatches),
  }
}

const BLACK: Colour = {red: 0, green: 0, blue: 0, lightness: 0, saturation: 0, population: 0}

/** Colours that differ by little count as one. Most frequent first. */
function coloursOf(pixels: Uint8Array): Colour[] {
  const buckets = new Map<number, {red: number; green: number; blue: number; count: number}>()
  const total = Math.floor(pixels.length / 3)
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3)
    const key = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4)
    const bucket = buckets.get(key) ?? {red: 0, green: 0, blue: 0, count: 0}
    buckets.set(key, {
      red: bucket.red + red,
      green: bucket.green + green,
      blue: bucket.blue + blue,
      count: bucket.count + 1,
    })
  }
  return [...buckets.values()]
    .sort((left, right) => right.count - left.count)
    .map(({red, green, blue, count}) => {
      return colour(red / count, green / count, blue / count, (100 * count) / total)
    })
}

function colour(red: number, green: number, blue: number, population: number): Colour {
  const most = Math.max(red, green, blue) / 255
  const least = Math.min(red, green, blue) / 255
  const lightness = (most + least) / 2
  const spread = most - least
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * lightness - 1))
  return {red, green, blue, lightness, saturation, population}
}

type Range = readonly [least: number, ideal: number, most: number]

function bestOf(colours: Colour[], lightness: Range, saturation: Range): Colour | undefined {
  const fitting = colours.filter((each) => {
    return isWithin(each.lightness, lightness) && isWithin(each.saturation, saturation)
  })
  const score = (each: Colour) =>
    6 * (1 - Math.abs(each.lightness - lightness[1])) +
    3 * (1 - Math.abs(each.saturation - saturation[1])) +
    each.population / 100
  return fitting.reduce<Colour | undefined>(
    (best, each) => (best && score(best) >= score(each) ? best : each),
    undefined,
  )
}

function isWithin(value: number, [least, , most]: Range): boolean {
  return value >= least && value <= most
}

function swatch({red, green, blue, population}: Colour): JsonObject {
  const isLight = (299 * red + 587 * green + 114 * blue) / 1000 > 150
  return {
    _type: 'sanity.imagePaletteSwatch',
    background: `#${[red, green, blue].map((part) => hex(part)).join('')}`,
    foreground: isLight ? '#000' : '#fff',
    title: isLight ? '#000' : '#fff',
    population: Math.round(population * 100) / 100,
  }
}

function hex(part: number): string {
  return Math.round(part).toString(16).padStart(2, '0')
}
