import {picturesOf} from '../content/place-pictures.ts'
import {
  type Byline,
  type Correction,
  type Credit,
  type Gallery,
  type Picture,
  type Story,
} from '../content/story.ts'
import {bylinePath, sectionPath} from '../paths.ts'
import {shownSize} from '../view/image-addresses.ts'
import {type View} from '../view/view.ts'
import {describeStory} from './describe-story.ts'
import {isoDate, publishedDate} from './published-date.ts'

/** A thing of schema.org. What is `undefined` is not said. */
interface Thing {
  [property: string]: string | number | boolean | Thing | (Thing | string)[] | undefined
}

/** Google reads so much of a headline. */
const LONGEST_HEADLINE = 110

/**
 * What the page says, for machines, as a graph of schema.org: the story with its corrections, each
 * gallery with its pictures and whose they are, the way to the story, the paper. A picture that is
 * not there is not told of.
 *
 * @returns JSON that can stand inside a `<script>`
 */
export function storyJsonLd(view: View, story: Story): string {
  const url = view.origin + (story.path ?? '')
  const galleries = galleriesOf(story)
  const graph = [
    newsArticle(view, story, url, galleries),
    ...galleries.map((gallery) => imageGallery(view, gallery, url)),
    ...breadcrumbs(view, story),
    paper(view),
  ]
  return escaped(JSON.stringify({'@context': 'https://schema.org', '@graph': graph}))
}

/** Each gallery once, however often it stands in the story: where it stands first. */
function galleriesOf({body}: Story): Gallery[] {
  const all = body.flatMap((block) => (block._type === 'gallery' ? [block.gallery] : []))
  return all.filter(({id}, index) => all.findIndex((one) => one.id === id) === index)
}

function newsArticle(view: View, story: Story, url: string, galleries: Gallery[]): Thing {
  const alone = story.body.flatMap((block) => (block._type === 'picture' ? [block.picture] : []))
  return {
    '@type': 'NewsArticle',
    '@id': `${url}#article`,
    'url': url,
    'mainEntityOfPage': url,
    'headline': story.headline.slice(0, LONGEST_HEADLINE).toWellFormed(),
    'description': describeStory(story),
    'datePublished': publishedDate(story.dates),
    'dateModified': story.dates.updated ?? story.dates.live,
    'dateline': story.dateline,
    'articleSection': story.section?.title,
    'keywords': some(story.topics),
    'inLanguage': story.language ?? view.publication.language,
    'isAccessibleForFree': true,
    'author': some(story.bylines.map((byline) => author(view, byline))),
    'publisher': {'@id': paperId(view)},
    'image': shapes(view, story),
    'associatedMedia': some(alone.flatMap((picture) => imageObject(view, picture))),
    'hasPart': some(galleries.map(({anchor}) => ({'@id': `${url}#${anchor}`}))),
    'correction': some(story.corrections.map(correctionComment)),
  }
}

function author({origin}: View, {name, person}: Byline): Thing {
  return {
    '@type': 'Person',
    'name': name,
    'jobTitle': person?.jobTitle,
    'url': person?.slug && origin + bylinePath(person.slug),
    'sameAs': some(person?.sameAs ?? []),
  }
}

/** The first picture in the three shapes that Google asks for. */
function shapes({images}: View, {body}: Story): string[] | undefined {
  const first = picturesOf(body).find(({image}) => image)?.image
  return first && [675, 900, 1200].map((height) => images.cut(first, 1200, height))
}

function correctionComment({text, date}: Correction): Thing {
  return {'@type': 'CorrectionComment', 'text': text, 'datePublished': date}
}

function imageGallery(view: View, {anchor, title, intro, pictures}: Gallery, url: string): Thing {
  return {
    '@type': 'ImageGallery',
    '@id': `${url}#${anchor}`,
    'url': `${url}#${anchor}`,
    'name': title,
    'description': intro,
    'isPartOf': {'@id': `${url}#article`},
    'associatedMedia': some(pictures.flatMap((picture) => imageObject(view, picture))),
  }
}

function imageObject({images}: View, picture: Picture): Thing[] {
  const {image, credit, taken, places, text, copyright} = picture
  if (image === undefined) return []
  return [
    {
      '@type': 'ImageObject',
      'contentUrl': images.whole(image, WIDTH),
      ...scaled(shownSize(image)),
      'caption': text,
      'creditText': credit?.line,
      'creator': credit && some(creators(credit)),
      'copyrightNotice': copyright,
      'dateCreated': isoDate(taken?.edtf),
      'contentLocation': some(places.map((name) => ({'@type': 'Place', name}))),
    },
  ]
}

/** Wide enough for any screen that shows a search result. */
const WIDTH = 2000

function scaled({width, height}: {width: number; height: number}) {
  const scale = Math.min(1, WIDTH / width)
  return {width: Math.round(width * scale), height: Math.round(height * scale)}
}

function creators({creators: people, source}: Credit): Thing[] {
  if (people.length > 0) return people.map((name) => ({'@type': 'Person', name}))
  return source ? [{'@type': 'Organization', 'name': source}] : []
}

function breadcrumbs({origin}: View, {section, headline}: Story): Thing[] {
  if (section === undefined) return []
  const item = origin + sectionPath(section.slug)
  return [
    {
      '@type': 'BreadcrumbList',
      'itemListElement': [
        {'@type': 'ListItem', 'position': 1, 'name': section.title, item},
        {'@type': 'ListItem', 'position': 2, 'name': headline},
      ],
    },
  ]
}

function paper(view: View): Thing {
  return {
    '@type': 'NewsMediaOrganization',
    '@id': paperId(view),
    'name': view.publication.name,
    'url': view.origin,
    'correctionsPolicy': `${view.origin}/corrections`,
  }
}

function paperId({origin}: View): string {
  return `${origin}/#paper`
}

function some<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined
}

/** Nothing in it can end the script that it stands in. */
function escaped(json: string): string {
  return json
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}
