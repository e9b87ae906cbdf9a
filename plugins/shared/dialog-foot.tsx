import {Box, Button, Card, Flex, Text} from '@sanity/ui'
import {type ComponentProps, type CSSProperties} from 'react'

interface Props {
  cancel: string
  onCancel: () => void
  /** Of the button that sends the form. */
  confirm: Pick<ComponentProps<typeof Button>, 'text' | 'mode' | 'tone'>
  busy: boolean
  /** What keeps the form from being sent, in words; nothing when it can be. */
  missing: string | undefined
}

/** The buttons of a form in a dialog: in sight however long the form is, and never dumb about why. */
export function DialogFoot({cancel, onCancel, confirm, busy, missing}: Props) {
  return (
    <Card borderTop padding={3} style={IN_SIGHT}>
      <Flex align="center" gap={2}>
        <Box aria-live="polite" flex={1} paddingLeft={2}>
          {missing !== undefined && (
            <Text muted size={1}>
              {missing}
            </Text>
          )}
        </Box>
        <Button mode="bleed" onClick={onCancel} text={cancel} type="button" />
        <Button
          {...confirm}
          disabled={missing !== undefined || busy}
          loading={busy}
          type="submit"
        />
      </Flex>
    </Card>
  )
}

const IN_SIGHT: CSSProperties = {position: 'sticky', bottom: 0, zIndex: 1}
