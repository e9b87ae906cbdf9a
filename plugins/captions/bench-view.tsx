import {SearchIcon} from '@sanity/icons/Search'
import {Button, Card, Flex} from '@sanity/ui'
import {useToast} from '@sanity/ui/toast'
import {type ReactNode, useCallback, useMemo, useRef, useState} from 'react'
import {useTranslation} from 'sanity'
import {ForTheEar} from '../shared/for-the-ear.tsx'
import {type Bench, type BenchSource, viewOf} from './bench.ts'
import {BulkBar} from './bulk-bar.tsx'
import {columnsFor} from './columns.ts'
import {AddButton} from './pictures/add-button.tsx'
import {PicturesDialog} from './pictures/pictures-dialog.tsx'
import {useAddPictures} from './pictures/use-add-pictures.ts'
import {DetailStrip} from './detail-strip.tsx'
import {FIELDS} from './fields.ts'
import {CaptionGrid} from './grid/caption-grid.tsx'
import {GALLERY, GRID_STYLE, HEAD, ROW} from './grid/grid-style.ts'
import {activeOf, rangeOf} from './grid/selection.ts'
import {type Named, useGrid} from './grid/use-grid.ts'
import {captionsNamespace} from './i18n/index.ts'
import {ReplacePanel} from './replace/replace-panel.tsx'
import {OrderConflict} from './order-conflict.tsx'
import {type Difference} from './staged/difference.ts'
import {StrayWords} from './stray-words.tsx'
import {Toolbar} from './toolbar.tsx'
import {type FieldText, useBench} from './use-bench.ts'
import {usePictures} from './use-pictures.ts'
import {useSaving} from './use-saving.ts'
import {useSourceWords} from './use-source-words.ts'
import {useWidth} from './use-width.ts'

interface Props {
  source: BenchSource
  /** Names the bench: each has its own unsaved work. */
  place: string
  /** What people call it. */
  title: string
  /** Goes among the buttons. */
  children?: ReactNode
}

/** The bench: captions as a grid, and everything that is done with them before they are saved. */
export function BenchView({source, place, title, children}: Props) {
  const {t} = useTranslation(captionsNamespace)
  const toast = useToast()
  const work = useBench(source, place, title)
  const {bench, locks} = work
  const [root, width] = useWidth()
  const columns = useMemo(() => columnsFor(width), [width])
  const [panel, setPanel] = useState<'replace'>()
  const [said, setSaid] = useState('')
  const say = useCallback((text: string) => setSaid(text), [])
  const words = useSourceWords(bench)
  const pictures = usePictures(bench)
  const scroller = useRef<HTMLDivElement>(null)

  const save = useSaving(work, say)
  const named = ({cells, moved}: Difference): Named[] =>
    cells.length > 0
      ? cells.map(({id, field}) => ({id, column: field}))
      : moved.slice(0, 1).map((id) => ({id, column: 'text'}))
  const undo = () => {
    if (work.saving) return []
    if (work.undoesSave) {
      toast.push({status: 'info', title: t('undo.said')})
      say(t('undo.said'))
    }
    return named(work.undo())
  }
  const redo = () => (work.saving ? [] : named(work.redo()))

  const grid = useGrid({
    work,
    columns,
    pageOf: () =>
      Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD - GALLERY) / ROW)),
    onFind: () => setPanel('replace'),
    onUndo: undo,
    onRedo: redo,
    onSave: save,
    say,
  })
  const adding = useAddPictures(work, pictures)
  const suggested = useMemo(() => suggestionsForEmpty(bench), [bench])
  const range = rangeOf(grid.selection)
  const active = activeOf(grid.selection)
  const [row, column] = [bench.rows[active.row], columns[active.column]]
  const chosen = bench.rows.slice(range.top, range.bottom + 1)
  const readOnly = bench.rows.length > 0 && bench.rows.every(({id}) => locks.has(id))
  const backToGrid = () => scroller.current?.focus({preventScroll: true})
  const urls = useMemo(
    () => new Map([...pictures].map(([id, {url}]) => [id, `${url}?w=96&h=72&fit=crop`])),
    [pictures],
  )
  const field = column?.field
  const isBulk = chosen.length > 1 && range.left === range.right && field !== undefined && !readOnly
  return (
    <Card
      data-testid="caption-bench"
      height="fill"
      onDragOver={(event) => {
        if (!readOnly && event.dataTransfer.types.includes('Files')) event.preventDefault()
      }}
      onDrop={(event) => {
        if (readOnly || event.dataTransfer.files.length === 0) return
        event.preventDefault()
        void adding.begin([...event.dataTransfer.files])
      }}
      overflow="hidden"
      ref={root}
    >
      <style href="newsroom-captions" precedence="medium">
        {GRID_STYLE}
      </style>
      <Flex direction="column" height="fill">
        <Toolbar
          onProblem={() => {
            grid.goToProblem(1)
            backToGrid()
          }}
          onSave={() => save(grid.goTo)}
          onRedo={() => grid.show(redo())}
          onUndo={() => grid.show(undo())}
          compact={width < COMPACT}
          readOnly={readOnly}
          trailing={children}
          work={work}
        >
          <Button
            fontSize={1}
            icon={SearchIcon}
            mode="bleed"
            onClick={() => setPanel(panel === 'replace' ? undefined : 'replace')}
            padding={2}
            selected={panel === 'replace'}
            aria-label={t('replace.title')}
            title={`${t('replace.title')} (${t('replace.shortcut')})`}
            {...(width < COMPACT ? {} : {text: t('replace.title')})}
          />
          <AddButton compact={width < COMPACT} onFiles={(files) => void adding.begin(files)} />
          {suggested.length > 0 && (
            <Button
              fontSize={1}
              mode="bleed"
              onClick={() => work.write(suggested)}
              padding={2}
              text={t('suggestion.takeAll', {count: suggested.length})}
              title={t('suggestion.takeAll.about')}
              tone="primary"
            />
          )}
        </Toolbar>
        {bench.orderConflict && <OrderConflict work={work} />}
        {bench.strays.length > 0 && <StrayWords work={work} />}
        <CaptionGrid
          bench={bench}
          columns={columns}
          grid={grid}
          locks={locks}
          movable={bench.gallery !== undefined && !locks.has(bench.gallery.id)}
          onMoveOver={work.moveOver}
          pictures={urls}
          scroller={scroller}
          words={words}
        />
        {panel === 'replace' && !readOnly ? (
          <ReplacePanel
            onClose={() => {
              setPanel(undefined)
              backToGrid()
            }}
            onGo={(id, field) => grid.goTo(id, field)}
            rows={chosen.length > 1 ? chosen : bench.rows}
            work={work}
          />
        ) : isBulk && column ? (
          <BulkBar column={{...column, field}} onDone={backToGrid} rows={chosen} work={work} />
        ) : (
          row &&
          column && <DetailStrip column={column} row={row} words={words.get(row.id)} work={work} />
        )}
        <PicturesDialog adding={adding} bench={bench} />
        <ForTheEar live="polite">{said}</ForTheEar>
      </Flex>
    </Card>
  )
}

/** Pixels below which buttons are only their signs. */
const COMPACT = 760

/** What files say about cells in which nothing stands. */
function suggestionsForEmpty({rows}: Bench): FieldText[] {
  return rows.flatMap((row) =>
    FIELDS.flatMap((field) => {
      const text = row.suggested[field]
      return text !== undefined && viewOf(row, field).from !== 'own'
        ? [{id: row.id, field, text}]
        : []
    }),
  )
}
