import {Box, Flex, Text} from '@sanity/ui'
import {useDeferredValue, useMemo, useRef, useState} from 'react'
import {useTranslation} from 'sanity'
import {type UserComponent} from 'sanity/structure'
import {Waiting} from '../shared/waiting.tsx'
import {deskNamespace} from './i18n/index.ts'
import {ListHead} from './list-head.tsx'
import {readShown} from './list-query.ts'
import {type GoTo, RowList} from './row-list.tsx'
import {useOrder} from './use-order.ts'
import {useRows} from './use-rows.ts'

/** A list of the desk; each row tells what holds its story whole, pictures and seal included. */
export const StoryList: UserComponent = ({childItemId, id, options}) => {
  const {t} = useTranslation(deskNamespace)
  const {sentence, ...list} = useMemo(() => readShown(options), [options])
  const [order, setOrder] = useOrder(id, list.orders)
  const [words, setWords] = useState('')
  const sought = useDeferredValue(words.trim())
  const found = useRows(list, order, sought)
  const goTo = useRef<GoTo>(null)
  if (found.state === 'failed') {
    const what = t('list.failed', {message: found.message})
    return <Waiting failure={{what, again: t('list.failed.again')}} loading="" />
  }
  const isEmpty = found.state === 'ready' && found.count === 0
  return (
    <Flex data-testid="story-list" direction="column" height="fill">
      {!(isEmpty && words === '') && (
        <ListHead
          count={found.state === 'ready' ? found.count : undefined}
          onDown={() => goTo.current?.('first')}
          onOrder={setOrder}
          onWords={setWords}
          order={order}
          orders={list.orders}
          words={words}
        />
      )}
      {found.state === 'loading' ? (
        <Waiting loading={t('list.loading')} />
      ) : isEmpty ? (
        <Sentence>{words === '' ? t(`empty.${sentence}`) : t('list.noWords')}</Sentence>
      ) : (
        <RowList found={found} goTo={goTo} selected={childItemId} />
      )}
    </Flex>
  )
}

function Sentence({children}: {children: string}) {
  return (
    <Flex align="center" flex={1} justify="center">
      <Box padding={5} style={{maxWidth: 380}}>
        <Text align="center" muted size={1}>
          {children}
        </Text>
      </Box>
    </Flex>
  )
}
