import {Flex, Radio, Text} from '@sanity/ui'

interface Props {
  checked: boolean
  label: string
  name: string
  onSelect: () => void
}

/** One of a few things that exclude each other, as a radio button with its words. */
export function Choice({checked, label, name, onSelect}: Props) {
  return (
    <Flex align="center" as="label" gap={2}>
      <Radio checked={checked} name={name} onChange={onSelect} />
      <Text size={1}>{label}</Text>
    </Flex>
  )
}
