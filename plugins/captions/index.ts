import {definePlugin} from 'sanity'
import {captionsTexts} from './i18n/index.ts'

/** The caption bench: all captions of a gallery, or of a search, in one grid with one save. */
export const captions = definePlugin({
  name: 'newsroom-captions',
  i18n: {bundles: [captionsTexts]},
})
