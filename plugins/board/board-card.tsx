import {CheckmarkCircleIcon} from '@sanity/icons/CheckmarkCircle'
import {ClockIcon} from '@sanity/icons/Clock'
import {EllipsisHorizontalIcon} from '@sanity/icons/EllipsisHorizontal'
import {ImagesIcon} from '@sanity/icons/Images'
import {PublishIcon} from '@sanity/icons/Publish'
import {UsersIcon} from '@sanity/icons/Users'
import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import {Box, Button, Card, Checkbox, Flex, Stack, Text} from '@sanity/ui'
import {type ComponentType, type KeyboardEvent, memo, type ReactNode, useState} from 'react'
import {useTranslation} from 'sanity'
import {CHECK_TITLES} from '../../newsroom/checks.ts'
import {deadlineOf} from '../../newsroom/dates/deadline.ts'
import {sayGoingOut} from '../../newsroom/dates/going-out.ts'
import {explainHold} from '../../newsroom/holds/hold.ts'
import {PUBLICATION_TITLES} from '../../newsroom/publication.ts'
import {CardLink} from '../shared/card-link.tsx'
import {clamp, RING} from '../shared/card-style.ts'
import {SmallBadge, SmallText} from '../shared/small-text.tsx'
import {boardNamespace} from './i18n/index.ts'
import {PRIORITY_TITLES, titleOfDesk} from './lanes.ts'
import {type BoardRow} from './read-rows.ts'

interface Props {
  row: BoardRow
  /** What the board calls the card; handed back with the focus. */
  card?: string
  now: Date
  timeZone: string
  /** Under way to where it stands. */
  moving?: boolean
  /** Picked up, by hand or by keyboard. */
  lifted?: boolean
  /** Does Tab reach it? */
  tabStop?: boolean
  /** It has, or last had, the focus: Tab goes on to its buttons. */
  active?: boolean
  selected?: boolean
  onSelect?: (row: BoardRow, selected: boolean) => void
  onMenu?: (row: BoardRow) => void
  /** On the headline, which stands for the card. */
  onFocus?: (card: string) => void
  onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void
}

/** One story on the board: what it is, who has it, until when, and what holds it. */
export const BoardCard = memo(function BoardCard({
  row,
  card = row.id,
  now,
  timeZone,
  moving = false,
  lifted = false,
  tabStop = false,
  active = false,
  selected = false,
  onSelect,
  onMenu,
  onFocus,
  onKeyDown,
}: Props) {
  const {t} = useTranslation(boardNamespace)
  const {document, title, holds, openChecks, pictures, publication} = row
  const {desk, assignees = [], priority = 0, dueAt, scheduledFor} = document.workflow ?? {}
  const deadline = deadlineOf(dueAt, now, timeZone)
  const goesOut = row.column === 'scheduled' ? sayGoingOut(scheduledFor, now, timeZone) : undefined
  const [hold, ...more] = holds
  const [focused, setFocused] = useState(false)
  return (
    <Card
      border
      padding={3}
      radius={2}
      shadow={lifted ? 4 : 0}
      style={{position: 'relative', opacity: moving ? 0.65 : 1, ...(focused || lifted ? RING : {})}}
      tone={selected ? 'primary' : 'default'}
    >
      <Stack gap={3}>
        {goesOut !== undefined && <Line icon={PublishIcon} lines={2} strong text={goesOut} />}
        <Flex align="flex-start" gap={2}>
          <Box flex={1} style={{minWidth: 0}}>
            <Text size={1} weight="medium">
              <CardLink
                document={{id: row.id, type: document._type}}
                help="newsroom-board-help"
                lines={3}
                onBlur={() => setFocused(false)}
                onFocus={() => {
                  setFocused(true)
                  onFocus?.(card)
                }}
                onKeyDown={onKeyDown}
                tabStop={tabStop}
              >
                {title}
              </CardLink>
            </Text>
          </Box>
          {onMenu && (
            <Above>
              <Flex align="center" direction="column" gap={2}>
                <Button
                  aria-label={t('card.menu', {title})}
                  fontSize={1}
                  icon={EllipsisHorizontalIcon}
                  mode="bleed"
                  onClick={() => onMenu(row)}
                  padding={1}
                  tabIndex={active ? 0 : -1}
                />
                {onSelect && (
                  <Checkbox
                    aria-label={t('card.select', {title})}
                    checked={selected}
                    onChange={(event) => onSelect(row, event.currentTarget.checked)}
                    tabIndex={active ? 0 : -1}
                  />
                )}
              </Flex>
            </Above>
          )}
        </Flex>
        {(priority !== 0 || desk !== undefined || publication === 'liveWithChanges') && (
          <Flex gap={1} wrap="wrap">
            {priority !== 0 && (
              <SmallBadge tone={priority > 1 ? 'critical' : priority > 0 ? 'caution' : 'default'}>
                {PRIORITY_TITLES[priority] ?? String(priority)}
              </SmallBadge>
            )}
            {publication === 'liveWithChanges' && (
              <SmallBadge tone="positive">{PUBLICATION_TITLES.liveWithChanges}</SmallBadge>
            )}
            {desk !== undefined && <SmallBadge>{titleOfDesk(desk)}</SmallBadge>}
          </Flex>
        )}
        <Stack gap={2}>
          {deadline.band !== 'none' && row.column !== 'live' && (
            <Line
              icon={ClockIcon}
              strong={deadline.tone !== 'default'}
              tone={deadline.tone}
              text={deadline.words}
            />
          )}
          <Line
            icon={UsersIcon}
            text={assignees.map(({name, userId}) => name ?? userId).join(', ') || t('card.nobody')}
          />
          {pictures !== undefined && pictures.captions > 0 && (
            <Line
              icon={ImagesIcon}
              text={[
                t('card.captions', {count: pictures.captions}),
                pictures.holes > 0 && t('card.holes', {count: pictures.holes}),
              ]
                .filter(Boolean)
                .join(' · ')}
            />
          )}
          {openChecks.length > 0 && (
            <Line
              icon={CheckmarkCircleIcon}
              text={t('card.checksOpen', {
                checks: openChecks.map((check) => CHECK_TITLES[check]).join(', '),
              })}
            />
          )}
        </Stack>
        {hold && (
          <Line
            icon={WarningOutlineIcon}
            lines={4}
            text={explainHold(hold, now)}
            whole={holds.map((one) => explainHold(one, now)).join('\n')}
            {...(more.length > 0 ? {below: t('card.moreHolds', {count: more.length})} : {})}
          />
        )}
        {moving && <Line text={t('card.moving')} />}
      </Stack>
    </Card>
  )
})

interface LineProps {
  text: string
  icon?: ComponentType
  tone?: 'critical' | 'caution' | 'default'
  strong?: boolean
  lines?: number
  /** Shown in full when a pointer rests on it. */
  whole?: string
  /** Said under the text, however much of it is shown. */
  below?: string
}

function Line({text, icon: Icon, tone = 'default', strong = false, ...props}: LineProps) {
  const {lines = 1, whole, below} = props
  return (
    <Card radius={1} style={{background: 'none'}} title={whole} tone={tone}>
      <Flex align="flex-start" gap={2}>
        {Icon && (
          <SmallText muted={!strong}>
            <Icon />
          </SmallText>
        )}
        <Box flex={1} style={{minWidth: 0}}>
          <SmallText muted={!strong} weight={strong ? 'semibold' : 'regular'}>
            <span style={clamp(lines)}>{text}</span>
            {below}
          </SmallText>
        </Box>
      </Flex>
    </Card>
  )
}

/** Above the link that covers the card. */
function Above({children}: {children: ReactNode}) {
  return <div style={{position: 'relative', zIndex: 1}}>{children}</div>
}
