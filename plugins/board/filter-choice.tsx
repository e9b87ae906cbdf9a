import {Box, Select} from '@sanity/ui'
import {type ReactNode} from 'react'
import {type BoardRow} from './read-rows.ts'

interface ChoiceProps {
  label: string
  value: string
  onChange: (value: string) => void
  children: ReactNode
}

/** One thing to choose what a board or a calendar shows by. */
export function FilterChoice({label, value, onChange, children}: ChoiceProps) {
  return (
    <Box style={{maxWidth: 150}}>
      <Select
        aria-label={label}
        fontSize={1}
        onChange={(event) => onChange(event.currentTarget.value)}
        padding={2}
        title={label}
        value={value}
      >
        {children}
      </Select>
    </Box>
  )
}

/** Everybody to whom something of these is assigned, by name. */
export function peopleOf(rows: readonly BoardRow[]): [id: string, name: string][] {
  const people = new Map(
    rows.flatMap(({document}) =>
      (document.workflow?.assignees ?? []).map(({userId, name}) => [userId, name ?? userId]),
    ),
  )
  return [...people].sort(([, a], [, b]) => a.localeCompare(b))
}
