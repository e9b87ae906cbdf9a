import {Card, Flex, Spinner, Stack, Text} from '@sanity/ui'
import {useEffect, useState} from 'react'
import {useClient} from 'sanity'
import {type Change, diffStory} from '../../newsroom/diff-story.ts'
import {loadStory} from '../../newsroom/story.ts'

/** What readers will find changed, field by field, was and will be. */
export function ChangeList({id}: {id: string}) {
  const client = useClient({apiVersion: '2025-02-19'})
  const [changes, setChanges] = useState<Change[] | 'loading' | 'failed'>('loading')

  useEffect(() => {
    let gone = false
    const raw = client.withConfig({perspective: 'raw', useCdn: false})
    loadStory((ids) => raw.getDocuments(ids), id).then(
      (story) => gone || setChanges(diffStory(story)),
      () => gone || setChanges('failed'),
    )
    return () => {
      gone = true
    }
  }, [client, id])

  if (changes === 'loading') {
    return (
      <Flex justify="center" padding={3}>
        <Spinner muted />
      </Flex>
    )
  }
  if (changes === 'failed') return <Text size={1}>The changes cannot be shown just now.</Text>
  if (changes.length === 0) return <Text size={1}>Nothing changes for readers.</Text>
  return (
    <Stack as="ul" gap={2} style={{listStyle: 'none', margin: 0, padding: 0}}>
      {changes.map(({documentId, type, field, before, after}) => (
        <Card as="li" border key={`${documentId} ${field}`} padding={3} radius={2}>
          <Stack gap={3}>
            <Text muted size={0}>
              {type}, {field}
            </Text>
            <Text size={1} textOverflow="ellipsis">
              <del>{shorten(before) || 'empty'}</del>
            </Text>
            <Text size={1} textOverflow="ellipsis">
              <ins>{shorten(after) || 'empty'}</ins>
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
