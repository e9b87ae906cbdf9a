import {CalendarIcon} from '@sanity/icons/Calendar'
import {ClockIcon} from '@sanity/icons/Clock'
import {EllipsisHorizontalIcon} from '@sanity/icons/EllipsisHorizontal'
import {PublishIcon} from '@sanity/icons/Publish'
import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import {Box, Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {type KeyboardEvent, memo, useState} from 'react'
import {useTranslation} from 'sanity'
import {deadlineOf} from '../../newsroom/dates/deadline.ts'
import {explainHold} from '../../newsroom/holds/hold.ts'
import {STAGE_TITLES, stageOf} from '../../newsroom/stages.ts'
import {PRIORITY_TITLES, titleOfDesk} from '../board/lanes.ts'
import {CardLink} from '../shared/card-link.tsx'
import {clamp, RING} from '../shared/card-style.ts'
import {Draggable} from '../shared/draggable.tsx'
import {SmallBadge, SmallText} from '../shared/small-text.tsx'
import {type CalendarItem} from './calendar-items.ts'
import {type Axis} from './calendar-view.ts'
import {calendarNamespace} from './i18n/index.ts'

/** What the stories of a calendar have in common. */
export interface ItemContext {
  by: Axis
  now: Date
  timeZone: string
  moving: ReadonlySet<string>
  /** The story that the keyboard carries. */
  carried?: string | undefined
  tabStop?: string | undefined
  /** A story that is to have the focus as soon as it is there. */
  wanted?: string | undefined
  onFocused: () => void
  onFocus: (id: string) => void
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  isMovable: (item: CalendarItem) => boolean
  /** Missing where nobody may plan anything. */
  onAsk?: (item: CalendarItem) => void
}

interface Props {
  item: CalendarItem
  context: ItemContext
  /** One line, for the days of a month. */
  dense?: boolean
  /** Where Tab comes in. */
  isStop?: boolean
}

/** A story on the calendar, to be opened, picked up and planned. */
export function DraggableItem({item, context, ...rest}: Props) {
  const {moving, wanted, onFocused, isMovable, onAsk} = context
  return (
    <Draggable
      id={item.id}
      isWanted={wanted === item.id}
      movable={onAsk !== undefined && isMovable(item)}
      moving={moving.has(item.id)}
      onFocused={onFocused}
    >
      <ItemCard context={context} item={item} {...rest} />
    </Draggable>
  )
}

/** What it is, whether readers can count on it, and what holds it: in words, shape and colour. */
export const ItemCard = memo(function ItemCard({
  item,
  context,
  dense = false,
  isStop = false,
  lifted = false,
}: Props & {lifted?: boolean}) {
  const {t} = useTranslation(calendarNamespace)
  const {by, now, timeZone, moving, carried, tabStop, onFocus, onKeyDown, onAsk} = context
  const {row, kind, plan} = item
  const {document, title, holds} = row
  const {desk, priority = 0, dueAt} = document.workflow ?? {}
  const [focused, setFocused] = useState(false)
  const isLifted = lifted || carried === item.id
  const deadline = kind === 'due' ? deadlineOf(dueAt, now, timeZone) : undefined
  const words = () => {
    if (kind === 'none') return t(`item.none.${by}`)
    if (kind === 'planned') return (item.day === undefined && plan) || t('item.planned')
    if (deadline?.band === 'overdue') return t('item.overdue')
    return t(`item.${kind}`)
  }
  const Icon = kind === 'planned' || kind === 'none' ? CalendarIcon : KIND_ICONS[kind]
  const [hold] = holds
  return (
    <Card
      border
      padding={2}
      radius={2}
      shadow={isLifted ? 4 : 0}
      style={{
        position: 'relative',
        // A plan is drawn as a plan: nothing about it is firm.
        ...(kind === 'planned' || kind === 'none' ? {borderStyle: 'dashed'} : {}),
        ...(focused || isLifted ? RING : {}),
      }}
      title={holds.map((one) => explainHold(one, now)).join('\n') || undefined}
      tone={kind === 'scheduled' ? 'positive' : kind === 'live' ? 'transparent' : 'default'}
    >
      <Stack gap={2}>
        <Flex align="center" gap={1}>
          <Card
            flex={1}
            style={{background: 'none', minWidth: 0}}
            tone={deadline?.tone ?? (kind === 'scheduled' ? 'positive' : 'default')}
          >
            <Flex align="center" gap={2}>
              <SmallText muted={kind !== 'scheduled'}>
                <Icon />
              </SmallText>
              <Box flex={1} style={{minWidth: 0}}>
                {moving.has(item.id) ? (
                  <SmallText textOverflow="ellipsis" weight="semibold">
                    {t('item.moving')}
                  </SmallText>
                ) : (
                  <When clock={item.clock} words={words()} />
                )}
              </Box>
            </Flex>
          </Card>
          {dense && priority > 0 && (
            <SmallBadge
              title={PRIORITY_TITLES[priority]}
              tone={priority > 1 ? 'critical' : 'caution'}
            >
              {'!'.repeat(priority)}
            </SmallBadge>
          )}
          {onAsk && !dense && (
            <div style={{position: 'relative', zIndex: 1}}>
              <Button
                aria-label={t('item.plan', {title})}
                fontSize={0}
                icon={EllipsisHorizontalIcon}
                mode="bleed"
                onClick={() => onAsk(item)}
                padding={1}
                tabIndex={tabStop === item.id ? 0 : -1}
              />
            </div>
          )}
        </Flex>
        <Text size={1}>
          <CardLink
            document={{id: item.id, type: document._type}}
            help="newsroom-calendar-help"
            lines={dense ? 1 : 3}
            onBlur={() => setFocused(false)}
            onFocus={() => {
              setFocused(true)
              onFocus(item.id)
            }}
            onKeyDown={onKeyDown}
            tabStop={isStop}
          >
            {title}
          </CardLink>
        </Text>
        {!dense && (
          <Flex align="center" gap={2} wrap="wrap">
            <SmallText muted>
              {[desk && titleOfDesk(desk), kind !== 'live' && STAGE_TITLES[stageOf(document)]]
                .filter(Boolean)
                .join(' · ')}
            </SmallText>
            {priority > 0 && (
              <SmallBadge tone={priority > 1 ? 'critical' : 'caution'}>
                {PRIORITY_TITLES[priority]}
              </SmallBadge>
            )}
          </Flex>
        )}
        {!dense && hold && (
          <Flex gap={2}>
            <SmallText muted>
              <WarningOutlineIcon />
            </SmallText>
            <SmallText muted>
              <span style={clamp(2)}>{explainHold(hold, now)}</span>
            </SmallText>
          </Flex>
        )}
      </Stack>
    </Card>
  )
})

/**
 * The time first, and never cut: the sign before it says what it is, its colour that it is late, and the
 * word behind it comes where there is room for it.
 */
function When({clock, words}: {clock: string | undefined; words: string}) {
  if (clock === undefined) {
    return (
      <SmallText textOverflow="ellipsis" weight="semibold">
        {words}
      </SmallText>
    )
  }
  return (
    <SmallText weight="semibold">
      <span style={ONE_LINE}>
        <span>{clock}</span> <span style={NOWRAP}>{words}</span>
      </span>
    </SmallText>
  )
}

/** What does not fit wraps to a second line, which is not shown. */
const ONE_LINE = {
  columnGap: 4,
  display: 'flex',
  flexWrap: 'wrap',
  height: '1lh',
  overflow: 'hidden',
} as const
const NOWRAP = {whiteSpace: 'nowrap'} as const

const KIND_ICONS = {scheduled: ClockIcon, live: PublishIcon, due: ClockIcon} as const
