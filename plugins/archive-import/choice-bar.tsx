import {type KeyboardEvent} from 'react'
import {useTranslation} from 'sanity'
import {type Choice} from './choices.ts'
import {importNamespace} from './i18n/index.ts'
import {sayEdtf} from '../../newsroom/dates/partial-date.ts'

interface Props {
  choices: readonly Choice[]
  disabled: boolean
  onChoose: (choice: Choice) => void
  onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void
}

/** One button an answer, with the key that does the same. */
export function ChoiceBar({choices, disabled, onChoose, onKeyDown}: Props) {
  const {t} = useTranslation(importNamespace)
  return (
    <div style={{display: 'flex', flexWrap: 'wrap', gap: 6}}>
      {choices.map((choice) => (
        <button
          aria-keyshortcuts={choice.key}
          className="ai-choice"
          disabled={disabled}
          key={choice.key}
          onClick={() => onChoose(choice)}
          onKeyDown={onKeyDown}
          type="button"
        >
          <kbd className="ai-key">{choice.key}</kbd>
          {t(`choice.${choice.name}`, {date: choice.edtf && sayEdtf(choice.edtf)})}
        </button>
      ))}
    </div>
  )
}

/** The choice of this key press, unless it was meant for the browser. */
export function chosenBy(
  {
    key,
    ctrlKey,
    metaKey,
    altKey,
  }: {key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean},
  choices: readonly Choice[],
): Choice | undefined {
  return ctrlKey || metaKey || altKey ? undefined : choices.find((choice) => choice.key === key)
}
