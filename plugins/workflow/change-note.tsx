import {Flex, Label, Radio, Select, Stack, Text, TextArea} from '@sanity/ui'
import {useId} from 'react'
import {type Request} from '../../newsroom/holds.ts'
import {CORRECTION_TYPES, type CorrectionType} from '../../newsroom/model.ts'
import {ChangeList} from './change-list.tsx'

export type ChangeNoteValue = NonNullable<Request['change']>

const TITLES: Record<CorrectionType, string> = {
  correction: 'Correction: we were wrong',
  clarification: 'Clarification: we were unclear',
  update: 'Update: there is news',
  editorsNote: 'Editor’s note',
  retraction: 'Retraction: we take it back',
  rightsRemoval: 'Removed for rights',
}

interface Props {
  /** Published id of the document that is about to change. */
  id: string
  value: ChangeNoteValue
  onChange: (value: ChangeNoteValue) => void
}

/** Is the change announced, and in which words? */
export function ChangeNote({id, value, onChange}: Props) {
  const name = useId()
  const told = value.minor ? ({minor: false, type: 'correction', publicText: ''} as const) : value
  return (
    <Stack gap={4}>
      <Stack gap={3}>
        <Label>What changes</Label>
        <ChangeList id={id} />
      </Stack>
      <Stack as="fieldset" gap={3} style={{border: 0, margin: 0, padding: 0}}>
        <Choice
          checked={!value.minor}
          label="Tell readers"
          name={name}
          onSelect={() => onChange(told)}
        />
        <Choice
          checked={value.minor}
          label="Minor change, not announced"
          name={name}
          onSelect={() => onChange({minor: true})}
        />
      </Stack>
      {!value.minor && (
        <Stack gap={3}>
          <Select
            aria-label="Kind of change"
            value={value.type}
            onChange={(event) => {
              const type = CORRECTION_TYPES.find((one) => one === event.currentTarget.value)
              if (type) onChange({...value, type})
            }}
          >
            {CORRECTION_TYPES.map((type) => (
              <option key={type} value={type}>
                {TITLES[type]}
              </option>
            ))}
          </Select>
          <TextArea
            aria-label="Text for readers"
            placeholder="An earlier version said … In fact …"
            rows={3}
            value={value.publicText}
            onChange={(event) => onChange({...value, publicText: event.currentTarget.value})}
          />
        </Stack>
      )}
    </Stack>
  )
}

interface ChoiceProps {
  checked: boolean
  label: string
  name: string
  onSelect: () => void
}

function Choice({checked, label, name, onSelect}: ChoiceProps) {
  return (
    <Flex align="center" as="label" gap={2}>
      <Radio checked={checked} name={name} onChange={onSelect} />
      <Text size={1}>{label}</Text>
    </Flex>
  )
}
