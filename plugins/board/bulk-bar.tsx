import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {type ReactNode, useState} from 'react'
import {useClient, useTranslation} from 'sanity'
import {type Transition} from '../../newsroom/transition.ts'
import {DialogFrame} from '../shared/dialog-frame.tsx'
import {useActor} from '../shared/use-actor.ts'
import {runTransition} from '../workflow/run-transition.ts'
import {toneOf} from '../workflow/transition-dialog.tsx'
import {useReturnedFocus} from '../workflow/use-returned-focus.ts'
import {type BulkOutcome, commonSteps, runBulk} from './bulk.ts'
import {boardNamespace} from './i18n/index.ts'
import {type BoardRow} from './read-rows.ts'

interface Props {
  rows: readonly BoardRow[]
  onClear: () => void
  /** The bar goes, and with it what had the focus; the first of what it was about is told. */
  onDone: (row: BoardRow) => void
}

/** What can be done with all selected stories at once, and how it went with each. */
export function BulkBar({rows, onClear, onDone}: Props) {
  const {t} = useTranslation(boardNamespace)
  const actor = useActor()
  const client = useClient({apiVersion: '2025-02-19'})
  const [chosen, setChosen] = useState<{transition: Transition; rows: readonly BoardRow[]}>()
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, BulkOutcome>>(new Map())
  const [running, setRunning] = useState(false)
  const steps = commonSteps(rows, actor, new Date())

  const run = async () => {
    if (chosen === undefined) return
    setRunning(true)
    const {name} = chosen.transition
    await runBulk(
      chosen.rows,
      (row) => runTransition(client, {id: row.id, name, actor, now: new Date()}),
      (one, outcome) => setOutcomes((before) => new Map(before).set(one, outcome)),
    )
    setRunning(false)
  }
  const close = () => {
    // What is under way goes on, and is told.
    if (running) return
    setChosen(undefined)
    setOutcomes(new Map())
    if (outcomes.size === 0) return
    onClear()
    const [first] = chosen?.rows ?? []
    if (first) onDone(first)
  }

  return (
    <Card borderTop paddingX={4} paddingY={2} tone="primary">
      <Flex align="center" gap={3} wrap="wrap">
        <Text size={1} weight="medium">
          {t('bulk.selected', {count: rows.length})}
        </Text>
        {steps.length === 0 && <Text size={1}>{t('bulk.none')}</Text>}
        {steps.map((transition) => (
          <Button
            fontSize={1}
            key={transition.name}
            onClick={() => setChosen({transition, rows})}
            padding={2}
            text={transition.title}
            tone={toneOf(transition)}
          />
        ))}
        <Button fontSize={1} mode="bleed" onClick={onClear} padding={2} text={t('bulk.clear')} />
      </Flex>
      {chosen && (
        <BulkDialog
          onClose={close}
          title={t('bulk.title', {
            transition: chosen.transition.title,
            count: chosen.rows.length,
          })}
        >
          <Text muted size={1}>
            {t('bulk.explain')}
          </Text>
          <Stack as="ul" gap={2} style={{listStyle: 'none', margin: 0, padding: 0}}>
            {chosen.rows.map((row) => (
              <Outcome key={row.id} outcome={outcomes.get(row.id)} title={row.title} />
            ))}
          </Stack>
          <Flex gap={2} justify="flex-end">
            <Button disabled={running} mode="bleed" onClick={close} text={t('bulk.close')} />
            {outcomes.size === 0 && (
              <Button
                loading={running}
                onClick={() => void run()}
                text={t('bulk.run', {
                  transition: chosen.transition.title,
                  count: chosen.rows.length,
                })}
                tone={toneOf(chosen.transition)}
              />
            )}
          </Flex>
        </BulkDialog>
      )}
    </Card>
  )
}

/** When it is closed, the focus is on the button that opened it. */
function BulkDialog(props: {title: string; onClose: () => void; children: ReactNode}) {
  useReturnedFocus()
  return <DialogFrame {...props} />
}

const TONES = {
  waiting: 'transparent',
  done: 'positive',
  held: 'caution',
  failed: 'critical',
} as const

function Outcome({title, outcome}: {title: string; outcome: BulkOutcome | undefined}) {
  const {t} = useTranslation(boardNamespace)
  const kind = outcome?.kind ?? 'waiting'
  const why = outcome && 'why' in outcome ? outcome.why : ''
  return (
    <Card as="li" padding={3} radius={2} tone={TONES[kind]}>
      <Stack gap={2}>
        <Text size={1} weight="medium">
          {title}
        </Text>
        <Text size={1}>{t(`bulk.${kind}`, {why})}</Text>
      </Stack>
    </Card>
  )
}
