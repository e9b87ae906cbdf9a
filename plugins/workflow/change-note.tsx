import {Button, Flex, Label, Select, Stack, TextArea} from '@sanity/ui'
import {useId, useRef} from 'react'
import {useTranslation} from 'sanity'
import {type Change} from '../../newsroom/approval/diff-story.ts'
import {CORRECTION_TYPES} from '../../newsroom/correction.ts'
import {draftCorrection} from '../../newsroom/draft-correction.ts'
import {type Request} from '../../newsroom/transition.ts'
import {ChangeList} from './change-list.tsx'
import {Choice} from './choice.tsx'
import {workflowNamespace} from './i18n/index.ts'

export type ChangeNoteValue = NonNullable<Request['change']>

/** A change that readers are told of, before anybody has found the words. */
export const TOLD = {minor: false, type: 'correction', publicText: ''} as const

interface Props {
  /** Published id of the document that is about to change. */
  id: string
  /** What readers will find changed, as soon as it is known. */
  changes: readonly Change[] | undefined
  value: ChangeNoteValue
  onChange: (value: ChangeNoteValue) => void
}

/** Is the change announced, and in which words? A first wording can be drawn from the changes. */
export function ChangeNote({id, changes, value, onChange}: Props) {
  const {t} = useTranslation(workflowNamespace)
  const name = useId()
  const textId = useId()
  const words = useRef<HTMLTextAreaElement>(null)
  const told = value.minor ? TOLD : value
  const draft = changes ? draftCorrection(changes) : ''
  return (
    <Stack gap={4}>
      <Stack gap={3}>
        <Label>{t('change.what')}</Label>
        <ChangeList id={id} />
      </Stack>
      <Stack as="fieldset" gap={3} style={{border: 0, margin: 0, padding: 0}}>
        <Choice
          checked={!value.minor}
          label={t('change.tell')}
          name={name}
          onSelect={() => onChange(told)}
        />
        <Choice
          checked={value.minor}
          label={t('change.minor')}
          name={name}
          onSelect={() => onChange({minor: true})}
        />
      </Stack>
      {!value.minor && (
        <Stack gap={4}>
          <Select
            aria-label={t('change.kind')}
            value={value.type}
            onChange={(event) => {
              const type = CORRECTION_TYPES.find((one) => one === event.currentTarget.value)
              if (type) onChange({...value, type})
            }}
          >
            {CORRECTION_TYPES.map((type) => (
              <option key={type} value={type}>
                {t(`change.kind.${type}`)}
              </option>
            ))}
          </Select>
          <Stack gap={3}>
            <Flex align="center" justify="space-between">
              <Label as="label" htmlFor={textId}>
                {t('change.text')}
              </Label>
              {draft !== '' && value.publicText.trim() === '' && (
                <Button
                  fontSize={1}
                  mode="ghost"
                  onClick={() => {
                    onChange({...value, publicText: draft})
                    // The button goes with what it was there for.
                    words.current?.focus()
                  }}
                  padding={2}
                  text={t('change.draft')}
                  type="button"
                />
              )}
            </Flex>
            <TextArea
              id={textId}
              placeholder={t('change.placeholder')}
              ref={words}
              rows={4}
              value={value.publicText}
              onChange={(event) => onChange({...value, publicText: event.currentTarget.value})}
            />
          </Stack>
        </Stack>
      )}
    </Stack>
  )
}
