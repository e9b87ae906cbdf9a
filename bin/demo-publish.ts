import {type SanityClient} from '@sanity/client'
import {explainHold} from '../newsroom/holds/hold.ts'
import {stageOf} from '../newsroom/stages.ts'
import {current, loadStory} from '../newsroom/story.ts'
import {type TransitionName} from '../newsroom/transition.ts'
import {runTransition} from '../plugins/workflow/run-transition.ts'
import {CommandError} from './command.ts'
import {PEOPLE, type PersonId} from './people.ts'

/** Who does what to bring a story from intake to its readers. */
const STEPS: [PersonId, TransitionName, 'article' | 'gallery'][] = [
  ['rosa', 'take', 'article'],
  ['rosa', 'submit', 'article'],
  ['sam', 'accept', 'article'],
  ['sam', 'check', 'gallery'],
  ['priya', 'clear', 'gallery'],
  ['tom', 'approve', 'article'],
  ['dana', 'publish', 'article'],
]

/**
 * Takes a freshly imported story to its readers as the newsroom would: each step by the person whose
 * step it is, through the rules and access control, so that the history it leaves is true.
 * A story that anybody has already moved is left alone.
 *
 * @param clientOf a client signed in as that person
 */
export async function demoPublish(
  articleId: string,
  clientOf: (person: PersonId) => SanityClient,
): Promise<'published' | 'left alone'> {
  const client = clientOf('rosa')
  const story = await loadStory((ids) => client.getDocuments(ids), articleId)
  const article = story.article
  if (!article?.draft || article.published || stageOf(current(article)) !== 'intake')
    return 'left alone'
  const [gallery] = story.galleries
  for (const [person, name, subject] of STEPS) {
    const id = subject === 'article' ? articleId : gallery?.id
    if (id === undefined) continue
    const {name: personName, role} = PEOPLE.find((one) => one.id === person) ?? {
      name: person,
      role: 'viewer',
    }
    const actor = {id: person, name: personName, roles: [role]}
    const now = new Date()
    const result = await runTransition(clientOf(person), {id, name, actor, now})
    if (!result.ok) {
      const held = result.holds.map((hold) => explainHold(hold, now)).join(' ')
      throw new CommandError(`The demo story is held at "${name}" by ${personName}: ${held}`)
    }
  }
  return 'published'
}
