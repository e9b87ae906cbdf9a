import {createImageUrlBuilder} from '@sanity/image-url'
import {type Image} from '../content/story.ts'

/** Where renditions of images are had: at sanity.io, or at a lake of one's own. */
export interface ImageAddresses {
  /** The origin that serves them, for policies and preconnects. */
  origin: string
  /** A rendition of the whole image (within its crop), `width` pixels wide. */
  whole: (image: Image, width: number) => string
  /** A rendition of a shape, around the image's hotspot. */
  cut: (image: Image, width: number, height: number) => string
}

export function createImageAddresses(config: {
  projectId: string
  dataset: string
  apiHost?: string
}): ImageAddresses {
  const {projectId, dataset, apiHost} = config
  const origin = apiHost === undefined ? 'https://cdn.sanity.io' : new URL(apiHost).origin
  const builder = createImageUrlBuilder({projectId, dataset, baseUrl: origin})
  const of = ({assetId, crop, hotspot}: Image) =>
    builder
      .image({asset: {_ref: assetId}, ...(crop ? {crop} : {}), ...(hotspot ? {hotspot} : {})})
      .auto('format')
  const known = new Map<string, string>()
  const remember = (image: Image, size: string, make: () => string): string => {
    const {assetId, crop, hotspot} = image
    const key = JSON.stringify([assetId, size, crop, hotspot])
    const address = known.get(key) ?? make()
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(key, address)
    return address
  }
  return {
    origin,
    whole: (image, width) =>
      remember(image, `${width}`, () => of(image).width(width).fit('max').url()),
    cut: (image, width, height) =>
      remember(image, `${width}x${height}`, () =>
        of(image).width(width).height(height).fit('crop').url(),
      ),
  }
}

/** Addresses are a third of what rendering a gallery costs, and the same in every rendering. */
const MOST_KNOWN = 20_000

/** The size that readers see, once the desk's crop is taken off. */
export function shownSize({width, height, crop}: Image): {width: number; height: number} {
  if (crop === undefined) return {width, height}
  return {
    width: Math.max(1, Math.round(width * (1 - crop.left - crop.right))),
    height: Math.max(1, Math.round(height * (1 - crop.top - crop.bottom))),
  }
}
