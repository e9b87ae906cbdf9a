import {Box, Button, Card, Flex, Spinner, Stack, Text} from '@sanity/ui'
import {type KeyboardEvent, useEffect, useMemo, useRef, useState} from 'react'
import {
  type DocumentInspectorProps,
  useDocumentOperation,
  useEditState,
  useTranslation,
} from 'sanity'
import {DocumentInspectorHeader} from 'sanity/structure'
import {findProblems} from '../../newsroom/holds/problems.ts'
import {findStyleInDocument} from '../../newsroom/house-style/house-style-in-document.ts'
import {acceptStyle} from '../../newsroom/house-style/house-style.ts'
import {isSettled, stageOf} from '../../newsroom/stages.ts'
import {isStoryDocument} from '../../newsroom/story.ts'
import {useMayEdit} from '../shared/use-may-edit.ts'
import {FindingCard, type FoundInField} from './finding-card.tsx'
import {houseStyleNamespace} from './i18n/index.ts'
import {useStyleList} from './use-style-list.ts'

/** What the newsroom's list knows better about the open document, each accepted by one key. */
export function StyleInspector({documentId, documentType, onClose}: DocumentInspectorProps) {
  const {t} = useTranslation(houseStyleNamespace)
  return (
    <Flex direction="column" height="fill" overflow="hidden">
      <DocumentInspectorHeader
        as="header"
        closeButtonLabel={t('inspector.close')}
        onClose={onClose}
        title={t('inspector.title')}
      />
      <Box data-testid="newsroom-house-style" flex={1} overflow="auto" padding={4}>
        <Findings documentId={documentId} documentType={documentType} />
      </Box>
    </Flex>
  )
}

function Findings({documentId, documentType}: {documentId: string; documentType: string}) {
  const {t} = useTranslation(houseStyleNamespace)
  const style = useStyleList()
  const {draft, published} = useEditState(documentId, documentType)
  const {patch} = useDocumentOperation(documentId, documentType)
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set())
  const [said, say] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const wanted = useRef<{index: number; of: number}>(undefined)
  const value: unknown = draft ?? published
  const document = isStoryDocument(value) ? value : undefined
  const mayWrite = useMayEdit(document)
  const found = useMemo(() => {
    if (document === undefined || style.state !== 'ready') return []
    return findStyleInDocument(document, style.list).flatMap((place) =>
      place.findings.map((finding): FoundInField => {
        const key = `${place.path} ${finding.rule} ${finding.found} ${finding.from}`
        return {key, place, finding}
      }),
    )
  }, [document, style])
  const shown = found.filter(({key}) => !skipped.has(key))
  const holds = document ? findProblems(document).filter(({code}) => code === 'holdWord') : []

  // What was accepted or skipped is gone: the next one takes its place, and the focus.
  useEffect(() => {
    if (wanted.current === undefined || wanted.current.of === shown.length) return
    const buttons = list.current?.querySelectorAll<HTMLElement>('[data-finding]') ?? []
    buttons[Math.min(wanted.current.index, buttons.length - 1)]?.focus()
    wanted.current = undefined
  }, [shown.length])

  if (style.state === 'failed') {
    return (
      <Card padding={3} radius={2} role="alert" tone="critical">
        <Text size={1}>{t('inspector.failed', {message: style.message})}</Text>
      </Card>
    )
  }
  if (style.state === 'loading' || document === undefined) {
    return (
      <Flex align="center" gap={3} padding={3}>
        <Spinner muted />
        <Text muted size={1}>
          {t('inspector.loading')}
        </Text>
      </Flex>
    )
  }
  const settled = isSettled(stageOf(document))

  const accept = ({place, finding}: FoundInField, index: number) => {
    const text = acceptStyle(place.text, finding)
    const {found: words, suggestion} = finding
    if (text === undefined) return say(t('say.changed'))
    patch.execute([{set: {[place.path]: text}}])
    say(t('say.accepted', {found: words, suggestion}))
    wanted.current = {index, of: shown.length}
  }
  const skip = ({key}: FoundInField, index: number) => {
    setSkipped((before) => new Set(before).add(key))
    wanted.current = {index, of: shown.length}
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[data-finding]') ?? [])]
    const {target} = event
    const at = buttons.findIndex(
      (button) => target instanceof Node && button.closest('li')?.contains(target),
    )
    if (at < 0) return
    if (step !== 0) buttons[at + step]?.focus()
    else if (event.key.toLowerCase() === 's' && shown[at]) skip(shown[at], at)
    else return
    event.preventDefault()
  }

  return (
    <Stack gap={4}>
      {(settled || !mayWrite || shown.length > 0) && (
        <Text muted size={1}>
          {settled
            ? t('inspector.settled')
            : mayWrite
              ? t('inspector.help')
              : t('inspector.help.readOnly')}
        </Text>
      )}
      {style.list.problems.length > 0 && (
        <Card padding={3} radius={2} tone="caution">
          <Stack gap={2}>
            <Text size={1} weight="medium">
              {t('inspector.problems', {count: style.list.problems.length})}
            </Text>
            {style.list.problems.slice(0, 5).map((problem) => (
              <Text key={problem} size={1}>
                {problem}
              </Text>
            ))}
          </Stack>
        </Card>
      )}
      {holds.map(({message, path}) => (
        <Card key={`${message} ${JSON.stringify(path)}`} padding={3} radius={2} tone="critical">
          <Stack gap={2}>
            <Text size={1} weight="medium">
              {t('hold.title')}
            </Text>
            <Text size={1}>{t('hold.text', {what: message})}</Text>
          </Stack>
        </Card>
      ))}
      {style.rules === 0 && <Text size={1}>{t('inspector.noList')}</Text>}
      {style.rules > 0 && shown.length === 0 && holds.length === 0 && (
        <Text size={1}>{t('inspector.clean')}</Text>
      )}
      {shown.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows between the buttons of a list
        <ul aria-label={t('findings.label')} onKeyDown={onKeyDown} ref={list} style={LIST}>
          {shown.map((one, index) => (
            <li key={one.key}>
              <FindingCard
                found={one}
                onSkip={() => skip(one, index)}
                {...(mayWrite && !patch.disabled && one.finding.suggestion !== undefined
                  ? {onAccept: () => accept(one, index)}
                  : {})}
              />
            </li>
          ))}
        </ul>
      )}
      {skipped.size > 0 && (
        <Flex align="center" gap={3}>
          <Text muted size={1}>
            {t('inspector.skipped', {count: skipped.size})}
          </Text>
          <Button
            fontSize={1}
            mode="bleed"
            onClick={() => setSkipped(new Set())}
            padding={2}
            text={t('inspector.again')}
          />
        </Flex>
      )}
      <output aria-live="polite">
        <Text muted size={1}>
          {said}
        </Text>
      </output>
    </Stack>
  )
}

const LIST = {
  display: 'flex',
  flexDirection: 'column',
  gap: 8,
  listStyle: 'none',
  margin: 0,
  padding: 0,
} as const
