import {Card, Flex, Stack, Text} from '@sanity/ui'
import {useMemo} from 'react'
import {type DocumentInspectorComponent, useEditState, useTranslation} from 'sanity'
import {DocumentInspectorHeader} from 'sanity/structure'
import {publishedId} from '../../newsroom/ids.ts'
import {type ImportRecord} from '../../newsroom/import-record.ts'
import {type StoryDocument} from '../../newsroom/model.ts'
import {isStoryDocument} from '../../newsroom/story.ts'
import {useGrant} from '../shared/use-grant.ts'
import {useLiveQuery} from '../shared/use-live-query.ts'
import {Waiting} from '../shared/waiting.tsx'
import {lineageNamespace} from './i18n/index.ts'
import {LINEAGE_STYLE} from './lineage-style.ts'
import {LineageList} from './lineage-list.tsx'
import {SuggestionList} from './suggestion-list.tsx'

/** Where each value of an imported document came from, and what people have made of it since. */
export const LineageInspector: DocumentInspectorComponent = ({
  documentId,
  documentType,
  onClose,
}) => {
  const {t} = useTranslation(lineageNamespace)
  const {draft, published} = useEditState(publishedId(documentId), documentType)
  const document = draft ?? published
  return (
    <Flex data-testid="newsroom-lineage" direction="column" height="fill" overflow="hidden">
      <style>{LINEAGE_STYLE}</style>
      <DocumentInspectorHeader
        as="header"
        closeButtonLabel={t('inspector.close')}
        onClose={onClose}
        title={t('inspector.title')}
      />
      <Card flex={1} overflow="auto" padding={4} tabIndex={0}>
        {isStoryDocument(document) && <Lineage document={document} />}
      </Card>
    </Flex>
  )
}

function Lineage({document}: {document: StoryDocument}) {
  const {t} = useTranslation(lineageNamespace)
  const id = document.provenance?.importRecord?._ref ?? ''
  const live = useLiveQuery('*[_id == $id][0]', {id}, {perspective: 'raw'})
  const mayRead = useGrant('read', id, 'importRecord')
  const data = live.state === 'ready' ? live.data : undefined
  const record = useMemo(() => (isImportRecord(data) ? data : undefined), [data])
  if (live.state === 'loading') return <Waiting loading={t('record.loading')} />
  if (live.state === 'failed') {
    return (
      <Card padding={3} radius={2} role="alert" tone="critical">
        <Stack gap={3}>
          <Text size={1}>{t('record.failed', {message: live.message})}</Text>
          <Text muted size={1}>
            {t('record.again')}
          </Text>
        </Stack>
      </Card>
    )
  }
  if (record === undefined) {
    return (
      <Text muted size={1}>
        {t(mayRead === false ? 'record.notYours' : 'record.missing')}
      </Text>
    )
  }
  return (
    <Stack gap={4}>
      <Text muted size={1}>
        {record.source === '' || record.source === '-'
          ? t('record.pasted')
          : t('record.source', {source: record.source})}
      </Text>
      <SuggestionList document={document} record={record} />
      <LineageList document={document} record={record} />
    </Stack>
  )
}

/** What is stored under this type was written by imports only. */
function isImportRecord(value: unknown): value is ImportRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    '_type' in value &&
    value._type === 'importRecord' &&
    'segments' in value
  )
}
