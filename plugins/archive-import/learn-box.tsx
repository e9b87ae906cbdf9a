import {Button, Card, Flex, Heading, Stack, Text} from '@sanity/ui'
import {useEffect, useRef, useState} from 'react'
import {useTranslation} from 'sanity'
import {type Example} from '../../archive/index.ts'
import {importNamespace} from './i18n/index.ts'
import {type KeepRule} from './said-list.tsx'

interface Props {
  example: Example
  keepRule: KeepRule
  onClose: () => void
}

type Count =
  | {state: 'counting'; read: number; total: number}
  | {state: 'counted'; names: string[]; total: number}
  | {state: 'failed'; message: string}

const MOST_NAMES = 5

/** Says what a rule would change in the archive before anybody keeps it. */
export function LearnBox({example, keepRule, onClose}: Props) {
  const {t} = useTranslation(importNamespace)
  const [count, setCount] = useState<Count>({state: 'counting', read: 0, total: 0})
  const keep = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    let isOver = false
    const tell = (next: Count) => {
      if (!isOver) setCount(next)
    }
    keepRule
      .count(example, (read, total) => tell({state: 'counting', read, total}))
      .then(
        (counted) => tell({state: 'counted', ...counted}),
        (error: unknown) => tell({state: 'failed', message: messageOf(error)}),
      )
    return () => {
      isOver = true
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- counted once for each answer; the box is made anew for the next
  }, [])
  useEffect(() => {
    if (count.state === 'counted') keep.current?.focus()
  }, [count.state])
  const onKeep = () => {
    keepRule
      .keep(example)
      .then(onClose, (error: unknown) => setCount({state: 'failed', message: messageOf(error)}))
  }
  return (
    <Card aria-label={t('learn.title')} as="section" border padding={3} radius={2} tone="primary">
      <Stack gap={3}>
        <Heading as="h3" size={0}>
          {t('learn.title')}
        </Heading>
        {count.state === 'counting' && (
          <Text size={1}>{t('learn.counting', {read: count.read, total: count.total})}</Text>
        )}
        {count.state === 'failed' && (
          <Text size={1}>{t('learn.failed', {message: count.message})}</Text>
        )}
        {count.state === 'counted' && <Counted {...count} />}
        <Flex gap={2}>
          <Button
            disabled={count.state !== 'counted'}
            fontSize={1}
            onClick={onKeep}
            padding={2}
            ref={keep}
            text={t('learn.keep')}
          />
          <Button
            fontSize={1}
            mode="bleed"
            onClick={onClose}
            padding={2}
            text={t('learn.cancel')}
          />
        </Flex>
      </Stack>
    </Card>
  )
}

function Counted({names, total}: {names: string[]; total: number}) {
  const {t} = useTranslation(importNamespace)
  if (names.length === 0) return <Text size={1}>{t('learn.none', {total})}</Text>
  const more = names.length - MOST_NAMES
  return (
    <Stack gap={3}>
      <Text size={1}>{t('learn.some', {count: names.length, total})}</Text>
      <ul style={{margin: 0, paddingInlineStart: 18, fontSize: 12}}>
        {names.slice(0, MOST_NAMES).map((name) => (
          <li key={name}>{name === '' ? t('list.pasted') : name}</li>
        ))}
        {more > 0 && <li>{t('learn.more', {count: more})}</li>}
      </ul>
      <Text muted size={1}>
        {t('learn.note')}
      </Text>
    </Stack>
  )
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
