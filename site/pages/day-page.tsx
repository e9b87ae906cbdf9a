import {formatPartialDate} from '../../newsroom/dates/partial-date.ts'
import {isDay} from '../../newsroom/story-path.ts'
import {rowsFor} from '../components/story-list.tsx'
import {isOfDay} from '../content/story-day.ts'
import {dayPath} from '../paths.ts'
import {DAY_QUERY} from '../queries.ts'
import {type Answer, type Asked} from './answer.ts'
import {listPage} from './list-page.tsx'
import {notFound} from './message-page.tsx'

/** `/2017/02/04`: the stories of a day, by the day that each of them stands under. */
export async function dayPage(asked: Asked): Promise<Answer> {
  const {read, params, now, page, view} = asked
  const day = [params['year'], params['month'], params['day']].join('-')
  const {menu, stories} = await read(DAY_QUERY, {day, now: now.toISOString()})
  if (!isDay(day)) return notFound(view, menu)
  const {from, to} = rowsFor(page)
  const title = formatPartialDate({_type: 'partialDate', edtf: day})
  return listPage(asked, {
    title,
    path: dayPath(day),
    menu,
    stories: stories.filter((row) => isOfDay(row, day)).slice(from, to),
  })
}
