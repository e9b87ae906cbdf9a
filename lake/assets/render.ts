import sharp, {type FitEnum, type Sharp} from 'sharp'
import {MOST_PIXELS} from './picture.ts'
import {type Cut, type Rendition} from './read-rendition.ts'

/** Cuts, turns, sizes and encodes a picture, whose bytes stay as they are on disk. */
export async function render(original: string, rendition: Rendition): Promise<Buffer> {
  const options = {limitInputPixels: MOST_PIXELS}
  const {autoOrient: size} = await sharp(original, options).metadata()
  const cut = focusedCut(rendition.rect ?? {left: 0, top: 0, ...size}, rendition)
  const isWhole = cut.width === size.width && cut.height === size.height
  // Without a cut, sharp need not unpack more of a JPEG than the size that is wanted.
  const upright = sharp(original, options).autoOrient()
  let picture = resized(isWhole ? upright : upright.extract(cut), rendition)
  if (rendition.flip.includes('h')) picture = picture.flop()
  if (rendition.flip.includes('v')) picture = picture.flip()
  if (rendition.turn > 0) picture = picture.rotate(rendition.turn)
  if (rendition.blur > 0) picture = picture.blur(Math.max(0.3, rendition.blur / 20))
  return encoded(picture, rendition).timeout({seconds: 30}).toBuffer()
}

/** For `crop=focalpoint`: the largest cut of the wanted shape that has the focus in its middle. */
function focusedCut(cut: Cut, {width, height, crop, focus}: Rendition): Cut {
  if (crop !== 'focalpoint' || !width || !height) return cut
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
