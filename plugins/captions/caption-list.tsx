import {Badge, Card, Flex, Spinner, Stack, Text} from '@sanity/ui'
import {IntentLink} from 'sanity/router'
import {type UserViewComponent} from 'sanity/structure'
import {creditLine} from '../../newsroom/credit-line.ts'
import {type Caption} from '../../newsroom/model.ts'
import {isStoryDocument} from '../../newsroom/story.ts'
import {STAGE_TITLES, stageOf} from '../../newsroom/workflow.ts'
import {useLiveQuery} from '../use-live-query.ts'

/** The captions of a gallery, or of every gallery of an article, in the order readers see them. */
const CAPTIONS = `*[_id == $id][0]{
  "captions": select(
    _type == "gallery" => captions[]->,
    body[_type == "galleryEmbed"].gallery->captions[]->
  )
}.captions`

export const CaptionList: UserViewComponent = ({documentId}) => {
  const result = useLiveQuery(CAPTIONS, {id: documentId}, {perspective: 'drafts'})
  if (result.state === 'loading') {
    return (
      <Flex align="center" justify="center" padding={5}>
        <Spinner muted />
      </Flex>
    )
  }
  if (result.state === 'failed') {
    return (
      <Card padding={4} tone="critical">
        <Text>The captions cannot be shown: {result.message}</Text>
      </Card>
    )
  }
  const captions = captionsOf(result.data)
  if (captions.length === 0) {
    return (
      <Card padding={4}>
        <Text muted>There are no captions yet.</Text>
      </Card>
    )
  }
  return (
    <Stack as="ol" gap={1} padding={3} style={{listStyle: 'none', margin: 0}}>
      {captions.map((caption, index) => (
        <Card as="li" key={caption._id} padding={3} radius={2}>
          <Row caption={caption} n={index + 1} of={captions.length} />
        </Card>
      ))}
    </Stack>
  )
}

function Row({caption, n, of}: {caption: Caption; n: number; of: number}) {
  const credit = creditLine(caption.credit)
  return (
    <Flex align="flex-start" gap={3}>
      <Text muted size={1} style={{minWidth: '3.5em', fontVariantNumeric: 'tabular-nums'}}>
        {n}/{of}
      </Text>
      <Stack flex={1} gap={3}>
        <Text size={1}>
          <IntentLink intent="edit" params={{id: caption._id, type: 'caption'}}>
            {caption.text ?? 'Caption without text'}
          </IntentLink>
        </Text>
        <Text muted size={1}>
          {credit ?? 'Nobody is credited'}
        </Text>
      </Stack>
      <Badge tone={stageOf(caption) === 'cleared' ? 'positive' : 'default'}>
        {STAGE_TITLES[stageOf(caption)]}
      </Badge>
    </Flex>
  )
}

/** Galleries of galleries come nested; documents that are missing come as null. */
function captionsOf(data: unknown): Caption[] {
  if (!Array.isArray(data)) return []
  return data
    .flat()
    .filter((one): one is Caption => isStoryDocument(one) && one._type === 'caption')
}
