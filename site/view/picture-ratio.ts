import {type Picture} from '../content/story.ts'
import {shownSize} from './image-addresses.ts'

/** The shape of a picture, for CSS: rows fill themselves, and no picture is higher than the window. */
export function ratioOf({image}: Picture): Record<string, string> | undefined {
  if (image === undefined) return undefined
  const {width, height} = shownSize(image)
  return {'--ratio': String(Math.round((width / height) * 100) / 100)}
}
