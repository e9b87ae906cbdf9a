/* oxlint-disable jsx-a11y/prefer-tag-over-role -- HTML has nothing that completes a text of several lines */
import {Card, Label, Stack, Text, TextArea} from '@sanity/ui'
import {type KeyboardEvent, useId, useRef, useState} from 'react'
import {useTranslation} from 'sanity'
import {mentionQueryAt, suggestPeople} from '../../newsroom/mentions.ts'
import {type Person} from '../workflow/use-people.ts'
import {editorialLogNamespace} from './i18n/index.ts'

interface Props {
  label: string
  value: string
  people: readonly Person[]
  onChange: (value: string) => void
  /** Ctrl+Enter or ⌘+Enter. */
  onSubmit: () => void
}

/**
 * A note with mentions: an @ opens the list of people, arrows go through it, Enter or Tab takes one,
 * Escape closes it.
 */
export function MentionField({label, value, people, onChange, onSubmit}: Props) {
  const {t} = useTranslation(editorialLogNamespace)
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState(0)
  const [active, setActive] = useState(0)
  const [closedAt, setClosedAt] = useState<number>()
  const query = mentionQueryAt(value, caret)
  const found = query && query.from !== closedAt ? suggestPeople(query.text, people) : []
  const chosen = found[Math.min(active, found.length - 1)]
  const optionId = (person: Person) => `${id}-${person.id}`

  const take = (person: Person) => {
    if (query === undefined) return
    const before = `${value.slice(0, query.from)}@${person.name} `
    onChange(before + value.slice(caret))
    setCaret(before.length)
    // The browser puts the caret at the end when React sets the value.
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(before.length, before.length)
    })
  }

  const step = (by: number) => setActive((now) => (now + by + found.length) % found.length)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      return onSubmit()
    }
    if (chosen === undefined) return undefined
    const act = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => take(chosen),
      Tab: () => take(chosen),
      Escape: () => setClosedAt(query?.from),
    }[event.key]
    if (act === undefined) return undefined
    event.preventDefault()
    event.stopPropagation()
    return act()
  }

  return (
    <Stack gap={3} style={{position: 'relative'}}>
      <Label as="label" htmlFor={id}>
        {label}
      </Label>
      <TextArea
        aria-activedescendant={chosen ? optionId(chosen) : undefined}
        aria-autocomplete="list"
        aria-controls={`${id}-people`}
        aria-haspopup="listbox"
        id={id}
        onChange={(event) => {
          onChange(event.currentTarget.value)
          setCaret(event.currentTarget.selectionStart)
          setActive(0)
          setClosedAt(undefined)
        }}
        onKeyDown={onKeyDown}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        placeholder={t('note.placeholder')}
        ref={field}
        rows={3}
        value={value}
      />
      <Card
        aria-label={t('note.people')}
        border
        hidden={chosen === undefined}
        id={`${id}-people`}
        padding={1}
        radius={2}
        role="listbox"
        shadow={2}
        style={{position: 'absolute', top: '100%', left: 0, right: 0, zIndex: 1}}
      >
        {found.map((person) => (
          <Card
            aria-selected={person === chosen}
            as="div"
            id={optionId(person)}
            key={person.id}
            onMouseDown={(event) => {
              // Keeps the caret in the note.
              event.preventDefault()
              take(person)
            }}
            padding={2}
            radius={2}
            role="option"
            tone={person === chosen ? 'primary' : 'default'}
          >
            <Text size={1}>{person.name}</Text>
          </Card>
        ))}
      </Card>
    </Stack>
  )
}
