import {CheckmarkCircleIcon} from '@sanity/icons/CheckmarkCircle'
import {ClockIcon} from '@sanity/icons/Clock'
import {EllipsisHorizontalIcon} from '@sanity/icons/EllipsisHorizontal'
import {ImagesIcon} from '@sanity/icons/Images'
import {UsersIcon} from '@sanity/icons/Users'
import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import {Badge, Box, Button, Card, Checkbox, Flex, Stack, Text} from '@sanity/ui'
import {type ComponentType, type KeyboardEvent, memo, type ReactNode, useState} from 'react'
import {useTranslation} from 'sanity'
import {explainHold} from '../../newsroom/hold.ts'
import {CHECK_TITLES} from '../../newsroom/checks.ts'
import {PUBLICATION_TITLES} from '../../newsroom/publication.ts'
import {CardLink} from '../shared/card-link.tsx'
import {clamp, RING} from '../shared/card-style.ts'
import {deadlineOf} from '../../newsroom/deadline.ts'
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
  const {desk, assignees = [], priority = 0, dueAt} = document.workflow ?? {}
  const deadline = deadlineOf(dueAt, now, timeZone)
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
              <Badge
                fontSize={0}
                tone={priority > 1 ? 'critical' : priority > 0 ? 'caution' : 'default'}
              >
                {PRIORITY_TITLES[priority] ?? String(priority)}
              </Badge>
            )}
            {publication === 'liveWithChanges' && (
              <Badge fontSize={0} tone="positive">
                {PUBLICATION_TITLES.liveWithChanges}
              </Badge>
            )}
            {desk !== undefined && <Badge fontSize={0}>{titleOfDesk(desk)}</Badge>}
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
          <Stack gap={2}>
            <Line
              icon={WarningOutlineIcon}
              lines={4}
              text={explainHold(hold, now)}
              whole={holds.map((one) => explainHold(one, now)).join('\n')}
            />
            {more.length > 0 && (
              <Box style={UNDER_WORDS}>
                <Text muted size={0}>
                  {t('card.moreHolds', {count: more.length})}
                </Text>
              </Box>
            )}
          </Stack>
        )}
        {moving && <Line text={t('card.moving')} />}
      </Stack>
    </Card>
  )
})

/** Pixels: below the words of a line, which stand behind its sign. */
const UNDER_WORDS = {paddingLeft: 19}

interface LineProps {
  text: string
  icon?: ComponentType
  tone?: 'critical' | 'caution' | 'default'
  strong?: boolean
  lines?: number
  /** Shown in full when a pointer rests on it. */
  whole?: string
}

function Line({text, icon: Icon, tone = 'default', strong = false, lines = 1, whole}: LineProps) {
  return (
    <Card radius={1} style={{background: 'none'}} title={whole} tone={tone}>
      <Flex align="flex-start" gap={2}>
        {Icon && (
          <Text muted={!strong} size={0}>
            <Icon />
          </Text>
        )}
        <Box flex={1} style={{minWidth: 0}}>
          <Text muted={!strong} size={0} weight={strong ? 'semibold' : 'regular'}>
            <span style={clamp(lines)}>{text}</span>
          </Text>
        </Box>
      </Flex>
    </Card>
  )
}

/** Above the link that covers the card. */
function Above({children}: {children: ReactNode}) {
  return <div style={{position: 'relative', zIndex: 1}}>{children}</div>
}
