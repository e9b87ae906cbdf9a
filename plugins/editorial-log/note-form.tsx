import {Button, Flex, Stack} from '@sanity/ui'
import {useState} from 'react'
import {useClient, useTranslation} from 'sanity'
import {type Actor} from '../../newsroom/access/roles.ts'
import {mentionsIn} from '../../newsroom/mentions.ts'
import {runNote} from '../workflow/run-note.ts'
import {type Person} from '../workflow/use-people.ts'
import {useSteps} from '../workflow/use-steps.ts'
import {editorialLogNamespace} from './i18n/index.ts'
import {MentionField} from './mention-field.tsx'

interface Props {
  /** Published id of the document whose log it goes to. */
  about: string
  /** Published id of what the note is about, where that is not the document itself. */
  subjectId?: string
  /** Said above the field, where that is not only "Note". */
  label?: string
  actor: Actor
  people: readonly Person[]
}

/** Adds a private note. What was typed stays until it is in the log. */
export function NoteForm({about, subjectId = about, label, actor, people}: Props) {
  const {t} = useTranslation(editorialLogNamespace)
  const client = useClient({apiVersion: '2025-02-19'})
  const {running, run} = useSteps()
  const [note, setNote] = useState('')
  const isEmpty = note.trim() === ''

  const add = async () => {
    if (isEmpty || running) return
    const mentions = mentionsIn(note, people)
    const request = {about, subjectId, note, mentions, actor, now: new Date()}
    const result = await run(t('note.step'), () => runNote(client, request), t('note.done'))
    if (result?.ok) setNote('')
  }

  // No form of its own: it stands in forms of the Studio, and a form in a form is none.
  return (
    <Stack gap={3}>
      <MentionField
        label={label ?? t('note.label')}
        onChange={setNote}
        onSubmit={() => void add()}
        people={people}
        value={note}
      />
      <Flex justify="flex-end">
        <Button
          disabled={isEmpty || running}
          fontSize={1}
          loading={running}
          onClick={() => void add()}
          text={t('note.add')}
          tone="primary"
          type="button"
        />
      </Flex>
    </Stack>
  )
}
