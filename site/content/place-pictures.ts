import {type BodyBlock, type Gallery, type Picture} from './story.ts'

/**
 * Gives each gallery and each picture its own anchor, also where one stands twice (`caption-a`, then
 * `caption-a-2`), and marks the first image of the page.
 */
export function placePictures(body: readonly BodyBlock[]): BodyBlock[] {
  const anchors = new Set<string>()
  let hasFirst = false
  const anchorOf = (id: string): string => {
    let anchor = id
    for (let use = 2; anchors.has(anchor); use++) anchor = `${id}-${use}`
    anchors.add(anchor)
    return anchor
  }
  const place = (picture: Picture): Picture => {
    const isFirst = picture.image !== undefined && !hasFirst
    hasFirst ||= isFirst
    return {...picture, anchor: anchorOf(picture.id), ...(isFirst ? {isFirst} : {})}
  }
  const placeAll = (gallery: Gallery): Gallery => ({
    ...gallery,
    anchor: anchorOf(gallery.id),
    pictures: gallery.pictures.map(place),
  })
  return body.map((block): BodyBlock => {
    if (block._type === 'picture') return {...block, picture: place(block.picture)}
    return block._type === 'gallery' ? {...block, gallery: placeAll(block.gallery)} : block
  })
}

/** All pictures of a story, in the order of the page. */
export function picturesOf(body: readonly BodyBlock[]): Picture[] {
  return body.flatMap((block) => {
    if (block._type === 'picture') return [block.picture]
    return block._type === 'gallery' ? block.gallery.pictures : []
  })
}
