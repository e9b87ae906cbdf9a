import {formatPartialDate} from '../../newsroom/dates/partial-date.ts'
import {isDay} from '../../newsroom/story-path.ts'
import {CORRECTION_TITLES} from '../components/correction-list.tsx'
import {rowsOf, spanTextOf} from '../content/fields.ts'
import {nextChangeOf} from '../content/next-change.ts'
import {readCard} from '../content/read-card.ts'
import {announced} from '../content/read-correction.ts'
import {readSection} from '../content/read-story-link.ts'
import {standingOf} from '../content/standing.ts'
import {type Card, type Correction, type Section, type StoryDates} from '../content/story.ts'
import {type Answer, type Asked} from '../pages/answer.ts'
import {notFound} from '../pages/message-page.tsx'
import {feedPath, sectionPath} from '../paths.ts'
import {FEED_QUERY} from '../queries.ts'
import {formatDay} from '../view/dates.ts'
import {type View} from '../view/view.ts'
import {xmlOf, type XmlElement} from './xml.ts'

/**
 * `/rss.xml` and `/world/rss.xml`: the newest 50 stories with their text. They come in the order in
 * which they came to readers here; a story out of the archive bears its own date.
 */
export async function rssFeed({read, params, now, view}: Asked): Promise<Answer> {
  const slug = params['section'] ?? ''
  const {menu, section, stories} = await read(FEED_QUERY, {section: slug, now: now.toISOString()})
  const found = readSection(section)
  if (slug !== '' && found === undefined) return notFound(view, menu)
  const open = rowsOf(stories).filter(({card}) => standingOf(card, now) === 'open')
  const items = open.map(({card, text, corrections, correctedBy}) =>
    itemOf(view, readCard(card, now), {
      text: spanTextOf(text),
      corrections: announced([...rowsOf(correctedBy), ...rowsOf(corrections)]),
    }),
  )
  return {
    status: 200,
    type: 'rss',
    body: xmlOf({rss: {...NAMESPACES, channel: {...channelOf(view, found), item: items}}}),
    until: nextChangeOf(
      open.map(({card}) => card),
      now,
    ),
  }
}

const NAMESPACES = {
  '@version': '2.0',
  '@xmlns:atom': 'http://www.w3.org/2005/Atom',
  '@xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  '@xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  '@xmlns:media': 'http://search.yahoo.com/mrss/',
}

function channelOf({publication, origin}: View, section: Section | undefined): XmlElement {
  return {
    'title': section ? `${section.title} | ${publication.name}` : publication.name,
    'link': origin + (section ? sectionPath(section.slug) : '/'),
    'description': publication.description,
    'language': publication.language,
    'atom:link': {
      '@href': origin + feedPath(section?.slug),
      '@rel': 'self',
      '@type': 'application/rss+xml',
    },
  }
}

interface Told {
  text: string
  corrections: Correction[]
}

function itemOf(view: View, card: Card, {text, corrections}: Told): XmlElement {
  const {id, headline, path, dates, section, standfirst} = card
  const told = dates.own && `First published ${formatPartialDate(dates.own)}.`
  return {
    'title': headline,
    'link': path && view.origin + path,
    'guid': {'@isPermaLink': 'false', '#text': id},
    'pubDate': dateOf(dates),
    'atom:updated': dates.updated,
    'dc:creator': card.bylines.map(({name}) => name).join(', ') || undefined,
    'category': section?.title,
    // Feed readers take it for HTML: its words are told as such, and escaped once more by the feed.
    'description': escaped([told, standfirst].filter(Boolean).join(' ')) || undefined,
    'content:encoded': paragraphs(text) + notes(view, corrections) || undefined,
    'media:content': mediaOf(view, card),
  }
}

/** The story's own date. One that is not known to the day is told in words, and never made up. */
function dateOf({own, live}: StoryDates): string | undefined {
  const day = own ? (isDay(own.edtf) ? own.edtf : undefined) : live
  return day && new Date(day).toUTCString()
}

/** Below the text, as on the page: a reader of the feed may never see the page. */
function notes({publication}: View, corrections: readonly Correction[]): string {
  return corrections
    .map(({kind, date, text}) => {
      const day = date && formatDay(date, publication)
      const label = [CORRECTION_TITLES[kind], day].filter(Boolean).join(', ')
      return `<p><strong>${escaped(label)}</strong> ${escaped(text)}</p>`
    })
    .join('')
}

/** Plain paragraphs as HTML; the feed escapes it once more. */
function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${escaped(paragraph)}</p>`)
    .join('')
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (one) => ENTITIES[one] ?? '')
}

const ENTITIES: Record<string, string> = {'&': '&amp;', '<': '&lt;', '>': '&gt;'}

function mediaOf({images}: View, {lead}: Card): XmlElement | undefined {
  if (!lead?.image) return undefined
  return {
    '@url': images.whole(lead.image, 1200),
    '@medium': 'image',
    'media:description': lead.text,
    'media:credit': lead.credit?.line,
  }
}
