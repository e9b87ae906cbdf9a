import {Box, Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {IntentLink} from 'sanity/router'
import {type BenchRow, problemsOf, viewOf} from './bench.ts'
import {type Column, titleKey} from './columns.ts'
import {Words} from './grid/cell-content.tsx'
import {captionsNamespace} from './i18n/index.ts'
import {type SourceWords} from './source-words.ts'
import {RowHolds} from './row-holds.tsx'
import {SuggestionCard} from './suggestions.tsx'
import {liveValue, textOf} from './staged/edits.ts'
import {type BenchWork} from './use-bench.ts'

/** Pixels, for whatever stands under the grid, so that nothing jumps. */
export const STRIP_HEIGHT = 86

interface Props {
  row: BenchRow
  column: Column
  work: BenchWork
  words: SourceWords | undefined
  children?: ReactNode
}

/** Everything about the cell where the keyboard is: its whole text, the source, and what is wrong. */
export function DetailStrip({row, column, work, words, children}: Props) {
  const {t} = useTranslation(captionsNamespace)
  const {field, name} = column
  const view = field ? viewOf(row, field) : undefined
  const suggestion = field && row.suggested[field]
  const title =
    row.kind === 'gallery'
      ? t('row.gallery')
      : t('row.caption', {n: row.n, total: work.bench.captions.length})
  return (
    <Card borderTop padding={2} style={STRIP} tone="transparent">
      <Flex align="center" gap={3} paddingX={1}>
        <Text size={1} weight="semibold">
          {title} · {t(titleKey(name))}
        </Text>
        <Text muted size={1}>
          <IntentLink intent="edit" params={{id: row.id, type: row.kind}}>
            {t('row.open')}
          </IntentLink>
        </Text>
        {children}
      </Flex>
      <Flex gap={4} paddingTop={1} paddingX={1} style={{minHeight: 0, flex: 1}}>
        <Box flex={3} style={SCROLLS}>
          <Stack gap={2}>
            <Conflicts column={column} row={row} work={work} />
            {view && (
              <Text muted={view.from !== 'own'} size={1} style={WHOLE}>
                {view.text || t('cell.empty')}
              </Text>
            )}
            {name === 'state' && <RowHolds row={row} />}
            <Inheritance column={column} row={row} view={view} work={work} />
            {suggestion !== undefined && field && (
              <SuggestionCard field={field} id={row.id} text={suggestion} work={work} />
            )}
            {problemsOf(row, name).map((problem) => (
              <Card key={problem.code} padding={1} radius={2} tone={TONES[problem.level]}>
                <Text size={1}>{problem.message}</Text>
              </Card>
            ))}
          </Stack>
        </Box>
        {words && (
          <Box flex={2} style={SCROLLS}>
            <Text muted size={1} style={WHOLE}>
              <Words lit={name} words={words} />
            </Text>
          </Box>
        )}
      </Flex>
    </Card>
  )
}

const STRIP = {
  height: STRIP_HEIGHT,
  flex: 'none',
  display: 'flex',
  flexDirection: 'column',
} as const
const SCROLLS = {overflowY: 'auto', minWidth: 0, paddingBlock: 4} as const
const WHOLE = {whiteSpace: 'pre-wrap', overflowWrap: 'anywhere'} as const
const TONES = {error: 'critical', warning: 'caution', info: 'primary'} as const

interface PartProps {
  row: BenchRow
  column: Column
  work: BenchWork
}

/** Whether the gallery speaks here, and the way back to what it says. */
function Inheritance({
  row,
  column,
  work,
  view,
}: PartProps & {view: ReturnType<typeof viewOf> | undefined}) {
  const {t} = useTranslation(captionsNamespace)
  const {field} = column
  if (view === undefined || field === undefined) return null
  if (view.from === 'gallery') {
    return (
      <Text muted size={1}>
        {t('cell.inherited')}
      </Text>
    )
  }
  if (view.exception === undefined) return null
  return (
    <Flex align="center" gap={2}>
      <Text size={1}>{t('cell.exception', {value: view.exception})}</Text>
      <Button
        disabled={!work.mayWrite(row.id, field)}
        fontSize={1}
        mode="ghost"
        onClick={() => work.write([{id: row.id, field, text: ''}])}
        padding={1}
        text={t('cell.return')}
      />
    </Flex>
  )
}

/** What somebody else has written here meanwhile, beside one's own. */
function Conflicts({row, column, work}: PartProps) {
  const {t} = useTranslation(captionsNamespace)
  const field = column.field ?? (column.name === 'image' ? 'image' : undefined)
  if (field === undefined || !row.conflicts.has(field)) return null
  const theirs = textOf(liveValue(row.live, field), field)
  return (
    <Card padding={2} radius={2} tone="critical">
      <Flex align="center" gap={2} wrap="wrap">
        <Text size={1}>{t('conflict.theirs', {value: theirs || t('cell.empty')})}</Text>
        <Button
          fontSize={1}
          mode="ghost"
          onClick={() => work.choose(row.id, field, 'theirs')}
          padding={1}
          text={t('conflict.takeTheirs')}
        />
        <Button
          fontSize={1}
          mode="ghost"
          onClick={() => work.choose(row.id, field, 'mine')}
          padding={1}
          text={t('conflict.keepMine')}
        />
      </Flex>
    </Card>
  )
}
