import {defineLocaleResourceBundle} from 'sanity'

export const lineageNamespace = 'newsroom-lineage'

export const lineageTexts = defineLocaleResourceBundle({
  locale: 'en-US',
  namespace: lineageNamespace,
  resources: () => import('./resources.ts'),
})
