import {BylineLine} from '../components/byline-line.tsx'
import {CorrectionFlag, CorrectionList} from '../components/correction-list.tsx'
import {StoryBody} from '../components/story-body.tsx'
import {StoryDates} from '../components/story-dates.tsx'
import {textOf} from '../content/fields.ts'
import {nextChangeOf} from '../content/next-change.ts'
import {readStory} from '../content/read-story.ts'
import {pathOf} from '../content/read-story-link.ts'
import {type SectionRow, type StoryRow} from '../content/rows.ts'
import {standingOf} from '../content/standing.ts'
import {type Story} from '../content/story.ts'
import {storyHead} from '../metadata/story-head.tsx'
import {describeStory} from '../metadata/describe-story.ts'
import {isDay} from '../../newsroom/story-path.ts'
import {sectionPath, topicPath} from '../paths.ts'
import {STORY_BY_ID_QUERY, STORY_QUERY} from '../queries.ts'
import {directionOf} from '../view/direction.ts'
import {useView, type View} from '../view/view.ts'
import {type Answer, type Asked, type Page} from './answer.ts'
import {gone, notFound} from './message-page.tsx'
import {pageOf} from './page-document.tsx'

/** `/2017/02/04/slug`. By another day, or by a slug that it once had, a story is found and moved to. */
export async function storyPage({read, params, path, now, view}: Asked): Promise<Answer> {
  const day = [params['year'], params['month'], params['day']].join('-')
  const {menu, stories} = await read(STORY_QUERY, {slug: params['slug'] ?? '', day})
  const row = stories.find((one) => view.isPreview || standingOf(one, now) !== 'hidden')
  if (row === undefined) return notFound(view, menu)
  if (standingOf(row, now) === 'killed') return gone(view, menu, textOf(row.publicNotice))
  const canonical = pathOf(row)
  if (canonical !== undefined && canonical !== path) return {status: 301, path: canonical}
  return renderStory(view, menu, row, now)
}

/** A story by its document, in previews only. */
export async function storyById({read, params, now, view}: Asked): Promise<Answer> {
  const {menu, stories} = await read(STORY_BY_ID_QUERY, {id: params['id'] ?? ''})
  const [row] = stories
  if (row === undefined || !view.isPreview) return notFound(view, menu)
  return renderStory(view, menu, row, now)
}

function renderStory(view: View, menu: readonly SectionRow[], row: StoryRow, now: Date): Page {
  const story = readStory(row, now)
  return pageOf(view, {
    title: story.headline,
    description: describeStory(story),
    path: story.path,
    menu,
    until: nextChangeOf([row], now),
    head: storyHead(view, story),
    children: <StoryArticle story={story} />,
  })
}

function StoryArticle({story}: {story: Story}) {
  const view = useView()
  const {id, headline, kicker, standfirst, section, language, corrections, dateline} = story
  const edit = (field: string) => view.edit({id, type: 'article'}, field)
  return (
    <article className="story" {...(language ? {lang: language, dir: directionOf(language)} : {})}>
      <header>
        {(section || kicker) && (
          <p className="kicker">
            {section && <a href={view.link(sectionPath(section.slug))}>{section.title}</a>}
            {section && kicker && ' · '}
            {kicker && <span {...edit('kicker')}>{kicker}</span>}
          </p>
        )}
        <h1 {...edit('headline')}>{headline}</h1>
        {standfirst && (
          <p className="standfirst" {...edit('standfirst')}>
            {standfirst}
          </p>
        )}
        <div className="filed" lang={view.publication.language} dir="ltr">
          <BylineLine bylines={story.bylines} />
          {dateline && <p className="dateline">{dateline}</p>}
          <StoryDates dates={story.dates} dayPath={dayOf(story)} />
          <CorrectionFlag corrections={corrections} />
        </div>
      </header>
      <div className="text">
        <StoryBody storyId={id} body={story.body} />
      </div>
      <footer lang={view.publication.language} dir="ltr">
        <CorrectionList corrections={corrections} />
        <Topics topics={story.topics} />
      </footer>
    </article>
  )
}

/** `/2017/02/04/slug` → `/2017/02/04`; of a story that is known less exactly, nothing. */
function dayOf({path, dates}: Story): string | undefined {
  const isKnown = dates.own === undefined || isDay(dates.own.edtf)
  return isKnown ? path?.slice(0, path.lastIndexOf('/')) : undefined
}

function Topics({topics}: {topics: readonly string[]}) {
  const {link} = useView()
  if (topics.length === 0) return null
  return (
    <nav className="topics" aria-label="Topics">
      <ul>
        {topics.map((topic) => (
          <li key={topic}>
            <a href={link(topicPath(topic))} dir="auto">
              {topic}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
