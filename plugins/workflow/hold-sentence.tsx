import {Text} from '@sanity/ui'
import {IntentLink} from 'sanity/router'
import {explainHold, type Hold} from '../../newsroom/holds/hold.ts'

interface Props {
  hold: Hold
  now: Date
  /** Goes to a field of the form that stands around the sentence; else a link opens the document. */
  onOpen?: ((path: Hold['path']) => void) | undefined
}

/** One hold in a sentence (what blocks, since when, who can clear it), leading to where it is. */
export function HoldSentence({hold, now, onOpen}: Props) {
  const sentence = explainHold(hold, now)
  if (onOpen && hold.path.length === 0) return <Text size={1}>{sentence}</Text>
  return (
    <Text size={1}>
      {onOpen ? (
        <a
          href={`#${pathOf(hold)}`}
          onClick={(event) => {
            event.preventDefault()
            onOpen(hold.path)
          }}
        >
          {sentence}
        </a>
      ) : (
        <IntentLink intent="edit" params={{id: hold.documentId, path: pathOf(hold)}}>
          {sentence}
        </IntentLink>
      )}
    </Text>
  )
}

/** Paths to fields open the field; paths to items of arrays open the document. */
function pathOf(hold: Hold): string {
  return hold.path.filter((part) => typeof part === 'string').join('.')
}
