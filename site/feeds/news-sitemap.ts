import {dayOf, momentOn, shiftDay} from '../../newsroom/dates/calendar-day.ts'
import {NEWSROOM_TIME_ZONE} from '../../newsroom/dates/zoned-time.ts'
import {isDay} from '../../newsroom/story-path.ts'
import {rowsOf} from '../content/fields.ts'
import {readStoryLink} from '../content/read-story-link.ts'
import {standingOf} from '../content/standing.ts'
import {type StoryLink} from '../content/story.ts'
import {type Answer, type Asked} from '../pages/answer.ts'
import {NEWS_SITEMAP_QUERY} from '../queries.ts'
import {type View} from '../view/view.ts'
import {xmlOf, type XmlElement} from './xml.ts'

/** Google reads a news sitemap for two days of news and no more (Google News, "News sitemaps"). */
const NEWS_MS = 48 * 60 * 60 * 1000

/**
 * `/sitemap-news.xml`: the news of the last two days. What is out of the archive is no news on the
 * day on which it comes here: it is not listed.
 */
export async function newsSitemap({read, now, view}: Asked): Promise<Answer> {
  const since = new Date(now.getTime() - NEWS_MS)
  const rows = await read(NEWS_SITEMAP_QUERY, {since: since.toISOString(), now: now.toISOString()})
  const news = rowsOf(rows)
    .filter((row) => standingOf(row, now) === 'open')
    .map(readStoryLink)
    .filter((story) => story.path !== undefined && isNews(story, since))
  return {
    status: 200,
    type: 'xml',
    body: xmlOf({
      urlset: {
        '@xmlns': 'http://www.sitemaps.org/schemas/sitemap/0.9',
        '@xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9',
        'url': news.map((story) => urlOf(view, story)),
      },
    }),
    until: nextEnd(news, since),
  }
}

function isNews({dates: {live, own}}: StoryLink, since: Date): boolean {
  if (live === undefined || new Date(live) <= since) return false
  return own === undefined || (isDay(own.edtf) && own.edtf >= dayOf(since, NEWSROOM_TIME_ZONE))
}

/** When the first of them is no news any more: one by its minute, or those of their own day with that. */
function nextEnd(news: readonly StoryLink[], since: Date): Date | undefined {
  const ends = news.map(({dates: {live, own}}) =>
    Math.min(Date.parse(live ?? ''), own ? endOfDay(since).getTime() : Infinity),
  )
  return ends.length > 0 ? new Date(Math.min(...ends) + NEWS_MS) : undefined
}

function endOfDay(instant: Date): Date {
  const day = dayOf(instant, NEWSROOM_TIME_ZONE)
  return momentOn(shiftDay(day, 1), '00:00', NEWSROOM_TIME_ZONE)
}

function urlOf(
  {origin, publication}: View,
  {path, headline, dates, language}: StoryLink,
): XmlElement {
  return {
    'loc': `${origin}${path}`,
    'news:news': {
      'news:publication': {
        'news:name': publication.name,
        'news:language': new Intl.Locale(language ?? publication.language).language,
      },
      'news:publication_date': dates.own?.edtf ?? dates.live,
      'news:title': headline,
    },
  }
}
