import {CalendarIcon} from '@sanity/icons/Calendar'
import {lazy} from 'react'
import {definePlugin} from 'sanity'
import {route} from 'sanity/router'
import {type CalendarOptions} from './calendar-tool.tsx'
import {calendarTexts} from './i18n/index.ts'

/** The planning calendar: what is meant to run, what will run, and what must be done by when. */
export const calendar = definePlugin<CalendarOptions>((options) => ({
  name: 'newsroom-calendar',
  i18n: {bundles: [calendarTexts]},
  tools: [
    {
      name: 'calendar',
      title: 'Calendar',
      icon: CalendarIcon,
      component: lazy(() => import('./calendar-tool.tsx')),
      options,
      router: route.create('/'),
    },
  ],
}))
