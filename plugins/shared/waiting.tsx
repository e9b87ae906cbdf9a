import {Box, Card, Flex, Spinner, Stack, Text} from '@sanity/ui'
import {type ReactNode} from 'react'

interface WaitingProps {
  /** Said beside the spinner. */
  loading: string
  /** What went wrong, and that it is tried again, in two sentences. */
  failure?: {what: string; again: string}
}

/** A whole view that has nothing to show yet, or could not get it. */
export function Waiting({loading, failure}: WaitingProps) {
  if (failure !== undefined) {
    return (
      <Box padding={4}>
        <Card padding={4} radius={3} role="alert" tone="critical">
          <Stack gap={3}>
            <Text size={1}>{failure.what}</Text>
            <Text muted size={1}>
              {failure.again}
            </Text>
          </Stack>
        </Card>
      </Box>
    )
  }
  return (
    <Flex align="center" gap={3} height="fill" justify="center">
      <Spinner muted />
      <Text muted size={1}>
        {loading}
      </Text>
    </Flex>
  )
}

/** Above a view that stands as it was, as long as it is not up to date. */
export function Stale({what, why}: {what: string; why: string}) {
  return (
    <Card borderBottom paddingX={4} paddingY={3} role="alert" tone="caution">
      <Stack gap={3}>
        <Text size={1}>{what}</Text>
        <Text muted size={1}>
          {why}
        </Text>
      </Stack>
    </Card>
  )
}

/** A line across the top of a view. */
export function Notice({children}: {children: ReactNode}) {
  return (
    <Card borderBottom paddingX={4} paddingY={3} tone="transparent">
      {children}
    </Card>
  )
}
