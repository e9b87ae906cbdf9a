import {type ReactNode} from 'react'
import {picturesOf} from '../content/place-pictures.ts'
import {type Story} from '../content/story.ts'
import {type View} from '../view/view.ts'
import {describeStory} from './describe-story.ts'
import {storyJsonLd} from './json-ld.ts'
import {publishedDate} from './published-date.ts'

/** What the story's page tells those who pass it on: Open Graph, and schema.org as JSON-LD. */
export function storyHead(view: View, story: Story): ReactNode {
  const {headline, path, dates, section, topics} = story
  const lead = picturesOf(story.body).find(({image}) => image)
  const properties: [string, string | undefined][] = [
    ['og:type', 'article'],
    ['og:site_name', view.publication.name],
    ['og:title', headline],
    ['og:description', describeStory(story)],
    ['og:url', path && view.origin + path],
    ['og:image', lead?.image && view.images.cut(lead.image, 1200, 630)],
    ['og:image:width', lead && '1200'],
    ['og:image:height', lead && '630'],
    ['og:image:alt', lead?.alt],
    ['article:published_time', publishedDate(dates)],
    ['article:modified_time', dates.updated],
    ['article:section', section?.title],
    ...topics.map((topic): [string, string] => ['article:tag', topic]),
  ]
  return (
    <>
      {properties.map(
        ([property, content]) =>
          content && <meta key={`${property} ${content}`} property={property} content={content} />,
      )}
      <meta name="twitter:card" content={lead ? 'summary_large_image' : 'summary'} />
      <script
        type="application/ld+json"
        dangerouslySetInnerHTML={{__html: storyJsonLd(view, story)}}
      />
    </>
  )
}
