import {Card, Stack, Text} from '@sanity/ui'
import {type Schema, useSchema, useTranslation} from 'sanity'
import {type Change} from '../../newsroom/approval/diff-story.ts'
import {workflowNamespace} from './i18n/index.ts'

/** Fields that have changed, was and is, in the order in which readers meet them. */
export function ChangeRows({changes}: {changes: readonly Change[]}) {
  const {t} = useTranslation(workflowNamespace)
  const schema = useSchema()
  return (
    <Stack as="ul" gap={2} style={{listStyle: 'none', margin: 0, padding: 0}}>
      {changes.map(({documentId, type, field, before, after}) => (
        <Card as="li" border key={`${documentId} ${field}`} padding={3} radius={2}>
          <Stack gap={3}>
            <Text muted size={1}>
              {nameOf(schema, type, field)}
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

/** As the form calls it: "Article: Headline". */
function nameOf(schema: Schema, type: string, field: string): string {
  const document = schema.get(type)
  const fields = document?.jsonType === 'object' ? document.fields : []
  const title = fields.find(({name}) => name === field)?.type.title
  return [document?.title ?? type, title ?? field].join(': ')
}

function shorten(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}
