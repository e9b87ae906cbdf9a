import {Box, Card, Flex, Stack} from '@sanity/ui'
import {foldHolds} from '../../newsroom/holds/fold-holds.ts'
import {type Hold} from '../../newsroom/holds/hold.ts'
import {type Story} from '../../newsroom/story.ts'
import {HoldRemedy} from './hold-remedy.tsx'
import {HoldSentence} from './hold-sentence.tsx'

interface Props {
  holds: readonly Hold[]
  now: Date
  /** With the story each hold has the click that clears it or asks somebody. */
  story?: Story | undefined
}

/** Everything that holds a document, one sentence each, with the way to where it can be cleared. */
export function HoldList({holds, now, story}: Props) {
  return (
    <Stack gap={2} as="ul" style={{listStyle: 'none', margin: 0, padding: 0}}>
      {(story ? foldHolds(holds, story) : holds).map((hold) => (
        <Card as="li" key={keyOf(hold)} padding={3} radius={2} tone="caution">
          <Flex align="center" gap={3} justify="space-between">
            <Box flex={1}>
              <HoldSentence hold={hold} now={now} />
            </Box>
            {story && <HoldRemedy hold={hold} now={now} story={story} />}
          </Flex>
        </Card>
      ))}
    </Stack>
  )
}

/** Holds have no ids; what they say, and of which document, tells them apart. */
export function keyOf({documentId, code, what, path}: Hold): string {
  return `${documentId} ${code} ${what} ${JSON.stringify(path)}`
}
