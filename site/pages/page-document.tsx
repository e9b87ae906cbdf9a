import {type ReactNode} from 'react'
import {renderToStaticMarkup} from 'react-dom/server'
import {isFreeForSection} from '../../newsroom/section-slug.ts'
import {type SectionRow} from '../content/rows.ts'
import {rowsOf} from '../content/fields.ts'
import {readSection} from '../content/read-story-link.ts'
import {type Section} from '../content/story.ts'
import {sectionPath} from '../paths.ts'
import {type View, ViewContext} from '../view/view.ts'
import {type Page} from './answer.ts'

interface PageParts {
  status?: Page['status']
  /** The page's own title; the front page has none. */
  title?: string
  description?: string
  /** Its address, where it has one that may be found. */
  path?: string
  menu: readonly SectionRow[]
  /** Further elements of the head. */
  head?: ReactNode
  /** The feed that goes with the page. */
  feed?: {title: string; path: string}
  until?: Date
  children: ReactNode
}

/** A page of the site as HTML. Its bytes depend on nothing but the documents and the view. */
export function pageOf(view: View, {status = 200, until, ...parts}: PageParts): Page {
  const markup = renderToStaticMarkup(
    <ViewContext.Provider value={view}>
      <PageDocument view={view} status={status} {...parts} />
    </ViewContext.Provider>,
  )
  return {status, type: 'html', body: `<!doctype html>${markup}`, until}
}

type PageDocumentProps = Omit<PageParts, 'until'> & {view: View; status: Page['status']}

function PageDocument({view, status, title, path, menu, children, ...head}: PageDocumentProps) {
  const {publication, assets, isPreview} = view
  // One that was written past the Studio may have any slug: its link would lead elsewhere.
  const sections = rowsOf(menu)
    .flatMap((row) => readSection(row) ?? [])
    .filter(({slug}) => isFreeForSection(slug))
  return (
    <html lang={publication.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title ? `${title} | ${publication.name}` : publication.name}</title>
        <HeadLinks view={view} path={status === 200 ? path : undefined} {...head} />
        <style dangerouslySetInnerHTML={{__html: assets.style}} />
        {(isPreview ? assets.preview : assets.reader).map((address) =>
          address.endsWith('.css') ? (
            <link key={address} rel="stylesheet" href={address} />
          ) : (
            <script key={address} type="module" src={address} />
          ),
        )}
      </head>
      <body data-version="" data-perspective={view.perspective}>
        <a className="skip" href="#main">
          Skip to the page
        </a>
        {isPreview && <PreviewBar />}
        <Masthead view={view} sections={sections} isFront={path === '/'} />
        <output id="status" />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <PageFooter view={view} sections={sections} />
      </body>
    </html>
  )
}

function HeadLinks({
  view: {publication, origin, images, isPreview},
  path,
  description,
  feed,
  head,
}: Pick<PageDocumentProps, 'view' | 'path' | 'description' | 'feed' | 'head'>) {
  const isFindable = path !== undefined && !isPreview
  return (
    <>
      {description && <meta name="description" content={description} />}
      <meta name="robots" content={isFindable ? 'max-image-preview:large' : 'noindex'} />
      {isFindable && <link rel="canonical" href={origin + path} />}
      {images.origin !== origin && <link rel="preconnect" href={images.origin} />}
      <link rel="alternate" type="application/rss+xml" title={publication.name} href="/rss.xml" />
      {feed && (
        <link rel="alternate" type="application/rss+xml" title={feed.title} href={feed.path} />
      )}
      <link rel="icon" href={ICON} />
      {head}
    </>
  )
}

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M0 0h16v16H0z' fill='%23181512'/%3E%3Cpath d='M3 3h10v4H3zM3 9h4v1H3zM3 12h4v1H3zM9 9h4v4H9z' fill='%23faf8f3'/%3E%3C/svg%3E"

function PreviewBar() {
  return (
    <aside className="preview-bar" aria-label="Preview">
      Draft preview, not public. <a href="/_preview/disable">Leave the preview</a>
    </aside>
  )
}

interface FrameProps {
  view: View
  sections: readonly Section[]
}

function Masthead({view, sections, isFront}: FrameProps & {isFront: boolean}) {
  return (
    <header className="masthead">
      <p className="nameplate">
        <a href={view.link('/')} aria-current={isFront ? 'page' : undefined}>
          {view.publication.name}
        </a>
      </p>
      <nav aria-label="Sections">
        <ul>
          {sections.map((section) => (
            <li key={section.id}>
              <a href={view.link(sectionPath(section.slug))}>{section.title}</a>
            </li>
          ))}
          <li>
            <a href={view.link('/search')}>Search</a>
          </li>
        </ul>
      </nav>
    </header>
  )
}

function PageFooter({view, sections}: FrameProps) {
  return (
    <footer className="page-footer">
      <nav aria-label="More">
        <ul>
          {sections.map((section) => (
            <li key={section.id}>
              <a href={view.link(sectionPath(section.slug))}>{section.title}</a>
            </li>
          ))}
          <li>
            <a href={view.link('/corrections')}>Corrections</a>
          </li>
          <li>
            <a href="/rss.xml">RSS</a>
          </li>
        </ul>
      </nav>
      <p>
        {view.publication.name}. {view.publication.description}.
      </p>
    </footer>
  )
}
