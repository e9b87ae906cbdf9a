import {rowsFor} from '../components/story-list.tsx'
import {topicPath} from '../paths.ts'
import {TOPIC_QUERY} from '../queries.ts'
import {type Answer, type Asked} from './answer.ts'
import {listPage} from './list-page.tsx'

/** `/topic/Raqqa`: the stories that carry the topic, spelled as it stands in them. */
export async function topicPage(asked: Asked): Promise<Answer> {
  const {read, params, now, page} = asked
  const topic = params['topic'] ?? ''
  const {menu, stories} = await read(TOPIC_QUERY, {
    topic,
    now: now.toISOString(),
    ...rowsFor(page),
  })
  return listPage(asked, {title: topic, path: topicPath(topic), menu, stories})
}
