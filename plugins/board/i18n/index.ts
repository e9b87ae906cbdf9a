import {defineLocaleResourceBundle} from 'sanity'

export const boardNamespace = 'newsroom-board'

export const boardTexts = defineLocaleResourceBundle({
  locale: 'en-US',
  namespace: boardNamespace,
  resources: () => import('./resources.ts'),
})
