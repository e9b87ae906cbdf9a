import {SearchIcon} from '@sanity/icons/Search'
import {Box, Flex, Text, TextInput} from '@sanity/ui'
import {type KeyboardEvent, useDeferredValue, useMemo, useState} from 'react'
import {useCurrentUser, useTranslation} from 'sanity'
import {type UserComponent} from 'sanity/structure'
import {useLiveQuery} from '../shared/use-live-query.ts'
import {VirtualList} from '../shared/virtual-list.tsx'
import {Waiting} from '../shared/waiting.tsx'
import {deskNamespace} from './i18n/index.ts'
import {listQuery, MOST, readList, readShown, type RowDocument} from './list-query.ts'
import {StoryRow} from './story-row.tsx'

/** A list of the desk; each row tells what holds its story whole, pictures and seal included. */
export const StoryList: UserComponent = ({childItemId, options}) => {
  const {t} = useTranslation(deskNamespace)
  const {sentence, params, ...list} = useMemo(() => readShown(options), [options])
  const me = useCurrentUser()?.id ?? ''
  const [words, setWords] = useState('')
  const sought = useDeferredValue(words.trim())
  const {query, values} = listQuery(list, {me, ...params}, sought)
  const found = useLiveQuery(query, values, {
    perspective: 'drafts',
    throttleTime: 1000,
    tag: 'desk.list',
  })
  if (found.state === 'failed') {
    const what = t('list.failed', {message: found.message})
    return <Waiting failure={{what, again: t('list.failed.again')}} loading="" />
  }
  const {rows, count} = readList(found.state === 'ready' ? found.data : undefined)
  const isEmpty = found.state === 'ready' && count === 0
  return (
    <Flex data-testid="story-list" direction="column" height="fill">
      {!(isEmpty && words === '') && (
        <Box paddingX={2} paddingY={2}>
          <TextInput
            aria-label={t('list.find')}
            fontSize={1}
            icon={SearchIcon}
            onChange={(event) => setWords(event.currentTarget.value)}
            padding={2}
            placeholder={t('list.find')}
            value={words}
          />
        </Box>
      )}
      {found.state === 'loading' ? (
        <Waiting loading={t('list.loading')} />
      ) : isEmpty ? (
        <Sentence>{words === '' ? t(`empty.${sentence}`) : t('list.noWords')}</Sentence>
      ) : (
        <Rows rows={rows} selected={childItemId} />
      )}
      {count > MOST && (
        <Box padding={3}>
          <Text align="center" muted size={1}>
            {t('list.more', {count: MOST, total: count})}
          </Text>
        </Box>
      )}
    </Flex>
  )
}

/** Rows that the arrows lead through; Tab comes in at the one that is open, or at the first. */
function Rows({rows, selected}: {rows: readonly RowDocument[]; selected: string | undefined}) {
  const {t} = useTranslation(deskNamespace)
  const keys = useMemo(() => rows.map(({_id}) => _id), [rows])
  return (
    <div onKeyDown={walk} role="presentation" style={{display: 'contents'}}>
      <VirtualList
        estimate={ESTIMATE}
        itemPadding="0 8px 2px"
        keys={keys}
        label={t('list.label')}
        style={FILLS}
        wanted={NONE}
      >
        {(inSight) => {
          const open = inSight.find((index) => keys[index] === selected)
          return (index) => {
            const document = rows[index]
            return (
              document && (
                <StoryRow
                  document={document}
                  selected={document._id === selected}
                  tabStop={index === (open ?? inSight[0])}
                />
              )
            )
          }
        }}
      </VirtualList>
    </div>
  )
}

const ESTIMATE = () => 78
const FILLS = {flex: 1}
const NONE = -1

/** Up and down go from row to row. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const here = event.target instanceof HTMLElement ? event.target.closest('li') : null
  const there = step > 0 ? here?.nextElementSibling : here?.previousElementSibling
  const link = step === 0 ? null : there?.querySelector('a')
  if (!link) return
  event.preventDefault()
  link.focus()
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
