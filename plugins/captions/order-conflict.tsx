import {Button, Card, Flex, Text} from '@sanity/ui'
import {useTranslation} from 'sanity'
import {captionsNamespace} from './i18n/index.ts'
import {type BenchWork} from './use-bench.ts'

/** Two people have moved the captions about, and no order does justice to both. */
export function OrderConflict({work}: {work: BenchWork}) {
  const {t} = useTranslation(captionsNamespace)
  return (
    <Card paddingX={3} paddingY={2} role="alert" tone="critical">
      <Flex align="center" gap={2} wrap="wrap">
        <Text size={1}>{t('order.conflict')}</Text>
        <Button
          fontSize={1}
          mode="ghost"
          onClick={work.takeOrder}
          padding={2}
          text={t('order.takeTheirs')}
        />
        <Button
          fontSize={1}
          mode="ghost"
          onClick={work.keepOrder}
          padding={2}
          text={t('order.keepMine')}
        />
      </Flex>
    </Card>
  )
}
