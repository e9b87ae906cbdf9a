import {Box, Card, Flex} from '@sanity/ui'
import {useCallback, useMemo} from 'react'
import {type Tool, useTranslation} from 'sanity'
import {useBoardRows} from '../board/use-board-rows.ts'
import {useViewParams} from '../shared/use-view-params.ts'
import {Stale, Waiting} from '../shared/waiting.tsx'
import {Calendar} from './calendar.tsx'
import {type CalendarView, fromParams, toParams} from './calendar-view.ts'
import {calendarNamespace} from './i18n/index.ts'

export interface CalendarOptions {
  /** Where the newsroom's clocks hang, an IANA name. */
  timeZone: string
}

/** The planning calendar: the stories of the board, by the day on which they run or are due. */
export default function CalendarTool({tool}: {tool: Tool<CalendarOptions>}) {
  const {t} = useTranslation(calendarNamespace)
  const [params, go] = useViewParams('calendar')
  const view = useMemo(() => fromParams(params), [params])
  const {show, on} = view
  const setView = useCallback(
    // Other days, or the same in another way, are another page; a filter is not.
    (next: CalendarView) => go(toParams(next), {step: next.show !== show || next.on !== on}),
    [go, show, on],
  )
  const data = useBoardRows('article')
  return (
    <Card data-testid="newsroom-calendar" height="fill" overflow="hidden">
      {data.state === 'ready' ? (
        <Flex direction="column" height="fill">
          {data.stale !== undefined && <Stale what={t('calendar.stale')} why={data.stale} />}
          <Box flex={1} style={{minHeight: 0}}>
            <Calendar
              onView={setView}
              rows={data.rows}
              timeZone={tool.options?.timeZone ?? 'UTC'}
              view={view}
            />
          </Box>
        </Flex>
      ) : (
        <Waiting
          loading={t('calendar.loading')}
          {...(data.state === 'failed' && {
            failure: {
              what: t('calendar.failed', {message: data.message}),
              again: t('calendar.failed.again'),
            },
          })}
        />
      )}
    </Card>
  )
}
