import {RedoIcon} from '@sanity/icons/Redo'
import {TrashIcon} from '@sanity/icons/Trash'
import {UndoIcon} from '@sanity/icons/Undo'
import {Button, Flex, Text} from '@sanity/ui'
import {type ComponentType, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {type Bench} from './bench.ts'
import {captionsNamespace} from './i18n/index.ts'
import {type BenchWork} from './use-bench.ts'

interface Props {
  work: BenchWork
  readOnly: boolean
  /** Little room: the words that can be left out are. */
  compact: boolean
  onProblem: () => void
  onUndo: () => void
  onRedo: () => void
  onSave: () => void
  children?: ReactNode
  /** What everybody may press, at the end. */
  trailing?: ReactNode
}

/** Counts, and what is done with everything at once. */
export function Toolbar(props: Props) {
  const {work, readOnly, compact, onProblem, onUndo, onRedo, onSave, children, trailing} = props
  const {t} = useTranslation(captionsNamespace)
  const {bench, saving} = work
  const {problems, conflicts} = countsOf(bench)
  return (
    <Flex align="center" gap={2} paddingX={3} paddingY={2} wrap="wrap">
      <Text size={1} weight="medium">
        {t('count.captions', {count: bench.captions.length})}
      </Text>
      <Button
        disabled={problems + conflicts === 0}
        fontSize={1}
        mode="bleed"
        onClick={onProblem}
        padding={2}
        text={problemText(t, problems, conflicts)}
        title={t('problem.next')}
        tone={conflicts > 0 ? 'critical' : problems > 0 ? 'caution' : 'positive'}
      />
      <Flex flex={1} />
      {readOnly ? (
        <Text muted size={1}>
          {t(readOnlyKey(work, compact))}
        </Text>
      ) : (
        <>
          {children}
          <Sign
            disabled={!work.canUndo || saving}
            icon={UndoIcon}
            onClick={onUndo}
            title={t(work.undoesSave ? 'undo.save' : 'undo')}
          />
          <Sign
            disabled={!work.canRedo || saving}
            icon={RedoIcon}
            onClick={onRedo}
            title={t('redo')}
          />
          <Sign
            disabled={bench.unsaved === 0 || saving}
            icon={TrashIcon}
            onClick={work.discard}
            title={t('discard')}
          />
          <Button
            disabled={bench.unsaved === 0 || saving}
            fontSize={1}
            loading={saving}
            onClick={onSave}
            padding={2}
            text={bench.unsaved > 0 ? t('save.count', {count: bench.unsaved}) : t('save.nothing')}
            title={t('save.about')}
            tone="primary"
          />
        </>
      )}
      {trailing}
    </Flex>
  )
}

interface SignProps {
  icon: ComponentType
  title: string
  disabled: boolean
  onClick: () => void
}

/** A button without words; its title is its name. */
function Sign({title, ...look}: SignProps) {
  return <Button aria-label={title} fontSize={1} mode="bleed" padding={2} title={title} {...look} />
}

function readOnlyKey({locks}: BenchWork, compact: boolean) {
  if (compact) return 'readOnly.short'
  const isSettled = [...locks.values()].every((lock) => lock === 'settled')
  return isSettled ? 'readOnly.settled' : 'readOnly'
}

function problemText(
  t: ReturnType<typeof useTranslation>['t'],
  problems: number,
  conflicts: number,
): string {
  if (conflicts > 0) return t('count.conflicts', {count: conflicts})
  return problems > 0 ? t('count.problems', {count: problems}) : t('count.noProblems')
}

function countsOf({rows, orderConflict}: Bench): {problems: number; conflicts: number} {
  let problems = 0
  let conflicts = orderConflict ? 1 : 0
  for (const row of rows) {
    problems += row.problems.filter(({level}) => level !== 'info').length
    conflicts += row.conflicts.size
  }
  return {problems, conflicts}
}
