import {Button, Card, Flex, Text} from '@sanity/ui'
import {useTranslation} from 'sanity'
import {type Field} from './fields.ts'
import {captionsNamespace} from './i18n/index.ts'
import {withoutSuggestion} from './staged/edits.ts'
import {type BenchWork} from './use-bench.ts'

interface Props {
  id: string
  field: Field
  text: string
  work: BenchWork
}

/** What the file of a picture says about one cell, to be taken or not. */
export function SuggestionCard({id, field, text, work}: Props) {
  const {t} = useTranslation(captionsNamespace)
  return (
    <Card padding={1} radius={2} tone="primary">
      <Flex align="center" gap={2} wrap="wrap">
        <Text size={1}>{t('suggestion.says', {value: text})}</Text>
        <Button
          disabled={!work.mayWrite(id, field)}
          fontSize={1}
          mode="ghost"
          onClick={() => work.write([{id, field, text}])}
          padding={1}
          text={t('suggestion.take')}
        />
        <Button
          fontSize={1}
          mode="bleed"
          onClick={() => work.change((staged) => withoutSuggestion(staged, id, field))}
          padding={1}
          text={t('suggestion.decline')}
        />
      </Flex>
    </Card>
  )
}
