import {Stack} from '@sanity/ui'
import {type InputProps, type ObjectInputProps} from 'sanity'
import {publishedId} from '../../newsroom/ids.ts'
import {HoldBanner} from './hold-banner.tsx'
import {ReadOnlyNote} from './read-only-note.tsx'
import {isStoryType} from './story-types.ts'

/** Above the form of a story, gallery or caption: what holds it, and why it cannot be written. Any other input stays as it is. */
export function DocumentInput(props: InputProps) {
  if (!isDocument(props)) return props.renderDefault(props)
  const id = idOf(props.value)
  return (
    <Stack gap={5}>
      {id && !id.startsWith('versions.') && (
        <Stack gap={3}>
          <HoldBanner id={publishedId(id)} onOpen={(path) => props.onPathFocus(path)} />
          <ReadOnlyNote id={publishedId(id)} />
        </Stack>
      )}
      {props.renderDefault(props)}
    </Stack>
  )
}

function idOf(value: object | undefined): string | undefined {
  return value && '_id' in value && typeof value._id === 'string' ? value._id : undefined
}

function isDocument(props: InputProps): props is ObjectInputProps {
  return props.path.length === 0 && isStoryType(props.schemaType.name)
}
