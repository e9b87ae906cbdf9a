import {Card, Stack, Text} from '@sanity/ui'
import {useTranslation} from 'sanity'
import {type Change} from '../../newsroom/diff-story.ts'
import {workflowNamespace} from './i18n/index.ts'

/** Fields that have changed, was and is, in the order in which readers meet them. */
export function ChangeRows({changes}: {changes: readonly Change[]}) {
  const {t} = useTranslation(workflowNamespace)
  return (
    <Stack as="ul" gap={2} style={{listStyle: 'none', margin: 0, padding: 0}}>
      {changes.map(({documentId, type, field, before, after}) => (
        <Card as="li" border key={`${documentId} ${field}`} padding={3} radius={2}>
          <Stack gap={3}>
            <Text muted size={1}>
              {type}, {field}
            </Text>
            <Text size={1} textOverflow="ellipsis">
              <del aria-label={t('changes.was')}>{shorten(before) || t('changes.empty')}</del>
            </Text>
            <Text size={1} textOverflow="ellipsis">
              <ins aria-label={t('changes.is')}>{shorten(after) || t('changes.empty')}</ins>
            </Text>
          </Stack>
        </Card>
      ))}
    </Stack>
  )
}

function shorten(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}
