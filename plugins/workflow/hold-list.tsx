import {Card, Stack} from '@sanity/ui'
import {type Hold} from '../../newsroom/holds.ts'
import {HoldSentence} from './hold-sentence.tsx'

/** Everything that holds a document, one sentence each, with the way to where it can be cleared. */
export function HoldList({holds, now}: {holds: readonly Hold[]; now: Date}) {
  return (
    <Stack gap={2} as="ul" style={{listStyle: 'none', margin: 0, padding: 0}}>
      {holds.map((hold) => (
        <Card as="li" key={keyOf(hold)} padding={3} radius={2} tone="caution">
          <HoldSentence hold={hold} now={now} />
        </Card>
      ))}
    </Stack>
  )
}

/** Holds have no ids; what they say, and of which document, tells them apart. */
export function keyOf({documentId, code, what, path}: Hold): string {
  return `${documentId} ${code} ${what} ${JSON.stringify(path)}`
}
