import {type Gallery, type Picture} from '../content/story.ts'
import {ratioOf} from '../view/picture-ratio.ts'
import {useView} from '../view/view.ts'
import {PictureFigure} from './picture-figure.tsx'

/**
 * A gallery where it stands in the story, counted by the order of its captions. Each picture can be
 * linked to; without scripts, the one that is linked to fills the window.
 */
export function GallerySection({gallery}: {gallery: Gallery}) {
  const {edit} = useView()
  const {id, anchor, pictures, title, intro} = gallery
  if (pictures.length === 0) return null
  const field = {id, type: 'gallery'} as const
  return (
    <section className="gallery" id={anchor} data-gallery="">
      <header>
        <h2 dir="auto" {...edit(field, 'title')}>
          {title ?? 'In pictures'}
        </h2>
        {intro && (
          <p dir="auto" {...edit(field, 'intro')}>
            {intro}
          </p>
        )}
      </header>
      <ol>
        {pictures.map((picture, index) => (
          <li
            key={picture.anchor}
            id={picture.anchor}
            className={picture.image ? undefined : 'without'}
            style={ratioOf(picture)}
          >
            <PictureFigure
              picture={picture}
              sizes="(min-width: 64rem) 30rem, (min-width: 40rem) 50vw, 100vw"
              count={`${index + 1} of ${pictures.length}`}
            />
            <PlainSteps gallery={anchor} before={pictures[index - 1]} after={pictures[index + 1]} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Without scripts these lead from one enlarged picture to the next. */
function PlainSteps({
  gallery,
  before,
  after,
}: {
  gallery: string
  before?: Picture
  after?: Picture
}) {
  return (
    <p className="steps">
      {before && <a href={`#${before.anchor}`}>Previous</a>}
      {after && <a href={`#${after.anchor}`}>Next</a>}
      <a href={`#${gallery}`}>Close</a>
    </p>
  )
}
