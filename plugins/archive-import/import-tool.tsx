import {Button, Card, Flex, Spinner, Text} from '@sanity/ui'
import {type DragEvent, useEffect, useMemo, useState, useSyncExternalStore} from 'react'
import {useClient, useTranslation} from 'sanity'
import {IntentLink} from 'sanity/router'
import {READER_OPTIONS_QUERY, readerOptionsFrom} from '../../archive/index.ts'
import {useLiveQuery} from '../shared/use-live-query.ts'
import {type ArchiveReader, openArchiveReader} from './archive-reader.ts'
import {droppedFiles} from './dropped-files.ts'
import {importNamespace} from './i18n/index.ts'
import {type DeskState, ImportDesk, type NamedSource} from './import-desk.ts'
import {ImportReport} from './import-report.tsx'
import {OpenSources} from './open-sources.tsx'
import {SourceList} from './source-list.tsx'
import {StoryView} from './story-view.tsx'
import {useKeepRule} from './use-keep-rule.ts'
import {useMayWrite} from './use-may-write.ts'
import {VIEW_STYLE} from './view-style.ts'

/** Archive text in, stories out: look at the reading, answer what is doubtful, import, undo. */
export default function ImportTool() {
  const [reader] = useState(openArchiveReader)
  useEffect(() => reader.close, [reader])
  return (
    <Card data-testid="newsroom-import" height="fill" overflow="hidden">
      <style>{VIEW_STYLE}</style>
      <Tool reader={reader} />
    </Card>
  )
}

function Tool({reader}: {reader: ArchiveReader}) {
  const {t} = useTranslation(importNamespace)
  const studioClient = useClient({apiVersion: '2026-09-01'})
  const client = useMemo(
    () => studioClient.withConfig({perspective: 'raw', useCdn: false}),
    [studioClient],
  )
  const desk = useMemo(() => new ImportDesk(client, reader), [client, reader])
  const state = useSyncExternalStore(desk.subscribe, desk.state)
  const stored = useLiveQuery(READER_OPTIONS_QUERY, {}, {perspective: 'raw'})
  const documents = stored.state === 'ready' ? stored.data : undefined
  const rules = useMemo(
    () => readerOptionsFrom(Array.isArray(documents) ? documents : []),
    [documents],
  )
  useEffect(() => desk.setRules(rules), [desk, rules])
  const keepRule = useKeepRule(client, reader, rules)
  const mayWrite = useMayWrite()
  const isReadOnly = mayWrite === false
  const drop = useDrop((sources) => desk.add(sources))
  const {items, opened, selected, phase} = state
  const item = items.find(({key}) => key === selected)
  const readOnly = isReadOnly && (
    <Card padding={3} radius={2} role="note" tone="caution">
      <Text size={1}>{t('readOnly')}</Text>
    </Card>
  )
  return (
    <Flex
      direction="column"
      height="fill"
      style={
        drop.isOver ? {outline: '3px solid var(--card-focus-ring-color)', outlineOffset: -3} : {}
      }
      {...drop.handlers}
    >
      {items.length === 0 ? (
        <OpenSources notice={readOnly} onOpen={(sources) => desk.add(sources)} />
      ) : (
        <>
          <Head desk={desk} isReadOnly={isReadOnly} state={state} />
          {readOnly}
          {stored.state === 'failed' && (
            <Card padding={3} role="alert" tone="critical">
              <Text size={1}>{t('rules.failed', {message: stored.message})}</Text>
            </Card>
          )}
          <ImportReport state={state} />
          <Flex flex={1} style={{minHeight: 0}}>
            {(items.length > 1 || item?.state === 'failed') && (
              <SourceList items={items} onSelect={(key) => desk.select(key)} selected={selected} />
            )}
            {item?.state === 'failed' ? (
              <Failed failure={item.failure ?? ''} />
            ) : opened && opened.key === selected ? (
              <StoryView
                answers={desk.answersOf(opened.key)}
                disabled={isReadOnly || phase !== 'open'}
                keepRule={isReadOnly ? undefined : keepRule}
                key={opened.key}
                onAnswer={(answers) => desk.answer(opened.key, answers)}
                onTakeBack={() => desk.takeBack(opened.key)}
                plan={opened.plan}
              />
            ) : (
              <Waiting />
            )}
          </Flex>
        </>
      )}
    </Flex>
  )
}

function Head({
  desk,
  state,
  isReadOnly,
}: {
  desk: ImportDesk
  state: DeskState
  isReadOnly: boolean
}) {
  const {t} = useTranslation(importNamespace)
  const {phase, items, reading, selected} = state
  const ready = items.filter((item) => item.state === 'ready')
  const toWrite = ready.filter(({summary}) => summary?.outcome !== 'unchanged').length
  const item = items.find(({key}) => key === selected)
  const name = item?.name === '' ? t('list.pasted') : item?.name
  const wrote = items.some(
    (one) => one.state === 'imported' && one.summary?.outcome !== 'unchanged',
  )
  return (
    <Card borderBottom paddingX={4} paddingY={3}>
      <Flex align="center" gap={3}>
        <Text as="h1" size={1} weight="semibold">
          {name ?? t('head.title')}
        </Text>
        <Text muted size={1}>
          {t('list.count', {count: items.filter((one) => one.state !== 'failed').length})}
        </Text>
        {item?.state === 'imported' && item.summary && (
          <Text size={1}>
            <IntentLink intent="edit" params={{id: item.summary.article, type: 'article'}}>
              {t('report.open')}
            </IntentLink>
          </Text>
        )}
        <Flex align="center" flex={1} gap={2} justify="flex-end">
          {reading && <Spinner aria-label={t('head.reading')} muted />}
          {phase === 'open' && item && items.length > 1 && (
            <Button
              fontSize={1}
              mode="bleed"
              onClick={() => desk.remove(item.key)}
              text={t('list.remove')}
            />
          )}
          <Button
            disabled={phase === 'importing' || phase === 'undoing'}
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
          {(phase === 'open' || phase === 'importing') && (
            <Button
              disabled={isReadOnly || reading || toWrite === 0}
              fontSize={1}
              onClick={() => desk.importAll()}
              text={
                phase === 'importing'
                  ? t('head.importing')
                  : toWrite === 0
                    ? t('head.nothing')
                    : t('head.import', {count: toWrite})
              }
            />
          )}
        </Flex>
      </Flex>
    </Card>
  )
}

function Failed({failure}: {failure: string}) {
  const {t} = useTranslation(importNamespace)
  return (
    <Card flex={1} padding={5}>
      <Card padding={4} radius={3} role="alert" tone="critical">
        <Flex direction="column" gap={3}>
          <Text size={1} weight="semibold">
            {t('failed.title')}
          </Text>
          <Text size={1}>{failure}</Text>
        </Flex>
      </Card>
    </Card>
  )
}

function Waiting() {
  const {t} = useTranslation(importNamespace)
  return (
    <Flex align="center" flex={1} gap={3} justify="center">
      <Spinner muted />
      <Text muted size={1}>
        {t('waiting')}
      </Text>
    </Flex>
  )
}

/** Files may be dropped anywhere on the tool. */
function useDrop(onFiles: (sources: readonly NamedSource[]) => void) {
  const [isOver, setOver] = useState(false)
  const handlers = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setOver(false)
      void droppedFiles(event.dataTransfer).then(onFiles)
    },
  }
  return {isOver, handlers}
}
