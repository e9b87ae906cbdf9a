import {type StoryDocument} from '../model.ts'
import {publicationOf, PUBLICATION_TITLES} from '../publication.ts'
import {isSettled, STAGE_TITLES, stageOf} from '../stages.ts'
import {current, type Versions} from '../story.ts'
import {transitionsFrom} from '../workflow.ts'
import {editorsOf, mayEdit, mayEverEdit} from './may-edit.ts'
import {type Actor, hasRole, namesOf, type RoleName} from './roles.ts'

/**
 * Why this person cannot change the words of a document where it stands, and what would open it, in
 * a sentence or two. `undefined` when they can.
 *
 * | a reporter at     | reads                                                                      |
 * | ----------------- | -------------------------------------------------------------------------- |
 * | a live story      | It is live, and settled. “Update” opens it for changes.                    |
 * | one with subs     | It is with subs: a sub-editor, a duty editor or a picture editor can …     |
 * | one that is ready | It is ready, and settled. “Return to the writer” opens it for changes; …   |
 */
export function whyReadOnly(versions: Versions<StoryDocument>, actor: Actor): string | undefined {
  const document = current(versions)
  if (document === undefined || mayEdit(document, actor)) return undefined
  const stage = stageOf(document)
  const where = placeOf(versions, document)
  if (!isSettled(stage)) {
    return `It is ${where}: ${named(editorsOf(document, actor))} can change it.`
  }
  const settled = `It is ${where}, and settled.`
  const openers = transitionsFrom(versions).filter(({to}) => to && !isSettled(to))
  const own = openers.filter(({roles}) => hasRole(actor, roles))
  const [first] = openers
  if (own.length > 0) {
    const titles = new Set(own.map(({title}) => `“${title}”`))
    const names = new Intl.ListFormat('en-GB', {type: 'disjunction'}).format(titles)
    return `${settled} ${names} opens it for changes.`
  }
  if (first === undefined || !mayEverEdit(actor)) return settled
  return `${settled} “${first.title}” opens it for changes; that is for ${named(first.roles)}.`
}

/** Administrators can do anything, and are asked last. */
function named(roles: readonly RoleName[]): string {
  return namesOf(roles.filter((role) => role !== 'administrator'))
}

function placeOf(versions: Versions<StoryDocument>, document: StoryDocument): string {
  const publication = publicationOf(versions)
  const stage = stageOf(document)
  if (publication !== 'draft' && publication !== 'liveWithChanges') {
    return PUBLICATION_TITLES[publication].toLowerCase()
  }
  if (stage === 'desk') return 'with the desk'
  if (stage === 'subs') return 'with subs'
  const title = STAGE_TITLES[stage].toLowerCase()
  return stage === 'intake' || stage === 'writing' ? `in ${title}` : title
}
