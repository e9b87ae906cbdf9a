import {Box, Button, Checkbox, Flex, Text} from '@sanity/ui'
import {useTranslation} from 'sanity'
import {type BenchRow} from '../bench.ts'
import {titleKey} from '../columns.ts'
import {captionsNamespace} from '../i18n/index.ts'
import {type Replacement} from './find-replacements.ts'

interface Props {
  change: Replacement
  row: BenchRow | undefined
  isWanted: boolean
  onWant: (isWanted: boolean) => void
  onGo: () => void
}

/** One change before it is made: what goes out, what comes in, and whether it is wanted. */
export function ReplacePreview({change, row, isWanted, onWant, onGo}: Props) {
  const {t} = useTranslation(captionsNamespace)
  const where = row?.kind === 'caption' ? String(row.n) : t('row.gallery')
  const title = `${where} · ${t(titleKey(change.field))}`
  return (
    <Flex align="flex-start" as="li" gap={2} padding={1}>
      <Checkbox
        aria-label={t('replace.include', {where: title})}
        checked={isWanted}
        onChange={(event) => onWant(event.currentTarget.checked)}
      />
      <Button fontSize={1} mode="bleed" onClick={onGo} padding={1} text={title} />
      <Box flex={1} paddingTop={1}>
        <Text size={1}>
          {change.parts.map(({kind, text}, index) => {
            // oxlint-disable-next-line react/no-array-index-key -- parts have no other name
            const key = `${kind} ${index}`
            if (kind === 'out')
              return (
                <del className="nr-out" key={key}>
                  {text}
                </del>
              )
            return kind === 'in' ? (
              <ins className="nr-in" key={key}>
                {text}
              </ins>
            ) : (
              text
            )
          })}
        </Text>
      </Box>
    </Flex>
  )
}
