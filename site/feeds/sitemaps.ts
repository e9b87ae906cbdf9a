import {instantOf, rowsOf, textsOf} from '../content/fields.ts'
import {pathOf} from '../content/read-story-link.ts'
import {standingOf} from '../content/standing.ts'
import {isOfDay} from '../content/story-day.ts'
import {type Answer, type Asked} from '../pages/answer.ts'
import {MONTH_SITEMAP_QUERY, SITEMAP_BEGINNING_QUERY, SITEMAP_MONTHS_QUERY} from '../queries.ts'
import {xmlOf} from './xml.ts'

const SITEMAP = {'@xmlns': 'http://www.sitemaps.org/schemas/sitemap/0.9'}

/** `/sitemap.xml`: one sitemap for each month in which a story stands, the newest first. */
export async function sitemapIndex({read, now, view}: Asked): Promise<Answer> {
  const at = {now: now.toISOString()}
  const beginnings = textsOf(await read(SITEMAP_BEGINNING_QUERY, at))
  const months = monthsBetween(beginnings, now)
  const known = textsOf(await read(SITEMAP_MONTHS_QUERY, {...at, months}))
  return {
    status: 200,
    type: 'xml',
    body: xmlOf({
      sitemapindex: {
        ...SITEMAP,
        sitemap: known.toReversed().map((month) => ({loc: `${view.origin}/sitemap-${month}.xml`})),
      },
    }),
  }
}

/** There was no newspaper before; what says so is a slip. */
const FIRST_YEAR = 1600

/** Every month from January of the earliest year up to this one; none for no beginning. */
function monthsBetween(beginnings: string[], now: Date): string[] {
  const years = beginnings.flatMap((text) =>
    /^\d{4}/.test(text) ? [Number(text.slice(0, 4))] : [],
  )
  const first = Math.max(FIRST_YEAR, Math.min(...years))
  const last = now.toISOString().slice(0, 7)
  const months: string[] = []
  for (let year = first; year <= now.getUTCFullYear(); year++) {
    for (let month = 1; month <= 12; month++) {
      months.push(`${year}-${String(month).padStart(2, '0')}`)
    }
  }
  return months.filter((month) => month <= last)
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
          // Crawlers are to fetch minor changes too: the page says something else than they have.
          const lastmod = instantOf(row.lastPublishedAt) ?? instantOf(row._updatedAt)
          return path === undefined ? [] : [{loc: view.origin + path, lastmod}]
        }),
      },
    }),
  }
}
