import {Button} from '@sanity/ui'
import {Menu, MenuButton, MenuItem} from '@sanity/ui/menu'
import {useId, useState} from 'react'
import {useClient, useTranslation} from 'sanity'
import {type Actor, hasRole, type RoleName} from '../../newsroom/access/roles.ts'
import {type Hold} from '../../newsroom/holds/hold.ts'
import {type Story} from '../../newsroom/story.ts'
import {workflowNamespace} from './i18n/index.ts'
import {runNote} from './run-note.ts'
import {type Person, usePeople} from './use-people.ts'
import {useSteps} from './use-steps.ts'

interface Props {
  actor: Actor
  hold: Hold
  roles: readonly RoleName[]
  story: Story
  tabIndex: number
}

/** Asks somebody who can clear a hold to do it: a note in the private log that mentions them. */
export function AskButton({actor, hold, roles, story, tabIndex}: Props) {
  const {t} = useTranslation(workflowNamespace)
  const client = useClient({apiVersion: '2025-02-19'})
  const id = useId()
  const people = usePeople().filter((one) => one.id !== actor.id && hasRole(one, roles))
  const {running, run} = useSteps()
  const [asked, setAsked] = useState<string[]>([])
  const open = people.filter((one) => !asked.includes(one.id))
  const [first] = open

  const ask = async (person: Person) => {
    const result = await run(
      t('ask.title', {name: person.name}),
      () =>
        runNote(client, {
          about: story.article?.id ?? hold.documentId,
          subjectId: hold.documentId,
          note: t('ask.note', {name: person.name, what: hold.what}),
          mentions: [person.id],
          actor,
          now: new Date(),
        }),
      t('ask.done', {name: person.name}),
    )
    if (result?.ok) setAsked((before) => [...before, person.id])
  }

  if (first === undefined) return null
  const button = {fontSize: 1, loading: running, mode: 'bleed', padding: 2, tabIndex} as const
  if (open.length === 1) {
    return (
      <Button
        {...button}
        onClick={() => void ask(first)}
        text={t('ask.one', {name: firstNameOf(first)})}
      />
    )
  }
  return (
    <MenuButton
      button={<Button {...button} text={t('ask.many')} />}
      id={id}
      menu={
        <Menu>
          {open.map((person) => (
            <MenuItem key={person.id} onClick={() => void ask(person)} text={person.name} />
          ))}
        </Menu>
      }
      popover={{portal: true}}
    />
  )
}

function firstNameOf({name}: Person): string {
  return name.split(' ')[0] ?? name
}
