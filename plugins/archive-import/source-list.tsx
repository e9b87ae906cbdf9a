import {Card, Flex, Stack, Text} from '@sanity/ui'
import {useRef} from 'react'
import {useTranslation} from 'sanity'
import {importNamespace} from './i18n/index.ts'
import {type DeskItem} from './import-desk.ts'
import {VirtualList} from './virtual-list.tsx'

interface Props {
  items: readonly DeskItem[]
  selected: string | undefined
  onSelect: (key: string) => void
}

/** Every story and what is known of it; thousands are only in the page while they are in sight. */
export function SourceList({items, selected, onSelect}: Props) {
  const {t} = useTranslation(importNamespace)
  const scroller = useRef<HTMLDivElement>(null)
  return (
    <Card borderRight style={{width: 250, flex: 'none'}}>
      <nav aria-label={t('list.label')} className="ai-pane" ref={scroller} style={{padding: 8}}>
        <VirtualList
          count={items.length}
          estimate={58}
          scroller={scroller}
          wanted={items.findIndex(({key}) => key === selected)}
        >
          {(index) => {
            const item = items[index]
            return (
              item && <Entry isSelected={item.key === selected} item={item} onSelect={onSelect} />
            )
          }}
        </VirtualList>
      </nav>
    </Card>
  )
}

function Entry({
  item,
  isSelected,
  onSelect,
}: {
  item: DeskItem
  isSelected: boolean
  onSelect: (key: string) => void
}) {
  const {t} = useTranslation(importNamespace)
  const {key, name, state, summary} = item
  const said = state === 'ready' && summary ? summary.outcome : state
  return (
    <Card
      aria-current={isSelected}
      as="button"
      data-testid="import-item"
      onClick={() => onSelect(key)}
      padding={3}
      pressed={isSelected}
      radius={2}
      style={{width: '100%', textAlign: 'start', marginBottom: 2}}
    >
      <Stack gap={3}>
        <Text size={1} textOverflow="ellipsis" weight={isSelected ? 'semibold' : 'regular'}>
          {name === '' ? t('list.pasted') : name}
        </Text>
        <Flex align="center" gap={2}>
          <Text size={0}>
            <span className="ai-state" data-state={said} />
            {t(`state.${said}`)}
          </Text>
          {state === 'ready' && summary && summary.flags > 0 && (
            <Text muted size={0}>
              {t('state.flags', {count: summary.flags})}
            </Text>
          )}
        </Flex>
      </Stack>
    </Card>
  )
}
