import {Box, Card, Flex, Spinner, Stack, Text} from '@sanity/ui'
import {useCallback, useMemo} from 'react'
import {type Tool, useTranslation} from 'sanity'
import {useRouter} from 'sanity/router'
import {useBoardRows} from '../board/use-board-rows.ts'
import {Calendar} from './calendar.tsx'
import {type CalendarView, fromParams, toParams} from './calendar-view.ts'
import {calendarNamespace} from './i18n/index.ts'

export interface CalendarOptions {
  /** Where the newsroom's clocks hang, an IANA name. */
  timeZone: string
}

/** The planning calendar: the stories of the board, by the day on which they run or are due. */
export default function CalendarTool({tool}: {tool: Tool<CalendarOptions>}) {
  const {state, navigate} = useRouter()
  const view = useMemo(() => fromParams(state._searchParams ?? []), [state._searchParams])
  const setView = useCallback(
    (next: CalendarView) => navigate({_searchParams: toParams(next)}, {replace: true}),
    [navigate],
  )
  const data = useBoardRows('article')
  return (
    <Card data-testid="newsroom-calendar" height="fill" overflow="hidden">
      {data.state === 'ready' ? (
        <Calendar
          onView={setView}
          rows={data.rows}
          timeZone={tool.options?.timeZone ?? 'UTC'}
          view={view}
        />
      ) : (
        <Waiting {...(data.state === 'failed' ? {failure: data.message} : {})} />
      )}
    </Card>
  )
}

function Waiting({failure}: {failure?: string}) {
  const {t} = useTranslation(calendarNamespace)
  if (failure !== undefined) {
    return (
      <Box padding={4}>
        <Card padding={4} radius={3} role="alert" tone="critical">
          <Stack gap={3}>
            <Text size={1}>{t('calendar.failed', {message: failure})}</Text>
            <Text muted size={1}>
              {t('calendar.failed.again')}
            </Text>
          </Stack>
        </Card>
      </Box>
    )
  }
  return (
    <Flex align="center" gap={3} height="fill" justify="center">
      <Spinner muted />
      <Text muted size={1}>
        {t('calendar.loading')}
      </Text>
    </Flex>
  )
}
