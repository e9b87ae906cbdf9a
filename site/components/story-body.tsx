import {PortableText, type PortableTextComponents} from '@portabletext/react'
import {
  type BodyBlock,
  type GalleryBlock,
  type Link,
  type NoteBlock,
  type PictureBlock,
  type QuoteBlock,
} from '../content/story.ts'
import {ratioOf} from '../view/picture-ratio.ts'
import {type EditAttribute, type Subject, useView} from '../view/view.ts'
import {CorrectionText} from './correction-list.tsx'
import {GallerySection} from './gallery-section.tsx'
import {PictureFigure} from './picture-figure.tsx'

/** The text of a story, with galleries, pictures and quotes where they stand. */
export function StoryBody({storyId, body}: {storyId: string; body: BodyBlock[]}) {
  const view = useView()
  const field: Subject = {id: storyId, type: 'article'}
  const editBlock = (key = '') => view.edit(field, `body[_key=="${key}"]`)
  return (
    <PortableText value={body} components={componentsFor(editBlock)} onMissingComponent={false} />
  )
}

function componentsFor(editBlock: (key?: string) => EditAttribute): PortableTextComponents {
  return {
    types: {
      gallery: ({value}: {value: GalleryBlock}) => <GallerySection gallery={value.gallery} />,
      picture: ({value}: {value: PictureBlock}) => <SinglePicture block={value} />,
      quote: ({value}: {value: QuoteBlock}) => (
        <figure className="quote" {...editBlock(value._key)}>
          <blockquote dir="auto">
            <p>{value.text}</p>
          </blockquote>
          {value.attribution && <figcaption dir="auto">{value.attribution}</figcaption>}
        </figure>
      ),
      note: ({value}: {value: NoteBlock}) => (
        <aside className="note">
          <CorrectionText correction={value.correction} />
        </aside>
      ),
    },
    block: {
      normal: ({children, value}) => <p {...editBlock(value._key)}>{children}</p>,
      h2: ({children, value}) => <h2 {...editBlock(value._key)}>{children}</h2>,
      h3: ({children, value}) => <h3 {...editBlock(value._key)}>{children}</h3>,
      blockquote: ({children, value}) => (
        <blockquote {...editBlock(value._key)}>
          <p>{children}</p>
        </blockquote>
      ),
    },
    marks: {
      link: ({children, value}: {children?: React.ReactNode; value?: Link}) => (
        <TextLink link={value}>{children}</TextLink>
      ),
    },
  }
}

function SinglePicture({block: {picture}}: {block: PictureBlock}) {
  return (
    <div className="picture" id={picture.anchor} style={ratioOf(picture)} data-gallery="">
      <PictureFigure picture={picture} sizes="(min-width: 44rem) 42rem, 100vw" />
    </div>
  )
}

/** The address was judged when the story was read: only a safe one is left here. */
function TextLink({link, children}: {link?: Link; children: React.ReactNode}) {
  const view = useView()
  if (link === undefined) return children
  const isOwn = link.href.startsWith('/')
  return <a href={isOwn ? view.link(link.href) : link.href}>{children}</a>
}
