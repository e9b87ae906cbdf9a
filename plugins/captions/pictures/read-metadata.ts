import {isExists} from 'date-fns/isExists'
import {type Field} from '../fields.ts'

/** What a picture's file says of itself, as texts for cells. */
export type Suggested = {[field in Field]?: string}

/**
 * Reads what photographers and agencies write into files: XMP first, which knows every language, then
 * IPTC-IIM, then EXIF. A file that says nothing, or is no picture, gives an empty object.
 *
 * | cell    | read from                                                       |
 * | ------- | --------------------------------------------------------------- |
 * | caption | `dc:description`, IIM Caption, EXIF ImageDescription            |
 * | credit  | `dc:creator` and `photoshop:Credit` as "Creator/Credit", IIM, EXIF Artist |
 * | taken   | `photoshop:DateCreated`, IIM DateCreated, EXIF DateTimeOriginal |
 * | places  | Location, City, State, Country as one place                     |
 */
export async function readMetadata(file: Blob): Promise<Suggested> {
  const {default: exifr} = await import('exifr')
  const options = {
    iptc: true,
    xmp: true,
    tiff: true,
    exif: true,
    mergeOutput: false,
    reviveValues: false,
  }
  const tags: unknown = await exifr.parse(await file.arrayBuffer(), options).catch(() => undefined)
  const at = (group: string, tag: string) => textsOf(childOf(childOf(tags, group), tag))
  const iim = (tag: string) => at('iptc', tag).map(fromUtf8)
  const first = (...lists: string[][]) => lists.find((list) => list.length > 0) ?? []
  const creators = first(at('dc', 'creator'), iim('Byline'), at('ifd0', 'Artist'))
  const [agency] = first(at('photoshop', 'Credit'), iim('Credit'))
  const places = [
    first(at('Iptc4xmpCore', 'Location'), iim('Sublocation')),
    first(at('photoshop', 'City'), iim('City')),
    first(at('photoshop', 'State'), iim('State')),
    first(at('photoshop', 'Country'), iim('Country')),
  ].flatMap(([name]) => name ?? [])
  const [taken] = first(
    at('photoshop', 'DateCreated'),
    iim('DateCreated'),
    at('exif', 'DateTimeOriginal'),
  )
  const said: [Field, string | undefined][] = [
    ['text', first(at('dc', 'description'), iim('Caption'), at('ifd0', 'ImageDescription'))[0]],
    ['alt', at('Iptc4xmpCore', 'AltTextAccessibility')[0]],
    ['credit', creditFrom(creators, agency)],
    ['people', at('Iptc4xmpExt', 'PersonInImage').join('; ')],
    ['dateCreated', dateFrom(taken)],
    ['places', places.join(', ')],
    ['usageTerms', at('xmpRights', 'UsageTerms')[0]],
  ]
  return Object.fromEntries(said.filter(([, text]) => text))
}

function creditFrom(creators: string[], agency: string | undefined): string | undefined {
  const creator = creators.join(', ')
  if (agency === undefined || agency.includes(creator)) return agency ?? (creator || undefined)
  return `${creator}/${agency}`
}

/** "2016-11-30T10:00:00+03:00", "20161130", "2016:11:29 10:00:00", "20160000" → as exact as it is. */
function dateFrom(text: string | undefined): string | undefined {
  const [, year, month = '00', day = '00'] =
    /^(\d{4})[-:]?(\d\d)?[-:]?(\d\d)?/.exec(text ?? '') ?? []
  if (year === undefined || year === '0000') return undefined
  if (month === '00') return year
  if (day === '00') return `${year}-${month}`
  return isExists(Number(year), Number(month) - 1, Number(day))
    ? `${year}-${month}-${day}`
    : undefined
}

/** IIM has no word for its encoding that everybody writes; text that is UTF-8 is read as such. */
function fromUtf8(text: string): string {
  const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0))
  if (Array.from(text).some((sign) => sign.charCodeAt(0) > 255)) return text
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes)
  } catch {
    return text
  }
}

/** Tags come as texts, as lists, or as texts with their language. */
function textsOf(tag: unknown): string[] {
  if (Array.isArray(tag)) return tag.flatMap(textsOf)
  if (typeof tag === 'string') return tag.trim() === '' ? [] : [tag.trim()]
  const value = childOf(tag, 'value')
  return value === undefined ? [] : textsOf(value)
}

function childOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).find(([key]) => key === name)?.[1]
}
