import {defineLocaleResourceBundle} from 'sanity'

export const captionsNamespace = 'newsroom-captions'

export const captionsTexts = defineLocaleResourceBundle({
  locale: 'en-US',
  namespace: captionsNamespace,
  resources: () => import('./resources.ts'),
})
