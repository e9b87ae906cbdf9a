import {Button, Card, Flex, Spinner, Stack, Text} from '@sanity/ui'
import {useEffect, useMemo, useState, useSyncExternalStore} from 'react'
import {useTranslation} from 'sanity'
import {READER_OPTIONS_QUERY, readerOptionsFrom} from '../../archive/index.ts'
import {useGrant} from '../shared/use-grant.ts'
import {useLiveQuery} from '../shared/use-live-query.ts'
import {DeskHead} from './desk-head.tsx'
import {importNamespace} from './i18n/index.ts'
import {ImportReport} from './import-report.tsx'
import {type NamedSource} from './named-source.ts'
import {OpenSources} from './open-sources.tsx'
import {SourceList} from './source-list.tsx'
import {StoryView} from './story-view.tsx'
import {useDesk, useStayWhile} from './use-desk.ts'
import {useDrop} from './use-drop.ts'
import {useKeepRule} from './use-keep-rule.ts'
import {VIEW_STYLE} from './view-style.ts'

/** Archive text in, stories out: look at the reading, answer what is doubtful, import, undo. */
export default function ImportTool() {
  return (
    <Card data-testid="newsroom-import" height="fill" overflow="hidden">
      <style>{VIEW_STYLE}</style>
      <Tool />
    </Card>
  )
}

function Tool() {
  const {t} = useTranslation(importNamespace)
  const {desk, client, reader, pasted, keepPasted} = useDesk()
  const state = useSyncExternalStore(desk.subscribe, desk.state)
  const stored = useLiveQuery(READER_OPTIONS_QUERY, {}, {perspective: 'raw'})
  const documents = stored.state === 'ready' ? stored.data : undefined
  const rules = useMemo(
    () => (Array.isArray(documents) ? readerOptionsFrom(documents) : undefined),
    [documents],
  )
  useEffect(() => {
    if (rules) desk.setRules(rules)
  }, [desk, rules])
  const keepRule = useKeepRule(client, reader, rules)
  const isReadOnly = useGrant('create', 'importRecord.any', 'importRecord') === false
  const [isNothing, setNothing] = useState(false)
  const {items, opened, selected, phase, failure} = state
  const isWriting = phase === 'importing' || phase === 'undoing'
  useStayWhile(isWriting)
  const open = (sources: readonly NamedSource[]) => {
    setNothing(sources.length === 0)
    desk.add(sources)
  }
  const drop = useDrop(isWriting, open)
  const item = items.find(({key}) => key === selected)
  const notices = (
    <>
      {isReadOnly && <Said tone="caution">{t('readOnly')}</Said>}
      {isNothing && <Said tone="caution">{t('open.nothing')}</Said>}
      {stored.state === 'failed' && (
        <Said tone="critical">
          {t(desk.hasRules() ? 'rules.stale' : 'rules.failed', {message: stored.message})}
        </Said>
      )}
    </>
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
        <OpenSources notice={notices} onOpen={open} onType={keepPasted} pasted={pasted} />
      ) : (
        <>
          <DeskHead desk={desk} mayNotImport={isReadOnly || rules === undefined} state={state} />
          {notices}
          <ImportReport onReadAgain={() => desk.readAgain()} state={state} />
          <Flex flex={1} style={{minHeight: 0}}>
            {(items.length > 1 || item?.state === 'failed') && (
              <SourceList items={items} onSelect={(key) => desk.select(key)} selected={selected} />
            )}
            {item?.state === 'failed' ? (
              <NotRead failure={item.failure ?? ''} onRemove={() => desk.remove(item.key)} />
            ) : opened && opened.key === selected ? (
              <StoryView
                answers={desk.answersOf(opened.key)}
                disabled={isReadOnly || phase !== 'open'}
                isOpen={phase === 'open'}
                keepRule={isReadOnly ? undefined : keepRule}
                key={opened.key}
                onAnswer={(answers) => desk.answer(opened.key, answers)}
                onTakeBack={() => desk.takeBack(opened.key)}
                plan={opened.plan}
              />
            ) : (
              failure === undefined && <Waiting />
            )}
          </Flex>
        </>
      )}
    </Flex>
  )
}

function Said({tone, children}: {tone: 'caution' | 'critical'; children: string}) {
  return (
    <Card
      borderBottom
      paddingX={4}
      paddingY={3}
      role={tone === 'critical' ? 'alert' : 'status'}
      tone={tone}
    >
      <Text size={1}>{children}</Text>
    </Card>
  )
}

function NotRead({failure, onRemove}: {failure: string; onRemove: () => void}) {
  const {t} = useTranslation(importNamespace)
  return (
    <Card flex={1} padding={5}>
      <Card padding={4} radius={3} role="alert" tone="critical">
        <Stack gap={4}>
          <Text size={1} weight="semibold">
            {t('failed.title')}
          </Text>
          <Text size={1}>{failure}</Text>
          <Flex>
            <Button fontSize={1} mode="ghost" onClick={onRemove} text={t('list.remove')} />
          </Flex>
        </Stack>
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
