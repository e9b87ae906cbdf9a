import {type ReactNode} from 'react'
import {FrontStories} from '../components/front-stories.tsx'
import {Pager, pagePath, PAGE_SIZE, StoryList} from '../components/story-list.tsx'
import {nextChangeOf} from '../content/next-change.ts'
import {readCards} from '../content/read-card.ts'
import {type CardRow, type SectionRow} from '../content/rows.ts'
import {type Answer, type Asked} from './answer.ts'
import {notFound} from './message-page.tsx'
import {pageOf} from './page-document.tsx'

interface ListPage {
  title: string
  description?: string
  /** Address of the first page. */
  path: string
  menu: readonly SectionRow[]
  stories: readonly CardRow[]
  feed?: {title: string; path: string}
  /** Said when there is no story. Without it, such a page is not found. */
  empty?: string
  /** Its first page is a front of its own: the newest story stands above the others. */
  isFront?: boolean
  /** Of no use to anybody who has not asked: search engines leave it out. */
  isUnlisted?: boolean
  /** Stands between the title and the stories. */
  children?: ReactNode
}

/** A page that lists stories, the newest first, a screenful at a time. */
export function listPage({view, now, page}: Asked, list: ListPage): Answer {
  const {title, description, path, menu, feed, empty, isFront, isUnlisted, children} = list
  const cards = readCards(list.stories, now)
  if (cards.length === 0 && (page > 1 || empty === undefined)) return notFound(view, menu)
  return pageOf(view, {
    title: page === 1 ? title : `${title}, page ${page}`,
    description,
    path: isUnlisted ? undefined : pagePath(path, page),
    menu,
    feed,
    until: nextChangeOf(list.stories, now),
    children: (
      <>
        <header className="page-title">
          <h1 dir="auto">{title}</h1>
          {description && <p dir="auto">{description}</p>}
          {children}
        </header>
        {isFront && page === 1 && cards.length > 0 ? (
          <FrontStories cards={cards} />
        ) : (
          <StoryList cards={cards} empty={empty ?? ''} />
        )}
        <Pager path={path} page={page} hasOlder={cards.length > PAGE_SIZE} />
      </>
    ),
  })
}
