import {type ReactNode} from 'react'
import {type SectionRow} from '../content/rows.ts'
import {type View} from '../view/view.ts'
import {type Page} from './answer.ts'
import {pageOf} from './page-document.tsx'

type Menu = readonly SectionRow[]

/**
 * Nothing is here for readers. Says the same for what never was, is not yet, is under embargo or
 * was taken back: that something exists is not told either.
 */
export function notFound(view: View, menu: Menu): Page {
  return messagePage(view, {
    status: 404,
    title: 'Page not found',
    menu,
    children: (
      <>
        <p>
          There is nothing at this address. The story may have moved: its headline may lead you to
          it.
        </p>
        <SearchForm view={view} />
      </>
    ),
  })
}

/** A story was here and was taken back. Nothing of it is shown but what readers are owed. */
export function gone(view: View, menu: Menu, notice: string | undefined): Page {
  return messagePage(view, {
    status: 410,
    title: 'This story is no longer available',
    menu,
    children: <p dir="auto">{notice ?? 'We have withdrawn this story.'}</p>,
  })
}

/** We cannot tell what is here: the fault is ours, or the lake's. */
export function outOfOrder(view: View, status: 500 | 503): Page {
  return messagePage(view, {
    status,
    title: 'We cannot show this page at the moment',
    menu: [],
    children: <p>The fault is ours. Try again in a minute, or start from the front page.</p>,
  })
}

interface Message {
  status: Page['status']
  title: string
  menu: Menu
  children: ReactNode
}

function messagePage(view: View, {status, title, menu, children}: Message): Page {
  return pageOf(view, {
    status,
    title,
    menu,
    children: (
      <article className="message">
        <h1>{title}</h1>
        {children}
      </article>
    ),
  })
}

export function SearchForm({view, value}: {view: View; value?: string}) {
  return (
    <search>
      <form action={view.link('/search')} className="search-form">
        <label htmlFor="q">Search the paper and its archive</label>
        <input id="q" name="q" type="search" defaultValue={value} maxLength={100} required />
        <button type="submit">Search</button>
      </form>
    </search>
  )
}
