import {type Image} from '../content/story.ts'
import {shownSize} from '../view/image-addresses.ts'
import {useView} from '../view/view.ts'

const WIDTHS = [360, 720, 1080, 1440, 2000]

interface PictureImageProps {
  image: Image
  alt: string
  /** How wide the image stands on the page, as `sizes` says it. */
  sizes: string
  /** Loaded before everything else; all others wait until they are scrolled to. */
  isFirst?: boolean
  /** Width by height, where a list cuts all pictures alike. */
  shape?: number
}

/** An image that takes its place before it has come, filled with its own colour. */
export function PictureImage({image, alt, sizes, isFirst = false, shape}: PictureImageProps) {
  const {images} = useView()
  const shown = shownSize(image)
  const address = (width: number) =>
    shape === undefined
      ? images.whole(image, width)
      : images.cut(image, width, Math.round(width / shape))
  const widths = WIDTHS.filter((width) => width < shown.width)
  if (widths.length < WIDTHS.length) widths.push(Math.min(shown.width, WIDTHS.at(-1) ?? 0))
  const height = shape === undefined ? shown.height : Math.round(shown.width / shape)
  return (
    <img
      src={address(Math.min(1080, shown.width))}
      srcSet={widths.map((width) => `${address(width)} ${width}w`).join(', ')}
      sizes={sizes}
      width={shown.width}
      height={height}
      alt={alt}
      style={image.tone ? {backgroundColor: image.tone} : undefined}
      {...(isFirst ? {fetchPriority: 'high'} : {loading: 'lazy', decoding: 'async'})}
    />
  )
}
