/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions --
   what scrolls must be reached by keyboard, and the arrow keys walk its parts */
import {type KeyboardEvent, type ReactNode, useId, useMemo, useRef} from 'react'
import {useTranslation} from 'sanity'
import {type ImportPlan} from '../../archive/index.ts'
import {importNamespace} from './i18n/index.ts'
import {type Light} from './light.ts'
import {partsOf, storyRows, type StoryRow, type Value} from './story-rows.ts'
import {VirtualRows} from './virtual-rows.tsx'

interface Props {
  plan: ImportPlan
  light: Light
  onKeyDown: (event: KeyboardEvent<HTMLElement>, parts: readonly string[]) => void
}

/** What the source becomes: fields, body, and each gallery in its place with its captions. */
export function StoryPane({plan, light, onKeyDown}: Props) {
  const {t} = useTranslation(importNamespace)
  const scroller = useRef<HTMLDivElement>(null)
  const help = useId()
  const rows = useMemo(() => storyRows(plan), [plan])
  const fates = useMemo(() => fatesOf(plan), [plan])
  const {parts, rowOf} = useMemo(() => indexOf(rows), [rows])
  return (
    <section
      aria-describedby={help}
      aria-label={t('story.label')}
      className="ai-pane"
      data-testid="import-story"
      onClick={({target}) => light.choose(target)}
      onFocus={() => light.enter(parts)}
      onKeyDown={(event) => onKeyDown(event, parts)}
      onMouseLeave={light.leave}
      onMouseOver={({target}) => light.point(target)}
      ref={scroller}
      tabIndex={0}
    >
      <p className="ai-ear" id={help}>
        {t('story.help')}
      </p>
      <VirtualRows
        count={rows.length}
        estimate={64}
        scroller={scroller}
        wanted={light.part === undefined ? -1 : (rowOf.get(light.part) ?? -1)}
      >
        {(index) => {
          const row = rows[index]
          return row && <Row fates={fates} light={light} row={row} />
        }}
      </VirtualRows>
    </section>
  )
}

type Fate = 'updates' | 'stays' | 'suggested'

function Row({row, light, fates}: {row: StoryRow; light: Light; fates: ReadonlyMap<string, Fate>}) {
  const {t} = useTranslation(importNamespace)
  const shown = (value: Value) => (
    <Shown fate={fates.get(`${row.target} ${value.field}`)} light={light} value={value} />
  )
  switch (row.kind) {
    case 'field':
      return (
        <div className="ai-story">
          <div className="ai-muted">{t(`field.${row.name}`)}</div>
          {shown(row.value)}
        </div>
      )
    case 'paragraph':
      return <div className="ai-story">{shown(row.value)}</div>
    case 'furniture':
      return (
        <div className="ai-story">
          <span className="ai-muted">{t('row.furniture')} </span>
          {shown(row.value)}
        </div>
      )
    case 'gallery':
      return (
        <div className="ai-story">
          <strong>{t('row.gallery', {count: row.count})}</strong>
          {row.expected !== undefined && row.expected !== row.count && (
            <span className="ai-muted"> {t('row.expected', {expected: row.expected})}</span>
          )}
          {row.title && <div>{shown(row.title)}</div>}
        </div>
      )
    case 'caption':
      return <CaptionRow row={row} shown={shown} />
  }
}

function CaptionRow({
  row,
  shown,
}: {
  row: Extract<StoryRow, {kind: 'caption'}>
  shown: (value: Value) => ReactNode
}) {
  const {t} = useTranslation(importNamespace)
  const {number, of, marker, text, credit, date, places} = row
  const counter = t('row.counter', {number, of})
  return (
    <div className="ai-story" data-testid="import-caption">
      <div className="ai-caption">
        <span className="ai-muted">{marker ? shown({...marker, text: counter}) : counter}</span>
        <div>
          {text && <div>{shown(text)}</div>}
          <div>
            <span className="ai-muted">{credit ? t('row.credit') : t('row.noCredit')} </span>
            {credit && shown(credit)}
          </div>
          {(date ?? places ?? marker) && (
            <div className="ai-muted">
              {date && (
                <>
                  {t('row.taken')} {shown(date)}{' '}
                </>
              )}
              {places && (
                <>
                  {t('row.places')} {shown(places)}{' '}
                </>
              )}
              {marker && marker.text !== counter && `(${t('row.printed', {marker: marker.text})})`}
            </div>
          )}
        </div>
      </div>
    </div>
  )
}

function Shown({value, light, fate}: {value: Value; light: Light; fate: Fate | undefined}) {
  const {t} = useTranslation(importNamespace)
  const {part, text} = value
  return (
    <>
      <span
        className={light.flagged.has(part) ? 'ai-value ai-flagged' : 'ai-value'}
        data-lit={light.part === part ? '' : undefined}
        data-part={part}
      >
        {text}
      </span>
      {fate && (
        <span className="ai-fate" data-fate={fate === 'updates' ? 'updates' : 'stays'}>
          {t(`row.${fate}`)}
        </span>
      )}
    </>
  )
}

function indexOf(rows: readonly StoryRow[]) {
  const rowOf = new Map<string, number>()
  for (const [index, row] of rows.entries()) {
    for (const {part} of partsOf(row)) if (!rowOf.has(part)) rowOf.set(part, index)
  }
  return {parts: [...rowOf.keys()], rowOf}
}

/** What the import does to each field that is there already. */
function fatesOf({updated, kept, suggestions}: ImportPlan): Map<string, Fate> {
  const fates = new Map<string, Fate>()
  for (const {id, fields} of updated)
    for (const field of fields) fates.set(`${id} ${field}`, 'updates')
  for (const {id, field} of kept) fates.set(`${id} ${field}`, 'stays')
  for (const {target, path} of suggestions) fates.set(`${target} ${path}`, 'suggested')
  return fates
}
