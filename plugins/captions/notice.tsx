import {Box, Card, Flex, Spinner, Text} from '@sanity/ui'
import {type ReactNode} from 'react'

/** Something to say where a bench would stand. */
export function Notice({children, tone}: {children: ReactNode; tone?: 'critical'}) {
  return (
    <Box padding={4}>
      <Card padding={4} radius={3} role={tone ? 'alert' : 'note'} tone={tone ?? 'transparent'}>
        <Text size={1}>{children}</Text>
      </Card>
    </Box>
  )
}

export function Waiting({children}: {children: ReactNode}) {
  return (
    <Flex align="center" gap={3} justify="center" padding={5}>
      <Spinner muted />
      <Text muted size={1}>
        {children}
      </Text>
    </Flex>
  )
}
