import {type Picture} from '../content/story.ts'
import {useView} from '../view/view.ts'
import {PictureImage} from './picture-image.tsx'
import {PictureText} from './picture-text.tsx'

interface PictureFigureProps {
  picture: Picture
  sizes: string
  /** Its place among the pictures of a gallery. */
  count?: string
}

/**
 * A picture with its words; where there is no image, a plate: the caption set large, numbered with
 * the rest, and why the image is not there.
 */
export function PictureFigure({picture, sizes, count}: PictureFigureProps) {
  const {edit, publication} = useView()
  const {image, missing, anchor} = picture
  const field = {id: picture.id, type: 'caption'} as const
  return (
    <figure className={image ? undefined : 'plate'} {...edit(field, 'image')}>
      {image && (
        <a href={`#${anchor}`} className="zoom">
          <PictureImage
            image={image}
            alt={picture.alt ?? ''}
            sizes={sizes}
            isFirst={picture.isFirst}
          />
          {picture.alt === undefined && <span className="vh">Show the picture larger</span>}
        </a>
      )}
      {missing && (
        <p className="missing" lang={publication.language}>
          {missing.reason}
          {missing.note && <span dir="auto"> {missing.note}</span>}
        </p>
      )}
      <figcaption>
        {count && (
          <p className="count" lang={publication.language}>
            {image ? (
              count
            ) : (
              <a href={`#${anchor}`} className="zoom">
                {count}
              </a>
            )}
          </p>
        )}
        <PictureText picture={picture} />
      </figcaption>
    </figure>
  )
}
