import {
  type KeyboardEvent,
  type Ref,
  useCallback,
  useImperativeHandle,
  useMemo,
  useState,
} from 'react'
import {useTranslation} from 'sanity'
import {VirtualList} from '../shared/virtual-list.tsx'
import {deskNamespace} from './i18n/index.ts'
import {StoryRow} from './story-row.tsx'
import {type Rows} from './use-rows.ts'

/** Puts the focus into the rows. */
export type GoTo = (row: 'first') => void

interface Props {
  found: Extract<Rows, {state: 'ready'}>
  /** Published id of what is open beside the list. */
  selected: string | undefined
  goTo: Ref<GoTo>
}

/** Rows that the arrows lead through; Tab comes in at the one that had the focus, or that is open. */
export function RowList({found: {rows, count, busy, more}, selected, goTo}: Props) {
  const {t} = useTranslation(deskNamespace)
  const keys = useMemo(() => rows.map(({_id}) => _id), [rows])
  const pictured = rows.some(({_type}) => _type !== 'article')
  const [active, setActive] = useState<string>()
  // What was open when the list came up comes into sight, and leaves the focus where it is. Rows
  // above it grow as what holds them is known: it stays in sight until somebody takes the list.
  const [start] = useState(() => (selected === undefined ? -1 : keys.indexOf(selected)))
  const [wanted, want] = useState<'start' | {key: string} | undefined>('start')
  const wantedKey = typeof wanted === 'object' ? wanted.key : undefined
  const onFocused = useCallback(() => want(undefined), [])
  const go = (index: number) => {
    const key = keys[Math.max(0, Math.min(index, keys.length - 1))]
    if (key !== undefined) want({key})
  }
  const onTaken = () => {
    if (wanted === 'start') want(undefined)
  }
  useImperativeHandle(goTo, () => () => go(0))

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row = event.target instanceof HTMLAnchorElement ? event.target.closest('li') : null
    const there = row && goal(event.key, Number(row.dataset['index']), keys.length)
    if (there === null || there === undefined) return
    event.preventDefault()
    go(there)
  }

  return (
    <div
      aria-busy={busy}
      onKeyDown={onKeyDown}
      onPointerDown={onTaken}
      onTouchMove={onTaken}
      onWheel={onTaken}
      role="presentation"
      style={FLAT}
    >
      <VirtualList
        estimate={ESTIMATE}
        itemPadding="0 8px 2px"
        keys={keys}
        keepsWanted={wanted === 'start'}
        label={t('list.label')}
        onEnd={more}
        style={FILLS}
        total={count}
        wanted={wanted === 'start' ? start : wantedKey === undefined ? -1 : keys.indexOf(wantedKey)}
      >
        {(inSight) => {
          const stops = [active, selected, keys[inSight[0] ?? 0]]
          const stop = stops.find((key) => inSight.some((index) => keys[index] === key))
          return (index) => {
            const row = rows[index]
            return (
              row && (
                <StoryRow
                  active={row._id === active}
                  id={row._id}
                  isWanted={wantedKey === row._id}
                  onFocus={setActive}
                  onFocused={onFocused}
                  pictured={pictured}
                  selected={row._id === selected}
                  tabStop={row._id === stop}
                  type={row._type}
                />
              )
            )
          }
        }}
      </VirtualList>
    </div>
  )
}

const ESTIMATE = () => 96
const FLAT = {display: 'contents'}
const FILLS = {flex: 1}
/** Rows that a page up or down goes by. */
const PAGE = 8

/** The row that a key leads to from another. */
function goal(key: string, from: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return from + 1
    case 'ArrowUp':
      return from - 1
    case 'PageDown':
      return from + PAGE
    case 'PageUp':
      return from - PAGE
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
