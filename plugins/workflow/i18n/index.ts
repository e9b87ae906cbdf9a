import {defineLocaleResourceBundle} from 'sanity'

export const workflowNamespace = 'newsroom-workflow' as const

export const workflowLocale = defineLocaleResourceBundle({
  locale: 'en-US',
  namespace: workflowNamespace,
  resources: () => import('./resources.ts'),
})
