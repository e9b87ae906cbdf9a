import {ImageRemoveIcon} from '@sanity/icons/ImageRemove'
import {LockIcon} from '@sanity/icons/Lock'
import {type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {CHECKS, CHECK_TITLES} from '../../../newsroom/checks.ts'
import {STAGE_TITLES, stageOf} from '../../../newsroom/stages.ts'
import {type BenchRow, type CellView} from '../bench.ts'
import {type Column} from '../columns.ts'
import {captionsNamespace} from '../i18n/index.ts'
import {type SourceWords} from '../source-words.ts'
import {type Lock} from '../use-locks.ts'

interface Props {
  row: BenchRow
  column: Column
  /** For what can be written. */
  view: CellView | undefined
  /** The first sentence about what is missing, where a cell is empty. */
  missing: string | undefined
  words: SourceWords | undefined
  /** Field whose words are to be lit up in the source. */
  lit: string | undefined
  pictureUrl: string | undefined
  lock: Lock | undefined
}

/** What stands in a cell. */
export function CellContent(props: Props) {
  const {row, column, view, missing, words, lit, pictureUrl, lock} = props
  const {t} = useTranslation(captionsNamespace)
  if (row.kind === 'gallery' && column.name === 'text') {
    return <span className="nr-text nr-stage">{t('row.gallery')}</span>
  }
  if (view) {
    if (view.text !== '') return <span className="nr-text">{view.text}</span>
    if (missing) return <span className="nr-text nr-missing">{missing}</span>
  }
  if (row.kind === 'gallery') return null
  switch (column.name) {
    case 'n':
      return row.n
    case 'printedMarker':
      return <span className="nr-muted">{row.document.printedMarker}</span>
    case 'image':
      return (
        <Picture missing={missing} reason={row.document.missingImage?.reason} url={pictureUrl} />
      )
    case 'source':
      return (
        <span className="nr-text nr-muted">
          <Words lit={lit} words={words} />
        </span>
      )
    case 'state':
      return <State lock={lock} row={row} />
    default:
      return null
  }
}

function Picture(props: {
  url: string | undefined
  reason: string | undefined
  missing: string | undefined
}) {
  const {t} = useTranslation(captionsNamespace)
  if (props.url) return <img alt="" className="nr-thumb" loading="lazy" src={props.url} />
  const reason = props.reason ? t(`reason.${props.reason}`) : (props.missing ?? '')
  return (
    <span className="nr-plate" title={reason}>
      <ImageRemoveIcon />
      <span className="nr-ear">{reason}</span>
    </span>
  )
}

/** The words of the source; those that one field was read from are lit up. */
export function Words({words, lit}: {words: SourceWords | undefined; lit: string | undefined}) {
  if (words === undefined) return null
  const parts: ReactNode[] = []
  let end = 0
  for (const {field, from, to} of words.spans) {
    if (field !== lit || from < end) continue
    parts.push(words.text.slice(end, from))
    parts.push(
      <mark className="nr-mark" key={from}>
        {words.text.slice(from, to)}
      </mark>,
    )
    end = to
  }
  parts.push(words.text.slice(end))
  return parts
}

function State({row, lock}: {row: BenchRow; lock: Lock | undefined}) {
  const {t} = useTranslation(captionsNamespace)
  const checks = row.document.workflow?.checks
  const open = CHECKS.filter((name) => checks?.[name]?.state === 'required')
  const problems = row.problems.filter(({level}) => level !== 'info').length
  const second =
    problems > 0
      ? t('state.problems', {count: problems})
      : open.map((name) => CHECK_TITLES[name]).join(', ')
  return (
    <span className="nr-text">
      <span className="nr-stage">
        {lock && (
          <span title={t(`lock.${lock}`)}>
            <LockIcon />
            <span className="nr-ear">{t(`lock.${lock}`)}</span>
          </span>
        )}
        {row.kind === 'caption' && row.isNew ? t('state.new') : STAGE_TITLES[stageOf(row.document)]}
      </span>
      <br />
      <span className="nr-muted">{second}</span>
    </span>
  )
}
