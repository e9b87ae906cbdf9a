import {type BodyBlock, type Picture} from './story.ts'

/**
 * Gives each picture its own anchor, also where one caption stands twice (`caption-a`, then
 * `caption-a-2`), and marks the first image of the page.
 */
export function placePictures(body: readonly BodyBlock[]): BodyBlock[] {
  const uses = new Map<string, number>()
  let hasFirst = false
  const place = (picture: Picture): Picture => {
    const use = (uses.get(picture.id) ?? 0) + 1
    uses.set(picture.id, use)
    const isFirst = picture.image !== undefined && !hasFirst
    hasFirst ||= isFirst
    return {
      ...picture,
      anchor: use === 1 ? picture.id : `${picture.id}-${use}`,
      ...(isFirst ? {isFirst} : {}),
    }
  }
  return body.map((block): BodyBlock => {
    if (block._type === 'picture') return {...block, picture: place(block.picture)}
    if (block._type !== 'gallery') return block
    return {...block, gallery: {...block.gallery, pictures: block.gallery.pictures.map(place)}}
  })
}

/** All pictures of a story, in the order of the page. */
export function picturesOf(body: readonly BodyBlock[]): Picture[] {
  return body.flatMap((block) => {
    if (block._type === 'picture') return [block.picture]
    return block._type === 'gallery' ? block.gallery.pictures : []
  })
}
