import {
  type CurrentUser,
  type DocumentActionComponent,
  type DocumentActionDescription,
  type DocumentActionProps,
  type DocumentActionsResolver,
} from 'sanity'
import {CHECKS} from '../../newsroom/checks.ts'
import {type StoryDocument} from '../../newsroom/model.ts'
import {pubStatusOf} from '../../newsroom/publication.ts'
import {TRANSITIONS} from '../../newsroom/workflow.ts'
import {createCheckAction} from './check-action.tsx'
import {useCopyAction} from './copy-action.tsx'
import {isStoryType} from './story-types.ts'
import {createTransitionAction, versionsOf} from './transition-action.tsx'

/** Records that imports and transitions write: nobody publishes, changes or removes them by hand. */
const RECORDS = new Set(['importRecord', 'editorialLog'])

// Made once: the Studio keeps an action's state by the identity of its component.
const OWN: Record<StoryDocument['_type'], DocumentActionComponent[]> = {
  article: [...actionsOf('article'), useCopyAction],
  gallery: actionsOf('gallery'),
  caption: actionsOf('caption'),
}
const ours = new WeakSet<DocumentActionComponent>(Object.values(OWN).flat())
const kept = new WeakMap<DocumentActionComponent, DocumentActionComponent>()

/**
 * Articles, galleries and captions move by the newsroom's transitions, and only by them: Publish,
 * Unpublish, Delete, Duplicate and Restore of the Studio know nothing of roles, checks or embargo.
 */
export const storyActions: DocumentActionsResolver = (actions, {schemaType, currentUser}) => {
  if (!isGuarded(schemaType)) return actions
  const own = isStoryType(schemaType) ? OWN[schemaType] : []
  return [...own, ...actions.flatMap((action) => keep(action, schemaType, currentUser) ?? [])]
}

/**
 * For `document.actions` of the Studio itself. A plugin cannot see what the Studio and later plugins
 * add after it ("Schedule publish" is one): this takes off whatever would go round the workflow.
 */
export const onlyNewsroomActions: DocumentActionsResolver = (actions, {schemaType}) =>
  isGuarded(schemaType) ? actions.filter((action) => ours.has(action)) : actions

function isGuarded(type: string): boolean {
  return isStoryType(type) || RECORDS.has(type) || type === 'correction'
}

function actionsOf(type: StoryDocument['_type']): DocumentActionComponent[] {
  const transitions = TRANSITIONS.filter(({types}) => types.includes(type))
  return [...transitions.map(createTransitionAction), ...CHECKS.map(createCheckAction)]
}

/** An action of the Studio as far as it does no harm. */
function keep(
  action: DocumentActionComponent,
  type: string,
  user: Pick<CurrentUser, 'roles'> | null,
): DocumentActionComponent | undefined {
  if (RECORDS.has(type)) return undefined
  const isAdministrator = user?.roles.some(({name}) => name === 'administrator') ?? false
  switch (action.action) {
    case 'discardChanges':
      // Of what was never live, or is killed, this would throw away the only copy.
      return onlyWhen(action, isLive, ['paneActions'])
    case 'publish':
      // A correction comes with the change that it tells of; later its wording may be mended.
      return type === 'correction'
        ? onlyWhen(action, ({published}) => published !== null)
        : undefined
    case 'delete':
      return isAdministrator ? onlyWhen(action, isOver, ['paneActions']) : undefined
    default:
      return undefined
  }
}

function isLive(props: DocumentActionProps): boolean {
  return props.published !== null && pubStatusOf(versionsOf(props).published) === 'usable'
}

/** May an administrator remove it for good? What readers have or may still get is taken down first. */
function isOver(props: DocumentActionProps): boolean {
  if (props.published !== null) return false
  const {draft} = versionsOf(props)
  return draft?._type !== 'article' || pubStatusOf(draft) !== 'usable'
}

function onlyWhen(
  action: DocumentActionComponent,
  applies: (props: DocumentActionProps) => boolean,
  group?: DocumentActionDescription['group'],
): DocumentActionComponent {
  const known = kept.get(action)
  if (known) return known
  const useWhenItApplies: DocumentActionComponent = (props) => {
    const description = action(props)
    if (description === null || !applies(props)) return null
    return group ? {...description, group} : description
  }
  useWhenItApplies.action = action.action
  useWhenItApplies.displayName = `OnlyWhen(${action.displayName ?? action.name})`
  kept.set(action, useWhenItApplies)
  ours.add(useWhenItApplies)
  return useWhenItApplies
}
