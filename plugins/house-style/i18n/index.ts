import {defineLocaleResourceBundle} from 'sanity'

export const houseStyleNamespace = 'newsroom-house-style'

export const houseStyleTexts = defineLocaleResourceBundle({
  locale: 'en-US',
  namespace: houseStyleNamespace,
  resources: () => import('./resources.ts'),
})
