import sharp from 'sharp'
import {type JsonObject} from '../documents/json.ts'
import {paletteOf} from './palette.ts'

/** Larger pictures are refused by their header, before anything is unpacked. */
export const MOST_PIXELS = 120_000_000

/** What sharp calls the formats, what the web calls them, and how their files end. */
const FORMATS = new Map([
  ['jpeg', {extension: 'jpg', mimeType: 'image/jpeg'}],
  ['png', {extension: 'png', mimeType: 'image/png'}],
  ['gif', {extension: 'gif', mimeType: 'image/gif'}],
  ['webp', {extension: 'webp', mimeType: 'image/webp'}],
  ['tiff', {extension: 'tiff', mimeType: 'image/tiff'}],
  ['heif', {extension: 'avif', mimeType: 'image/avif'}],
  ['svg', {extension: 'svg', mimeType: 'image/svg+xml'}],
])

export interface Picture {
  extension: string
  mimeType: string
  /** As people see it: after turning it as the camera says. */
  width: number
  height: number
  metadata: JsonObject
}

/** Not a picture, or not one that can be shown. The message is Content Lake's. */
export class InvalidPictureError extends Error {
  override name = 'InvalidPictureError'
}

/**
 * Looks at a picture once, for all that its document says about it. What the bytes are decides, not
 * what the file is called. Throws {@link InvalidPictureError}, also for pictures that are cut short.
 */
export async function readPicture(bytes: Uint8Array): Promise<Picture> {
  try {
    const {format, width, height, orientation = 1, hasAlpha} = await sharp(bytes).metadata()
    const kind = FORMATS.get(format)
    if (!kind || width < 1 || height < 1) throw new InvalidPictureError(UNREADABLE)
    if (width * height > MOST_PIXELS) {
      throw new InvalidPictureError(`The picture has more than ${MOST_PIXELS} pixels`)
    }
    const isTurned = orientation >= 5
    const size = isTurned ? {width: height, height: width} : {width, height}
    return {...kind, ...size, metadata: await readMetadata(bytes, size, hasAlpha)}
  } catch (error) {
    if (error instanceof InvalidPictureError) throw error
    throw new InvalidPictureError(UNREADABLE, {cause: error})
  }
}

const UNREADABLE = 'Invalid image, could not read metadata'

async function readMetadata(
  bytes: Uint8Array,
  {width, height}: {width: number; height: number},
  hasAlpha: boolean,
): Promise<JsonObject> {
  const small = sharp(bytes, {limitInputPixels: MOST_PIXELS})
    .autoOrient()
    .resize(64, 64, {fit: 'inside'})
  const pixels = await small.clone().flatten().toColourspace('srgb').removeAlpha().raw().toBuffer()
  const {isOpaque} = await small.clone().toColourspace('srgb').stats()
  const preview = small.clone().resize(20, 20, {fit: 'inside'})
  const lqip = isOpaque
    ? `data:image/jpeg;base64,${(await preview.jpeg().toBuffer()).toString('base64')}`
    : `data:image/png;base64,${(await preview.png().toBuffer()).toString('base64')}`
  return {
    _type: 'sanity.imageMetadata',
    dimensions: {
      _type: 'sanity.imageDimensions',
      width,
      height,
      aspectRatio: width / height,
    },
    hasAlpha,
    isOpaque,
    lqip,
    palette: paletteOf(pixels),
  }
}
