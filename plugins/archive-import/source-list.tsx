import {Card, Flex, Stack, Text} from '@sanity/ui'
import {type KeyboardEvent, type RefObject, useEffect, useRef} from 'react'
import {useTranslation} from 'sanity'
import {importNamespace} from './i18n/index.ts'
import {type DeskItem} from './desk-state.ts'
import {VirtualRows} from './virtual-rows.tsx'
import {SmallText} from '../shared/small-text.tsx'

interface Props {
  items: readonly DeskItem[]
  selected: string | undefined
  onSelect: (key: string) => void
}

/**
 * Every story and what is known of it; thousands are only in the page while they are in sight. One
 * stop of the tab key, and arrow keys within.
 */
export function SourceList({items, selected, onSelect}: Props) {
  const {t} = useTranslation(importNamespace)
  const scroller = useRef<HTMLDivElement>(null)
  const at = items.findIndex(({key}) => key === selected)
  const onKeyDown = (event: KeyboardEvent) => {
    const by = {ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity}[event.key]
    const next = by === undefined ? undefined : items[clamp(at + by, items.length)]
    if (next === undefined) return
    event.preventDefault()
    onSelect(next.key)
  }
  return (
    <Card borderRight style={{width: 250, flex: 'none'}}>
      <nav aria-label={t('list.label')} className="ai-pane" ref={scroller} style={{padding: 8}}>
        <VirtualRows count={items.length} estimate={58} scroller={scroller} wanted={at}>
          {(index) => {
            const item = items[index]
            return (
              item && (
                <Entry
                  isFirst={at < 0 && index === 0}
                  isSelected={index === at}
                  item={item}
                  list={scroller}
                  onKeyDown={onKeyDown}
                  onSelect={onSelect}
                />
              )
            )
          }}
        </VirtualRows>
      </nav>
    </Card>
  )
}

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(length - 1, index))
}

interface EntryProps {
  item: DeskItem
  isSelected: boolean
  /** Of a list in which none is selected. */
  isFirst: boolean
  list: RefObject<HTMLElement | null>
  onKeyDown: (event: KeyboardEvent) => void
  onSelect: (key: string) => void
}

function Entry({item, isSelected, isFirst, list, onKeyDown, onSelect}: EntryProps) {
  const {t} = useTranslation(importNamespace)
  const button = useRef<HTMLButtonElement>(null)
  // The focus goes along with the arrow keys, and is not taken from elsewhere.
  useEffect(() => {
    if (isSelected && list.current?.contains(document.activeElement)) button.current?.focus()
  }, [isSelected, list])
  const {key, name, state, summary} = item
  const said = state === 'ready' && summary ? summary.outcome : state
  return (
    <Card
      aria-current={isSelected}
      as="button"
      data-testid="import-item"
      onClick={() => onSelect(key)}
      onKeyDown={onKeyDown}
      padding={3}
      pressed={isSelected}
      ref={button}
      radius={2}
      style={{width: '100%', textAlign: 'start', marginBottom: 2}}
      tabIndex={isSelected || isFirst ? 0 : -1}
    >
      <Stack gap={3}>
        <Text size={1} textOverflow="ellipsis" weight={isSelected ? 'semibold' : 'regular'}>
          {name === '' ? t('list.pasted') : name}
        </Text>
        <Flex align="center" gap={2}>
          <SmallText>
            <span className="ai-state" data-state={said} />
            {t(`state.${said}`)}
          </SmallText>
          {state === 'ready' && summary && summary.flags > 0 && (
            <SmallText muted>{t('state.flags', {count: summary.flags})}</SmallText>
          )}
        </Flex>
      </Stack>
    </Card>
  )
}
