import {type Answering} from './pages/answer.ts'
import {frontPage} from './pages/front-page.tsx'
import {storyPage} from './pages/story-page.tsx'

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

/** Every page of the site, the first that fits answers. `crawl.test.ts` visits each of them. */
export const ROUTES: readonly Route[] = [
  {name: 'front', path: '/', asks: ['page'], answer: frontPage},
  {name: 'story', path: `${DAY}/:slug`, answer: storyPage},
]
