import {MENU_QUERY} from '../queries.ts'
import {type Answer, type Asked} from './answer.ts'
import {notFound} from './message-page.tsx'

/** An address at which nothing can be, whatever is written. */
export async function nowhere({read, view}: Asked): Promise<Answer> {
  const {menu} = await read(MENU_QUERY, {})
  return notFound(view, menu)
}
