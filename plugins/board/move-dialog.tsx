import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useTranslation} from 'sanity'
import {type Actor, namesOf} from '../../newsroom/access/roles.ts'
import {foldHolds} from '../../newsroom/holds/fold-holds.ts'
import {explainHold} from '../../newsroom/holds/hold.ts'
import {pubStatusOf} from '../../newsroom/publication.ts'
import {type Transition} from '../../newsroom/transition.ts'
import {DialogFrame} from '../shared/dialog-frame.tsx'
import {HoldList} from '../workflow/hold-list.tsx'
import {toneOf, TransitionDialog} from '../workflow/transition-dialog.tsx'
import {COLUMN_TITLES} from './columns.ts'
import {boardNamespace} from './i18n/index.ts'
import {forOthers, type Offer, offersFor} from './moves.ts'
import {type BoardRow} from './read-rows.ts'
import {type Moves} from './use-moves.ts'

/** Whatever a move asks or tells: where it may go, why, when, or what holds it. */
export function MoveDialog({moves, actor}: {moves: Moves; actor: Actor}) {
  const {t} = useTranslation(boardNamespace)
  const {step, cancel, choose, confirm} = moves
  if (step === undefined) return null
  // As it stands by now: a menu may be open while the story moves on.
  const row = moves.rows.find(({id}) => id === step.row.id) ?? step.row
  switch (step.kind) {
    case 'menu': {
      const now = new Date()
      if (moves.moving.has(row.id)) {
        return (
          <DialogFrame onClose={cancel} title={t('move.title', {title: row.title})}>
            <Text size={1}>{t('card.moving')}</Text>
          </DialogFrame>
        )
      }
      const offers = offersFor(row, actor, now)
      return (
        <DialogFrame
          focusesItself={offers.length > 0}
          onClose={cancel}
          title={t('move.title', {title: row.title})}
        >
          <Offers offers={offers} onChoose={choose} row={row} />
          <Others transitions={forOthers(row, actor)} />
        </DialogFrame>
      )
    }
    case 'choose':
      return (
        <DialogFrame focusesItself onClose={cancel} title={t('move.whatIsMeant')}>
          <Offers offers={step.offers} onChoose={choose} row={row} />
        </DialogFrame>
      )
    case 'ask': {
      const {published} = row.versions
      return (
        <DialogFrame
          focusesItself
          onClose={cancel}
          padding={0}
          title={`${step.offer.transition.title}: ${row.title}`}
        >
          <TransitionDialog
            busy={step.busy}
            id={row.id}
            live={published !== undefined && pubStatusOf(published) === 'usable'}
            onCancel={cancel}
            onConfirm={confirm}
            transition={step.offer.transition}
          />
        </DialogFrame>
      )
    }
    case 'held':
      return (
        <DialogFrame
          onClose={cancel}
          title={t('move.held.title', {transition: step.transition.title})}
        >
          <Text size={1}>{t('move.held', {title: row.title})}</Text>
          <HoldList holds={foldHolds(step.holds, row.story)} now={new Date()} />
        </DialogFrame>
      )
  }
}

interface OffersProps {
  row: BoardRow
  offers: readonly Offer[]
  onChoose: (row: BoardRow, offer: Offer) => void
}

function Offers({row, offers, onChoose}: OffersProps) {
  const {t} = useTranslation(boardNamespace)
  if (offers.length === 0) return <Text size={1}>{t('move.nothing')}</Text>
  const now = new Date()
  return (
    <Stack gap={2}>
      {offers.map((offer, index) => {
        const {transition, destination, holds} = offer
        const [hold] = holds
        return (
          <Button
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to choose here
            autoFocus={index === 0}
            justify="flex-start"
            key={transition.name}
            mode="ghost"
            onClick={() => onChoose(row, offer)}
            padding={3}
            tone={toneOf(transition)}
            width="fill"
          >
            <Flex align="center" gap={3} justify="space-between">
              <Text size={1} weight="medium">
                {transition.title}
              </Text>
              <Text size={1}>
                {destination
                  ? t('move.goesTo', {column: COLUMN_TITLES[destination]})
                  : t('move.stays', {column: COLUMN_TITLES[row.column]})}
              </Text>
            </Flex>
            {hold && (
              <Card marginTop={3} style={{background: 'none'}} tone="caution">
                <Text align="left" size={1}>
                  {explainHold(hold, now)}
                </Text>
              </Card>
            )}
          </Button>
        )
      })}
    </Stack>
  )
}

function Others({transitions}: {transitions: readonly Transition[]}) {
  const {t} = useTranslation(boardNamespace)
  if (transitions.length === 0) return null
  return (
    <Stack gap={3}>
      <Text as="h3" muted size={1} weight="semibold">
        {t('move.others')}
      </Text>
      {transitions.map(({title, roles}) => (
        <Text key={title} muted size={1}>
          {t('move.other', {transition: title, who: namesOf(roles)})}
        </Text>
      ))}
    </Stack>
  )
}
