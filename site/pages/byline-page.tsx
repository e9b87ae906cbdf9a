import {rowsFor} from '../components/story-list.tsx'
import {textOf} from '../content/fields.ts'
import {bylinePath} from '../paths.ts'
import {BYLINE_QUERY} from '../queries.ts'
import {type Answer, type Asked} from './answer.ts'
import {listPage} from './list-page.tsx'
import {notFound} from './message-page.tsx'

/** `/by/jane-barlow`: what a person has written. Nobody is listed who has no story to be read. */
export async function bylinePage(asked: Asked): Promise<Answer> {
  const {read, params, now, page, view} = asked
  const slug = params['slug'] ?? ''
  const {menu, person, stories} = await read(BYLINE_QUERY, {
    slug,
    now: now.toISOString(),
    ...rowsFor(page),
  })
  const name = textOf(person?.name)
  if (name === undefined) return notFound(view, menu)
  return listPage(asked, {
    title: name,
    description: textOf(person?.jobTitle),
    path: bylinePath(slug),
    menu,
    stories,
  })
}
