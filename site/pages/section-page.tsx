import {rowsFor} from '../components/story-list.tsx'
import {textOf} from '../content/fields.ts'
import {readSection} from '../content/read-story-link.ts'
import {feedPath, sectionPath} from '../paths.ts'
import {SECTION_QUERY} from '../queries.ts'
import {type Answer, type Asked} from './answer.ts'
import {listPage} from './list-page.tsx'
import {notFound} from './message-page.tsx'

/** `/world`: a section, also while no story stands in it. */
export async function sectionPage(asked: Asked): Promise<Answer> {
  const {read, params, now, page, view} = asked
  const {menu, section, stories} = await read(SECTION_QUERY, {
    slug: params['section'] ?? '',
    now: now.toISOString(),
    ...rowsFor(page),
  })
  const found = readSection(section)
  if (found === undefined) return notFound(view, menu)
  return listPage(asked, {
    title: found.title,
    description: textOf(section?.description),
    path: sectionPath(found.slug),
    menu,
    stories,
    feed: {title: `${found.title} | ${view.publication.name}`, path: feedPath(found.slug)},
    isFront: true,
    empty: 'There are no stories in this section yet.',
  })
}
