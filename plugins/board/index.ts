import {DashboardIcon} from '@sanity/icons/Dashboard'
import {lazy} from 'react'
import {definePlugin} from 'sanity'
import {route} from 'sanity/router'
import {type BoardOptions} from './board-tool.tsx'
import {boardTexts} from './i18n/index.ts'

/** The board: every story at work in the column of its stage, moved by the rules of the workflow. */
export const board = definePlugin<BoardOptions>((options) => ({
  name: 'newsroom-board',
  i18n: {bundles: [boardTexts]},
  tools: [
    {
      name: 'board',
      title: 'Board',
      icon: DashboardIcon,
      component: lazy(() => import('./board-tool.tsx')),
      options,
      router: route.create('/'),
    },
  ],
}))
