import {defineLocaleResourceBundle} from 'sanity'

export const deskNamespace = 'newsroom-desk'

export const deskTexts = [
  defineLocaleResourceBundle({
    locale: 'en-US',
    namespace: deskNamespace,
    resources: () => import('./resources.ts'),
  }),
  // What the Studio says in an empty list leaves people wondering whether something is broken.
  defineLocaleResourceBundle({
    locale: 'en-US',
    namespace: 'structure',
    resources: () => import('./empty-lists.ts'),
  }),
]
