import {definePlugin, type DocumentActionComponent} from 'sanity'
import {CHECKS, type StoryDocument} from '../../newsroom/model.ts'
import {TRANSITIONS} from '../../newsroom/workflow.ts'
import {createCheckAction} from './check-action.tsx'
import {DocumentInput} from './document-input.tsx'
import {workflowLocale} from './i18n/index.ts'
import {StageBadge} from './stage-badge.ts'
import {isStoryType} from './story-types.ts'
import {createTransitionAction} from './transition-action.tsx'

const TYPES: Record<StoryDocument['_type'], DocumentActionComponent[]> = {
  article: actionsOf('article'),
  gallery: actionsOf('gallery'),
  caption: actionsOf('caption'),
}

/** Actions of the Studio that do not go round the workflow. */
const HARMLESS = new Set(['discardChanges', 'linkToCanvas', 'editInCanvas', 'unlinkFromCanvas'])

/**
 * Articles, galleries and captions move by the newsroom's transitions, and only by them: Publish,
 * Unpublish, Delete, Duplicate and Restore of the Studio know nothing of roles, checks or embargo.
 */
export const workflow = definePlugin({
  name: 'newsroom-workflow',
  i18n: {bundles: [workflowLocale]},
  form: {components: {input: DocumentInput}},
  document: {
    actions: (actions, {schemaType}) =>
      isStoryType(schemaType)
        ? [...TYPES[schemaType], ...actions.filter(({action}) => HARMLESS.has(action ?? ''))]
        : actions,
    badges: (badges, {schemaType}) => (isStoryType(schemaType) ? [...badges, StageBadge] : badges),
  },
})

// Made once: the Studio keeps an action's state by the identity of its component.
function actionsOf(type: StoryDocument['_type']): DocumentActionComponent[] {
  const transitions = TRANSITIONS.filter(({types}) => types.includes(type))
  return [...transitions.map(createTransitionAction), ...CHECKS.map(createCheckAction)]
}
