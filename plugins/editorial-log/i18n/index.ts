import {defineLocaleResourceBundle} from 'sanity'

export const editorialLogNamespace = 'newsroom-editorial-log' as const

export const editorialLogLocale = defineLocaleResourceBundle({
  locale: 'en-US',
  namespace: editorialLogNamespace,
  resources: () => import('./resources.ts'),
})
