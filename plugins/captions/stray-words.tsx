import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useTranslation} from 'sanity'
import {IntentLink} from 'sanity/router'
import {titleKey} from './columns.ts'
import {captionsNamespace} from './i18n/index.ts'
import {type BenchWork} from './use-bench.ts'

/** Words in captions that somebody has taken out of the list while they were written. */
export function StrayWords({work}: {work: BenchWork}) {
  const {t} = useTranslation(captionsNamespace)
  return (
    <Card paddingX={3} paddingY={2} role="alert" tone="caution">
      <Flex align="center" gap={3}>
        <Stack flex={1} gap={2}>
          <Text size={1}>{t('strays.about')}</Text>
          {work.bench.strays.map(({id, field, text}) => (
            <Text key={`${id} ${field}`} size={1}>
              <IntentLink intent="edit" params={{id, type: 'caption'}}>
                {t('strays.one', {
                  field: t(titleKey(field)),
                  text: text === '' ? t('strays.empty') : `“${text}”`,
                })}
              </IntentLink>
            </Text>
          ))}
        </Stack>
        <Button
          fontSize={1}
          mode="ghost"
          onClick={work.dropStrays}
          padding={2}
          text={t('strays.drop')}
        />
      </Flex>
    </Card>
  )
}
