import {Button, Card, Flex, Select, Text, TextInput} from '@sanity/ui'
import {useState} from 'react'
import {useTranslation} from 'sanity'
import {type BenchRow, viewOf} from './bench.ts'
import {type Column, titleKey} from './columns.ts'
import {STRIP_HEIGHT} from './detail-strip.tsx'
import {type Field} from './fields.ts'
import {BULK_MODES, type BulkMode, joined} from './grid/fill.ts'
import {captionsNamespace} from './i18n/index.ts'
import {type BenchWork} from './use-bench.ts'

interface Props {
  rows: readonly BenchRow[]
  column: Column & {field: Field}
  work: BenchWork
  /** Where the keyboard goes when it is done here. */
  onDone: () => void
}

/** One text for all selected cells of a column: in place of theirs, before it or after it. */
export function BulkBar({rows, column, work, onDone}: Props) {
  const {t} = useTranslation(captionsNamespace)
  const {field} = column
  const [mode, setMode] = useState<BulkMode>('overwrite')
  const [text, setText] = useState('')
  const texts = rows.map((row) => viewOf(row, field).text)
  const different = new Set(texts).size
  const apply = () => {
    const between = field === 'people' || field === 'places' ? '; ' : undefined
    work.write(
      rows.map((row, index) => ({
        id: row.id,
        field,
        text: joined(mode, texts[index] ?? '', text.trim(), between),
      })),
    )
    onDone()
  }
  return (
    <Card borderTop padding={2} style={{flex: 'none', height: STRIP_HEIGHT}} tone="transparent">
      <Flex align="center" gap={3} paddingX={1} paddingY={1}>
        <Text size={1} weight="semibold">
          {t('bulk.title', {count: rows.length, column: t(titleKey(column.name))})}
        </Text>
        <Text muted size={1}>
          {different > 1 ? t('bulk.differ', {count: different}) : t('bulk.same')}
        </Text>
      </Flex>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          apply()
        }}
      >
        <Flex align="center" gap={2} paddingTop={2}>
          <div style={{flex: 'none', width: 132}}>
            <Select
              aria-label={t('bulk.mode')}
              fontSize={1}
              onChange={(event) => {
                const chosen = BULK_MODES.find((one) => one === event.currentTarget.value)
                if (chosen) setMode(chosen)
              }}
              padding={2}
              value={mode}
            >
              {BULK_MODES.map((one) => (
                <option key={one} value={one}>
                  {t(`bulk.${one}`)}
                </option>
              ))}
            </Select>
          </div>
          <div style={{flex: 1, minWidth: 0}}>
            <TextInput
              aria-label={t('bulk.text')}
              fontSize={1}
              onChange={(event) => setText(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Escape') onDone()
              }}
              padding={2}
              placeholder={different > 1 ? t('bulk.differ', {count: different}) : (texts[0] ?? '')}
              value={text}
            />
          </div>
          <Button fontSize={1} padding={2} text={t('bulk.apply')} tone="primary" type="submit" />
        </Flex>
      </form>
    </Card>
  )
}
