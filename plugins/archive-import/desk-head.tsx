import {Button, Card, Flex, Spinner, Text} from '@sanity/ui'
import {useTranslation} from 'sanity'
import {IntentLink} from 'sanity/router'
import {type DeskState} from './desk-state.ts'
import {importNamespace} from './i18n/index.ts'
import {type ImportDesk} from './import-desk.ts'

interface Props {
  desk: ImportDesk
  state: DeskState
  /** Nothing may be written, for want of a right or of the rules to read by. */
  mayNotImport: boolean
}

/** What is looked at, how far it is, and the steps that may be taken now. */
export function DeskHead({desk, state, mayNotImport}: Props) {
  const {t} = useTranslation(importNamespace)
  const {phase, items, reading, selected, failure} = state
  const item = items.find(({key}) => key === selected)
  const name = item?.name === '' ? t('list.pasted') : item?.name
  const isWriting = phase === 'importing' || phase === 'undoing'
  const wrote = items.some(
    (one) => one.state === 'imported' && one.summary?.outcome !== 'unchanged',
  )
  return (
    <Card borderBottom paddingX={4} paddingY={3}>
      <Flex align="center" gap={3}>
        <Text as="h1" size={1} textOverflow="ellipsis" weight="semibold">
          {name ?? t('head.title')}
        </Text>
        <div style={{flex: 'none'}}>
          <Text muted size={1}>
            {t('list.count', {count: items.filter((one) => one.state !== 'failed').length})}
          </Text>
        </div>
        {item?.state === 'imported' && item.summary && (
          <Text size={1}>
            <IntentLink intent="edit" params={{id: item.summary.article, type: 'article'}}>
              {t('report.open')}
            </IntentLink>
          </Text>
        )}
        <Flex align="center" flex={1} gap={2} justify="flex-end">
          {reading && <Progress state={state} />}
          {phase === 'open' && item && items.length > 1 && (
            <Button
              fontSize={1}
              mode="bleed"
              onClick={() => desk.remove(item.key)}
              text={t('list.remove')}
            />
          )}
          <Button
            disabled={isWriting}
            fontSize={1}
            mode="bleed"
            onClick={() => desk.clear()}
            text={t('head.another')}
          />
          {((phase === 'imported' && wrote) || phase === 'undoing') && (
            <Button
              disabled={phase === 'undoing'}
              fontSize={1}
              mode="ghost"
              onClick={() => desk.undo()}
              text={t(phase === 'undoing' ? 'head.undoing' : 'head.undo')}
              tone="caution"
            />
          )}
          {(phase === 'open' || phase === 'importing' || failure?.during === 'importing') && (
            <ImportButton desk={desk} mayNotImport={mayNotImport} state={state} />
          )}
        </Flex>
      </Flex>
    </Card>
  )
}

function ImportButton({desk, state, mayNotImport}: Props) {
  const {t} = useTranslation(importNamespace)
  const {phase, items, reading} = state
  const count = items.filter(
    ({state: is, summary}) => is === 'ready' && summary?.outcome !== 'unchanged',
  ).length
  const isWaiting = reading || items.some((one) => one.state === 'waiting')
  const text =
    phase === 'importing'
      ? t('head.importing')
      : count > 0
        ? t(phase === 'open' ? 'head.import' : 'head.importRest', {count})
        : t(isWaiting ? 'head.title' : 'head.nothing')
  return (
    <Button
      disabled={mayNotImport || isWaiting || count === 0}
      fontSize={1}
      onClick={() => desk.importAll()}
      text={text}
    />
  )
}

/** How many of the sources are read, or written; of one alone nobody needs to know. */
function Progress({state: {phase, items}}: {state: DeskState}) {
  const {t} = useTranslation(importNamespace)
  const left = items.filter(
    ({state}) => state === 'waiting' || (phase === 'importing' && state === 'ready'),
  ).length
  const label = t(phase === 'importing' ? 'head.importing' : 'head.reading')
  return (
    <Flex align="center" gap={2}>
      <Spinner muted />
      <Text muted size={1}>
        {items.length > 1 && left > 0
          ? t('head.progress', {done: items.length - left, total: items.length})
          : label}
      </Text>
    </Flex>
  )
}
