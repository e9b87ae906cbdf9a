import {definePlugin} from 'sanity'
import {DocumentInput} from './document-input.tsx'
import {workflowLocale} from './i18n/index.ts'
import {useSealBadge, useStageBadge} from './stage-badge.ts'
import {storyActions} from './story-actions.ts'
import {isStoryType} from './story-types.ts'

/** Types whose documents come with a story or a transition and never alone. */
const NOT_BY_HAND = new Set(['correction', 'importRecord', 'editorialLog'])

const PRIVATE = new Set(['importRecord', 'editorialLog', 'readerExample'])

/** Transitions, checks and holds on every article, gallery and caption; nothing else moves them. */
export const workflow = definePlugin({
  name: 'newsroom-workflow',
  i18n: {bundles: [workflowLocale]},
  form: {components: {input: DocumentInput}},
  document: {
    actions: storyActions,
    badges: (badges, {schemaType}) => {
      if (isStoryType(schemaType)) return [...badges, useStageBadge, useSealBadge]
      // The Studio marks what has no drafts as "Live", but these are private.
      return PRIVATE.has(schemaType) ? [] : badges
    },
    newDocumentOptions: (options) => options.filter(({templateId}) => !NOT_BY_HAND.has(templateId)),
  },
})
