import {Heading, Stack, Text} from '@sanity/ui'
import {type KeyboardEvent, useMemo, useRef, useState} from 'react'
import {parse, stringify} from '@sanity/mutate/path'
import {useTranslation} from 'sanity'
import {useDocumentPane} from 'sanity/structure'
import {type ImportRecord} from '../../newsroom/import-record.ts'
import {type StoryDocument} from '../../newsroom/model.ts'
import {lineageNamespace} from './i18n/index.ts'
import {type LineageRow, lineageOf, rowAt, type Stretch} from './lineage-rows.ts'

interface Props {
  record: ImportRecord
  document: StoryDocument
}

/** Every value from the source; the one whose field has the focus is told in full. */
export function LineageList({record, document}: Props) {
  const {t} = useTranslation(lineageNamespace)
  const rows = useMemo(() => lineageOf(record, document), [record, document])
  const {focusPath, onFocus, onPathOpen} = useDocumentPane()
  const focused = rowAt(
    rows,
    stringify(
      focusPath.flatMap((part) => (typeof part === 'object' && !('_key' in part) ? [] : [part])),
    ),
  )?.path
  const [opened, setOpened] = useState<string>()
  const list = useRef<HTMLUListElement>(null)
  // The field that gets the focus in the form is the one that is told of.
  const [before, setBefore] = useState(focused)
  if (focused !== before) {
    setBefore(focused)
    if (focused !== undefined) setOpened(focused)
  }
  if (rows.length === 0) {
    return (
      <Text muted size={1}>
        {t('list.none')}
      </Text>
    )
  }
  const changed = rows.filter(({state}) => state !== 'asRead').length
  const walk = (event: KeyboardEvent<HTMLElement>, index: number) => {
    const by = {ArrowDown: 1, ArrowUp: -1}[event.key]
    if (by === undefined) return
    event.preventDefault()
    list.current?.querySelectorAll<HTMLElement>('.nl-row')[index + by]?.focus()
  }
  return (
    <Stack gap={3}>
      <Heading as="h2" size={0}>
        {t('list.label')}
      </Heading>
      <Text muted size={1}>
        {t('summary', {asRead: rows.length - changed, changed})}
      </Text>
      <ul ref={list} style={{listStyle: 'none', margin: 0, padding: 0}}>
        {rows.map((row, index) => (
          <li
            data-path={row.path}
            key={row.path}
            ref={row.path === opened ? bringIntoSight : undefined}
          >
            <button
              aria-expanded={row.path === opened}
              className="nl-row"
              onClick={() => setOpened(row.path === opened ? undefined : row.path)}
              onKeyDown={(event) => walk(event, index)}
              type="button"
            >
              <span className="nl-muted">{t(`field.${row.field}`, {defaultValue: row.field})}</span>
              <span className="nl-state" data-state={row.state}>
                {t(`state.${row.state}`)}
              </span>
              <span className="nl-clip">{row.now === '' ? row.wrote : row.now}</span>
            </button>
            {row.path === opened && (
              <Detail
                onGo={() => {
                  const path = parse(row.path)
                  onPathOpen(path)
                  onFocus(path)
                }}
                row={row}
              />
            )}
          </li>
        ))}
      </ul>
    </Stack>
  )
}

function bringIntoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({block: 'nearest'})
}

function Detail({row, onGo}: {row: LineageRow; onGo: () => void}) {
  const {t} = useTranslation(lineageNamespace)
  const {stretches, rule, certainty, kind, state, wrote, now} = row
  return (
    <div className="nl-detail">
      {kind === 'derived' && <div className="nl-muted">{t('source.derived')}</div>}
      {stretches.map((stretch) => (
        <InSource key={`${stretch.line} ${stretch.words}`} stretch={stretch} />
      ))}
      <div>{t(`certainty.${certainty}`)}</div>
      <div className="nl-muted">{t('rule', {rule})}</div>
      {state !== 'asRead' && (
        <dl style={{margin: 0}}>
          <dt>{t('change.wrote')}</dt>
          <dd>{wrote}</dd>
          <dt>{t('change.now')}</dt>
          <dd>{now === '' ? t('change.nothing') : now}</dd>
        </dl>
      )}
      <button className="nl-do" onClick={onGo} style={{marginTop: 8}} type="button">
        {t('list.go')}
      </button>
    </div>
  )
}

function InSource({stretch}: {stretch: Stretch}) {
  const {t} = useTranslation(lineageNamespace)
  const {before, words, after, line} = stretch
  return (
    <figure style={{margin: 0}}>
      <figcaption className="nl-muted">{t('source.title', {line})}</figcaption>
      <div className="nl-source">
        {before}
        <mark>{words}</mark>
        {after}
      </div>
    </figure>
  )
}
