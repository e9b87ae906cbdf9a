import {Button, Flex, Text} from '@sanity/ui'
import {Notice} from './waiting.tsx'

interface Props {
  text: string
  /** Where a filter hides everything: the way to see it all. */
  clear?: {text: string; onClick: () => void}
}

/** Why a view shows nothing. */
export function NothingShown({text, clear}: Props) {
  return (
    <Notice>
      <Flex align="center" gap={3}>
        <Text size={1}>{text}</Text>
        {clear && (
          <Button fontSize={1} mode="ghost" onClick={clear.onClick} padding={2} text={clear.text} />
        )}
      </Flex>
    </Notice>
  )
}
