import {useToast} from '@sanity/ui/toast'
import {useCallback, useMemo, useState} from 'react'
import {useClient, useTranslation} from 'sanity'
import {explainHold, type Hold} from '../../newsroom/holds/hold.ts'
import {type Transition} from '../../newsroom/transition.ts'
import {useActor} from '../shared/use-actor.ts'
import {usePending} from '../shared/use-pending.ts'
import {runTransition} from '../workflow/run-transition.ts'
import {type TransitionInput} from '../workflow/transition-dialog.tsx'
import {COLUMN_TITLES, type Column} from './columns.ts'
import {boardNamespace} from './i18n/index.ts'
import {dropOn, mustAsk, type Offer} from './moves.ts'
import {type BoardRow} from './read-rows.ts'

/** What a person is asked or told about one move; the same dialogs as the document's buttons show. */
type MoveStep =
  | {kind: 'menu'; row: BoardRow}
  | {kind: 'choose'; row: BoardRow; offers: Offer[]}
  | {kind: 'ask'; row: BoardRow; offer: Offer; busy: boolean}
  | {kind: 'held'; row: BoardRow; transition: Transition; holds: Hold[]}

export interface Moves {
  /** The rows as they will stand when what is under way has succeeded. */
  rows: BoardRow[]
  /** Ids of cards that are under way. */
  moving: ReadonlySet<string>
  step?: MoveStep
  /** Lets a card go over a column. */
  drop: (row: BoardRow, column: Column) => void
  showMenu: (row: BoardRow) => void
  choose: (row: BoardRow, offer: Offer) => void
  confirm: (input: TransitionInput) => void
  cancel: () => void
}

/**
 * Moves cards by the transitions of the workflow. A card goes to its new column at once and is taken
 * back with the reasons when the rules or the lake refuse.
 */
export function useMoves(rows: readonly BoardRow[], say: (text: string) => void): Moves {
  const {t} = useTranslation(boardNamespace)
  const client = useClient({apiVersion: '2025-02-19'})
  const actor = useActor()
  const toast = useToast()
  const {of: destinationOf, begin, settle, moving} = usePending<Column>(rows)
  const [step, setStep] = useState<MoveStep>()

  const run = useCallback(
    async (row: BoardRow, {transition, destination}: Offer, input: TransitionInput) => {
      if (destination) begin(row, destination)
      try {
        const request = {...input, id: row.id, name: transition.name, actor, now: new Date()}
        const result = await runTransition(client, request)
        if (!result.ok) {
          settle(row)
          return setStep({kind: 'held', row, transition, holds: result.holds})
        }
        setStep(undefined)
        say(t('say.moved', {title: row.title, transition: transition.title}))
      } catch (error) {
        settle(row)
        setStep(undefined)
        toast.push({
          status: 'error',
          title: t('move.failed', {transition: transition.title}),
          description: error instanceof Error ? error.message : String(error),
        })
      }
    },
    [actor, begin, client, say, settle, t, toast],
  )

  const choose = useCallback(
    (row: BoardRow, offer: Offer) => {
      if (mustAsk(offer, row)) return setStep({kind: 'ask', row, offer, busy: false})
      setStep(undefined)
      void run(row, offer, {})
    },
    [run],
  )

  const drop = useCallback(
    (row: BoardRow, column: Column) => {
      const now = new Date()
      const outcome = dropOn(row, column, actor, now)
      if (outcome.kind === 'stay') return
      if (outcome.kind === 'refused') {
        const why = outcome.holds.map((hold) => explainHold(hold, now)).join(' ')
        const title = t('move.refused', {title: row.title, column: COLUMN_TITLES[column]})
        const description = why || t('move.noWay', {column: COLUMN_TITLES[row.column]})
        toast.push({status: 'warning', duration: 10_000, title, description})
        return say(`${title}. ${description}`)
      }
      const [only, ...others] = outcome.offers
      if (only && others.length === 0) return choose(row, only)
      return setStep({kind: 'choose', row, offers: outcome.offers})
    },
    [actor, choose, say, t, toast],
  )

  const confirm = (input: TransitionInput) => {
    if (step?.kind !== 'ask') return
    setStep({...step, busy: true})
    void run(step.row, step.offer, input)
  }

  const shown = useMemo(
    () =>
      rows.map((row) => {
        const column = destinationOf(row)
        return column === undefined ? row : {...row, column}
      }),
    [rows, destinationOf],
  )
  return {
    rows: shown,
    moving,
    ...(step ? {step} : {}),
    drop,
    choose,
    confirm,
    showMenu: useCallback((row: BoardRow) => setStep({kind: 'menu', row}), []),
    cancel: useCallback(() => setStep(undefined), []),
  }
}
