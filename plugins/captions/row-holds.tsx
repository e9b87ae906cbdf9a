import {Stack, Text} from '@sanity/ui'
import {useTranslation} from 'sanity'
import {findPublishingHolds} from '../../newsroom/holds/holds.ts'
import {useNow} from '../shared/use-now.ts'
import {HoldSentence} from '../workflow/hold-sentence.tsx'
import {type BenchRow} from './bench.ts'
import {captionsNamespace} from './i18n/index.ts'

/** What stands between a row and its readers, as it will be when everything is saved. */
export function RowHolds({row}: {row: BenchRow}) {
  const {t} = useTranslation(captionsNamespace)
  const now = useNow()
  const inherited = row.kind === 'caption' ? row.defaults : undefined
  const story = {galleries: [], captions: [], ...(inherited ? {inherited} : {})}
  const holds = findPublishingHolds(story, {id: row.id, draft: row.document}, now)
  if (holds.length === 0) {
    return (
      <Text muted size={1}>
        {t('state.free')}
      </Text>
    )
  }
  return (
    <Stack gap={2}>
      {holds.map((hold) => (
        <HoldSentence hold={hold} key={`${hold.code} ${hold.what}`} now={now} />
      ))}
    </Stack>
  )
}
