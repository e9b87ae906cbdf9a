import {defineLocaleResourceBundle} from 'sanity'

export const calendarNamespace = 'newsroom-calendar'

export const calendarTexts = defineLocaleResourceBundle({
  locale: 'en-US',
  namespace: calendarNamespace,
  resources: () => import('./resources.ts'),
})
