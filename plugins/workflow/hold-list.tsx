import {Card, Stack, Text} from '@sanity/ui'
import {IntentLink} from 'sanity/router'
import {explainHold, type Hold} from '../../newsroom/holds.ts'

/** Everything that holds a document, one sentence each, with the way to where it can be cleared. */
export function HoldList({holds, now}: {holds: readonly Hold[]; now: Date}) {
  return (
    <Stack gap={2} as="ul" style={{listStyle: 'none', margin: 0, padding: 0}}>
      {holds.map((hold) => (
        <Card
          as="li"
          key={`${hold.documentId} ${hold.code} ${hold.what}`}
          padding={3}
          radius={2}
          tone="caution"
        >
          <Text size={1}>
            <IntentLink intent="edit" params={{id: hold.documentId, path: pathOf(hold)}}>
              {explainHold(hold, now)}
            </IntentLink>
          </Text>
        </Card>
      ))}
    </Stack>
  )
}

/** Paths to fields open the field; paths to items of arrays open the document. */
function pathOf(hold: Hold): string {
  return hold.path.filter((part) => typeof part === 'string').join('.')
}
