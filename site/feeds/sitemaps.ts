import {instantOf, rowsOf, textsOf} from '../content/fields.ts'
import {pathOf} from '../content/read-story-link.ts'
import {standingOf} from '../content/standing.ts'
import {isOfDay} from '../content/story-day.ts'
import {type Answer, type Asked} from '../pages/answer.ts'
import {MONTH_SITEMAP_QUERY, SITEMAP_MONTHS_QUERY} from '../queries.ts'
import {xmlOf} from './xml.ts'

const SITEMAP = {'@xmlns': 'http://www.sitemaps.org/schemas/sitemap/0.9'}

/** `/sitemap.xml`: one sitemap for each month in which a story stands, the newest first. */
export async function sitemapIndex({read, now, view}: Asked): Promise<Answer> {
  const months = await read(SITEMAP_MONTHS_QUERY, {now: now.toISOString()})
  const known = textsOf(months).filter((month) => /^\d{4}-\d{2}$/.test(month))
  return {
    status: 200,
    type: 'xml',
    body: xmlOf({
      sitemapindex: {
        ...SITEMAP,
        sitemap: known
          .toSorted()
          .toReversed()
          .map((month) => ({loc: `${view.origin}/sitemap-${month}.xml`})),
      },
    }),
  }
}

/** `/sitemap-2017-02.xml`: the stories of a month, each under the day that is its own. */
export async function monthSitemap({read, params, now, view}: Asked): Promise<Answer> {
  const month = (params['file'] ?? '').slice('sitemap-'.length, 'sitemap-YYYY-MM'.length)
  const rows = await read(MONTH_SITEMAP_QUERY, {month, now: now.toISOString()})
  const stories = rowsOf(rows).filter(
    (row) => standingOf(row, now) === 'open' && isOfDay(row, month),
  )
  return {
    status: 200,
    type: 'xml',
    body: xmlOf({
      urlset: {
        ...SITEMAP,
        url: stories.flatMap((row) => {
          const path = pathOf(row)
          const lastmod = instantOf(row.lastPublishedAt) ?? instantOf(row._updatedAt)
          return path === undefined ? [] : [{loc: view.origin + path, lastmod}]
        }),
      },
    }),
  }
}
