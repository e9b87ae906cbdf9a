import {newsSitemap} from './feeds/news-sitemap.ts'
import {robots} from './feeds/robots.ts'
import {rssFeed} from './feeds/rss.ts'
import {monthSitemap, sitemapIndex} from './feeds/sitemaps.ts'
import {type Answering} from './pages/answer.ts'
import {bylinePage} from './pages/byline-page.tsx'
import {correctionsPage} from './pages/corrections-page.tsx'
import {dayPage} from './pages/day-page.tsx'
import {formerAddress} from './pages/former-address.ts'
import {frontPage} from './pages/front-page.tsx'
import {nowhere} from './pages/nowhere.ts'
import {searchPage} from './pages/search-page.tsx'
import {sectionPage} from './pages/section-page.tsx'
import {storyPage} from './pages/story-page.tsx'
import {topicPage} from './pages/topic-page.tsx'

/** A kind of page: where it stands, what its address may ask besides, who answers. */
export interface Route {
  name: string
  /** As Hono reads it. */
  path: string
  /** Questions after the `?` that change the page. All others are not looked at. */
  asks?: readonly ('page' | 'q')[]
  answer: Answering
}

const DAY = '/:year{[0-9]{4}}/:month{[0-9]{2}}/:day{[0-9]{2}}'

/** Every page of the site; the first that fits answers. `crawl.test.ts` visits each of them. */
export const ROUTES: readonly Route[] = [
  {name: 'front', path: '/', asks: ['page'], answer: frontPage},
  {name: 'corrections', path: '/corrections', asks: ['page'], answer: correctionsPage},
  {name: 'search', path: '/search', asks: ['q', 'page'], answer: searchPage},
  {name: 'rss', path: '/rss.xml', answer: rssFeed},
  {name: 'newsSitemap', path: '/sitemap-news.xml', answer: newsSitemap},
  {name: 'sitemapIndex', path: '/sitemap.xml', answer: sitemapIndex},
  {
    name: 'monthSitemap',
    path: '/:file{sitemap-[0-9]{4}-[0-9]{2}\\.xml}',
    answer: monthSitemap,
  },
  {name: 'robots', path: '/robots.txt', answer: robots},
  {name: 'byline', path: '/by/:slug', asks: ['page'], answer: bylinePage},
  {name: 'topic', path: '/topic/:topic', asks: ['page'], answer: topicPage},
  {name: 'story', path: `${DAY}/:slug`, answer: storyPage},
  {name: 'day', path: DAY, asks: ['page'], answer: dayPage},
  {name: 'section', path: '/:section', asks: ['page'], answer: sectionPage},
  {name: 'sectionRss', path: '/:section/rss.xml', answer: rssFeed},
  {name: 'formerAddress', path: '*', answer: formerAddress},
]

/** Of an address that asks what no page can answer, such as `?page=0`. */
export const NOWHERE: Route = {name: 'nowhere', path: '', answer: nowhere}
