import {Button} from '@sanity/ui'
import {useState} from 'react'
import {useClient, useTranslation} from 'sanity'
import {type Actor} from '../../newsroom/access/roles.ts'
import {CHECK_TITLES} from '../../newsroom/checks.ts'
import {type Hold} from '../../newsroom/holds/hold.ts'
import {type Remedy, remedyOf} from '../../newsroom/holds/remedy.ts'
import {type Story} from '../../newsroom/story.ts'
import {useActor} from '../shared/use-actor.ts'
import {AskButton} from './ask-button.tsx'
import {workflowNamespace} from './i18n/index.ts'
import {runCheck} from './run-check.ts'
import {runTransition} from './run-transition.ts'
import {TransitionBox} from './transition-box.tsx'
import {type TransitionInput} from './transition-dialog.tsx'
import {useSteps} from './use-steps.ts'

interface Props {
  hold: Hold
  story: Story
  now: Date
  /** Where many stand one below the other: does Tab reach it? */
  tabIndex?: number
}

/** One click: clears the hold where the person may, asks somebody who can where not. */
export function HoldRemedy({hold, story, now, tabIndex = 0}: Props) {
  const actor = useActor()
  const remedy = remedyOf(hold, story, actor, now)
  if (remedy === undefined) return null
  switch (remedy.kind) {
    case 'transition':
      return <MoveButton actor={actor} remedy={remedy} tabIndex={tabIndex} />
    case 'check':
      return <SignOffButton actor={actor} remedy={remedy} tabIndex={tabIndex} />
    case 'ask':
      return (
        <AskButton
          actor={actor}
          hold={hold}
          roles={remedy.roles}
          story={story}
          tabIndex={tabIndex}
        />
      )
    case 'edit':
      return null
  }
}

interface Doing<K extends Remedy['kind']> {
  actor: Actor
  remedy: Extract<Remedy, {kind: K}>
  tabIndex: number
}

function MoveButton({actor, remedy, tabIndex}: Doing<'transition'>) {
  const {transition, documentId} = remedy
  const client = useClient({apiVersion: '2025-02-19'})
  const {running, run} = useSteps()
  const [asking, setAsking] = useState(false)
  const {title, name} = transition

  const move = async (input: TransitionInput) => {
    const request = {...input, id: documentId, name, actor, now: new Date()}
    const result = await run(title, () => runTransition(client, request))
    if (result?.ok) setAsking(false)
  }

  return (
    <>
      <Button
        fontSize={1}
        loading={running && !asking}
        mode="ghost"
        onClick={() => (transition.note === 'required' ? setAsking(true) : void move({}))}
        padding={2}
        tabIndex={tabIndex}
        text={title}
        tone="positive"
      />
      {asking && (
        <TransitionBox
          busy={running}
          id={documentId}
          live={false}
          onCancel={() => setAsking(false)}
          onConfirm={(input) => void move(input)}
          transition={transition}
        />
      )}
    </>
  )
}

function SignOffButton({actor, remedy: {check, documentId}, tabIndex}: Doing<'check'>) {
  const {t} = useTranslation(workflowNamespace)
  const client = useClient({apiVersion: '2025-02-19'})
  const {running, run} = useSteps()
  const title = CHECK_TITLES[check]
  const sign = () =>
    runCheck(client, {id: documentId, check, state: 'done', actor, now: new Date()})
  return (
    <Button
      fontSize={1}
      loading={running}
      mode="ghost"
      onClick={() => void run(title, sign, t('check.done', {check: title}))}
      padding={2}
      tabIndex={tabIndex}
      text={t('check.action', {check: title})}
      tone="positive"
    />
  )
}
