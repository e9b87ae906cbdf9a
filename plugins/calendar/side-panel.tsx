import {ChevronLeftIcon} from '@sanity/icons/ChevronLeft'
import {ChevronRightIcon} from '@sanity/icons/ChevronRight'
import {Box, Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {type ReactNode, useMemo} from 'react'
import {useTranslation} from 'sanity'
import {type Day} from '../../newsroom/dates/calendar-day.ts'
import {SmallBadge, SmallText} from '../shared/small-text.tsx'
import {type ItemContext} from './calendar-item.tsx'
import {type CalendarItem} from './calendar-items.ts'
import {type CalendarView} from './calendar-view.ts'
import {DropZone} from './drop-zone.tsx'
import {calendarNamespace} from './i18n/index.ts'
import {type Entry, ItemList} from './item-list.tsx'
import {type Target} from './planning-targets.ts'
import {sayMonth} from './say-day.ts'

interface WithoutDay {
  /** Planned for more days than one, some of them in sight. */
  vague: readonly CalendarItem[]
  someDay: readonly CalendarItem[]
  unplanned: readonly CalendarItem[]
}

interface Props {
  view: CalendarView
  on: Day
  lists: WithoutDay
  context: ItemContext
  folded: boolean
  onFold: (folded: boolean) => void
}

/** What has no day: a week or a month as a whole, other words, or no plan at all. */
export function SidePanel({view, on, lists, context, folded, onFold}: Props) {
  const {t} = useTranslation(calendarNamespace)
  if (folded) return <Folded count={countOf(view, lists)} onUnfold={() => onFold(false)} />
  const isPlan = view.by === 'publication'
  const wide: Target | undefined =
    view.show === 'list' ? undefined : {kind: view.show === 'week' ? 'week' : 'month', day: on}
  return (
    <Card
      aria-label={t('panel.label')}
      as="aside"
      borderLeft
      style={{display: 'flex', flex: '0 0 250px', flexDirection: 'column', minHeight: 0}}
    >
      <Flex align="center" gap={2} justify="space-between" paddingLeft={2} paddingTop={1}>
        <SmallText muted>{t('panel.label')}</SmallText>
        <Button
          aria-expanded
          aria-label={t('panel.fold')}
          fontSize={0}
          icon={ChevronRightIcon}
          mode="bleed"
          onClick={() => onFold(true)}
          padding={2}
          title={t('panel.fold')}
        />
      </Flex>
      {isPlan && (
        <Section
          context={context}
          empty={t('panel.vague.empty')}
          items={lists.vague}
          title={t('panel.vague')}
        >
          {wide && context.onAsk && (
            <DropZone style={{border: '1px dashed var(--card-border-color)'}} target={wide}>
              <Box padding={2}>
                <SmallText align="center" muted>
                  {t(`panel.drop.${wide.kind}`, {month: sayMonth(on)})}
                </SmallText>
              </Box>
            </DropZone>
          )}
        </Section>
      )}
      {isPlan && lists.someDay.length > 0 && (
        <Section context={context} empty="" items={lists.someDay} title={t('panel.someDay')} />
      )}
      <DropZone
        style={{display: 'flex', flex: '1 1 0', flexDirection: 'column', minHeight: 90}}
        target={{kind: 'off'}}
        tone="transparent"
      >
        <Section
          context={context}
          empty={t('panel.unplanned.empty')}
          items={lists.unplanned}
          title={t(`panel.unplanned.${view.by}`)}
        />
      </DropZone>
    </Card>
  )
}

interface FoldedProps {
  count: number
  onUnfold: () => void
}

/** Where there is little room the days have it; what is let go here is taken off them all the same. */
function Folded({count, onUnfold}: FoldedProps) {
  const {t} = useTranslation(calendarNamespace)
  return (
    <Card
      aria-label={t('panel.label')}
      as="aside"
      borderLeft
      style={{display: 'flex', flex: '0 0 36px'}}
    >
      <DropZone style={{flex: 1}} target={{kind: 'off'}} tone="transparent">
        <Flex align="center" direction="column" gap={3}>
          <Button
            aria-expanded={false}
            aria-label={t('panel.unfold')}
            fontSize={0}
            icon={ChevronLeftIcon}
            mode="bleed"
            onClick={onUnfold}
            padding={2}
            title={t('panel.unfold')}
          />
          <SmallBadge>{count}</SmallBadge>
          <SmallText muted style={{writingMode: 'vertical-rl'}}>
            {t('panel.label')}
          </SmallText>
        </Flex>
      </DropZone>
    </Card>
  )
}

function countOf({by}: CalendarView, {vague, someDay, unplanned}: WithoutDay): number {
  return unplanned.length + (by === 'publication' ? vague.length + someDay.length : 0)
}

interface SectionProps {
  title: string
  empty: string
  items: readonly CalendarItem[]
  context: ItemContext
  children?: ReactNode
}

function Section({title, empty, items, context, children}: SectionProps) {
  const entries = useMemo(
    () => items.map((item): Entry => ({kind: 'item', key: item.id, item})),
    [items],
  )
  return (
    <Flex
      direction="column"
      flex={items.length > 0 ? 1 : 'none'}
      style={{minHeight: items.length > 0 ? 120 : 0}}
    >
      <Stack gap={2} padding={2}>
        <Flex align="center" gap={2} justify="space-between">
          <Text as="h2" size={1} weight="semibold">
            {title}
          </Text>
          <SmallText muted>{items.length}</SmallText>
        </Flex>
        {children}
        {items.length === 0 && empty !== '' && <SmallText muted>{empty}</SmallText>}
      </Stack>
      {items.length > 0 && (
        <ItemList context={context} entries={entries} label={title} style={{flex: 1}} />
      )}
    </Flex>
  )
}
