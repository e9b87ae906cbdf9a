import {defineLocaleResourceBundle} from 'sanity'

export const importNamespace = 'newsroom-archive-import'

export const importTexts = defineLocaleResourceBundle({
  locale: 'en-US',
  namespace: importNamespace,
  resources: () => import('./resources.ts'),
})
