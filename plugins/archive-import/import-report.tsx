import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useTranslation} from 'sanity'
import {IntentLink} from 'sanity/router'
import {describeProblem, type UndoOutcome} from '../../archive/index.ts'
import {importNamespace} from './i18n/index.ts'
import {type DeskState} from './desk-state.ts'

interface Props {
  state: DeskState
  onReadAgain: () => void
}

/** What came of the import, and what came of taking it back. */
export function ImportReport({state, onReadAgain}: Props) {
  const {t} = useTranslation(importNamespace)
  const {phase, items, runId = '', undone, failure} = state
  if (failure !== undefined)
    return <Stopped failure={failure} onReadAgain={onReadAgain} state={state} />
  if (phase === 'open' && undone) return <Undone outcomes={undone} runId={runId} />
  if (phase !== 'imported') return null
  const done = items.filter((item) => item.state === 'imported')
  const failed = items.filter((item) => item.state === 'failed').length
  const sum = (of: 'created' | 'updated' | 'kept' | 'suggestions') =>
    done.reduce((total, {summary}) => total + (summary?.[of] ?? 0), 0)
  return (
    <Card as="output" borderBottom padding={4} tone={failed > 0 ? 'caution' : 'positive'}>
      <Stack gap={3}>
        <Text size={1} weight="semibold">
          {t('report.imported', {run: runId, stories: t('list.count', {count: done.length})})}
        </Text>
        <Text size={1}>
          {t('report.line', {
            created: sum('created'),
            updated: sum('updated'),
            kept: sum('kept'),
            suggestions: sum('suggestions'),
          })}
        </Text>
        {sum('suggestions') > 0 && <Text size={1}>{t('report.suggestions')}</Text>}
        {failed > 0 && <Text size={1}>{t('report.failed', {count: failed})}</Text>}
      </Stack>
    </Card>
  )
}

/** Nobody answered: what is done, what is not, and how it goes on. */
function Stopped({
  state: {items},
  failure: {during, of, message},
  onReadAgain,
}: Props & {failure: Exclude<DeskState['failure'], undefined>}) {
  const {t} = useTranslation(importNamespace)
  return (
    <Card borderBottom padding={4} role="alert" tone="critical">
      <Flex align="center" gap={4}>
        <Stack flex={1} gap={3}>
          <Text size={1} weight="semibold">
            {t(`stopped.${of}`, {message})}
          </Text>
          <Text size={1}>
            {t(`stopped.${during}`, {
              done: items.filter(({state}) => state === 'imported').length,
              left: items.filter(({state}) => state === 'ready').length,
            })}
          </Text>
        </Stack>
        {during === 'reading' && (
          <Button fontSize={1} mode="ghost" onClick={onReadAgain} text={t('stopped.again')} />
        )}
      </Flex>
    </Card>
  )
}

function Undone({outcomes, runId}: {outcomes: readonly UndoOutcome[]; runId: string}) {
  const {t} = useTranslation(importNamespace)
  const undos = outcomes.flatMap((one) => (one.ok ? [one.undo] : []))
  const left = undos.flatMap((undo) => undo.leftAlone)
  const failures = outcomes.flatMap((one) => (one.ok ? [] : [whyNot(one)]))
  const count = (of: (undo: (typeof undos)[number]) => number) =>
    undos.reduce((total, undo) => total + of(undo), 0)
  return (
    <Card
      as="output"
      borderBottom
      padding={4}
      tone={left.length + failures.length > 0 ? 'caution' : 'positive'}
    >
      <Stack gap={3}>
        <Text size={1} weight="semibold">
          {t('report.undone', {
            run: runId,
            deleted: count((undo) => undo.delete.length),
            restored: count((undo) => undo.patches.length + undo.bringBack.length),
          })}
        </Text>
        {left.length > 0 && <Text size={1}>{t('report.left')}</Text>}
        {left.length > 0 && (
          <ul style={{margin: 0, paddingInlineStart: 18, fontSize: 13, lineHeight: 1.6}}>
            {left.map(({id, reason}) => (
              <li key={`${id} ${reason}`}>
                <IntentLink intent="edit" params={{id, type: id.split('-')[0] ?? 'article'}}>
                  {id}
                </IntentLink>
                : {reason}
              </li>
            ))}
          </ul>
        )}
        {failures.map((why) => (
          <Text key={why} size={1}>
            {t('report.notUndone', {why})}
          </Text>
        ))}
      </Stack>
    </Card>
  )
}

function whyNot(outcome: Exclude<UndoOutcome, {ok: true}>): string {
  return 'problem' in outcome
    ? describeProblem(outcome.source, outcome.problem)
    : `${outcome.source}: ${outcome.error.message}`
}
