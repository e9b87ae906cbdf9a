import {ImagesIcon} from '@sanity/icons/Images'
import {lazy} from 'react'
import {definePlugin} from 'sanity'
import {route} from 'sanity/router'
import {captionsTexts} from './i18n/index.ts'
import {WaitingLayout} from './waiting-work.tsx'

/** The caption bench: all captions of a gallery, or of a search, in one grid with one save. */
export const captions = definePlugin({
  name: 'newsroom-captions',
  i18n: {bundles: [captionsTexts]},
  studio: {components: {activeToolLayout: WaitingLayout}},
  tools: [
    {
      name: 'captions',
      title: 'Captions',
      icon: ImagesIcon,
      component: lazy(() => import('./search/captions-tool.tsx')),
      router: route.create('/', [route.create('/:gallery')]),
    },
  ],
})
