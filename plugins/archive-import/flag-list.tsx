import {Heading, Stack, Text} from '@sanity/ui'
import {type KeyboardEvent, useEffect, useRef, useState} from 'react'
import {useTranslation} from 'sanity'
import {type Answer, type ImportPlan} from '../../archive/index.ts'
import {ChoiceBar, chosenBy} from './choice-bar.tsx'
import {type Choice, choicesFor} from './choices.ts'
import {importNamespace} from './i18n/index.ts'
import {type Light} from './light.ts'
import {type SourceMap} from './source-map.ts'

interface Props {
  plan: ImportPlan
  map: SourceMap
  light: Light
  disabled: boolean
  /** It has been written: nothing is answered any more. */
  isOver: boolean
  onAnswer: (answers: readonly Answer[]) => void
}

/** What the reader was not sure of, as a list to be worked off by single keys. */
export function FlagList({plan, map, light, disabled, isOver, onAnswer}: Props) {
  const {t} = useTranslation(importNamespace)
  const {review} = plan.importRecord
  const list = useRef<HTMLOListElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const [current, setCurrent] = useState(0)
  /** An answer takes its flag out of the list; the next one gets the focus when it is read again. */
  const answered = useRef(false)
  useEffect(() => {
    if (!answered.current) return
    answered.current = false
    const flags = list.current?.querySelectorAll<HTMLElement>('.ai-flag-head') ?? []
    const next = flags[Math.min(review.length - 1, current)] ?? heading.current
    next?.focus()
  }, [review, current])
  const choose = (index: number, {answers}: Choice) => {
    answered.current = true
    setCurrent(index)
    onAnswer(answers)
  }
  return (
    <Stack gap={3}>
      <Heading as="h2" ref={heading} size={0} tabIndex={-1}>
        {review.length === 0
          ? t('flags.none')
          : t(isOver ? 'flags.left' : 'flags.title', {count: review.length})}
      </Heading>
      {review.length > 0 && (
        <Text muted size={1}>
          {t(isOver ? 'flags.later' : 'flags.help')}
        </Text>
      )}
      <ol ref={list} style={{listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 8}}>
        {review.map((flag, index) => {
          const choices = choicesFor(flag, plan.importRecord)
          const look = () => {
            setCurrent(index)
            light.show(map.partAtPoint(flag.from, flag.target))
          }
          const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
            const choice = disabled ? undefined : chosenBy(event, choices)
            const by = {ArrowDown: 1, ArrowUp: -1}[event.key]
            if (choice) choose(index, choice)
            else if (by !== undefined) {
              const heads = list.current?.querySelectorAll<HTMLElement>('.ai-flag-head')
              heads?.[index + by]?.focus()
            } else return
            event.preventDefault()
          }
          return (
            <li className="ai-flag" data-flag={flag.code} key={flag._key}>
              <button
                className="ai-flag-head"
                onClick={look}
                onFocus={look}
                onKeyDown={onKeyDown}
                onMouseEnter={look}
                type="button"
              >
                {flag.message}
              </button>
              {!isOver && (
                <ChoiceBar
                  choices={choices}
                  disabled={disabled}
                  onChoose={(choice) => choose(index, choice)}
                  onKeyDown={onKeyDown}
                />
              )}
            </li>
          )
        })}
      </ol>
    </Stack>
  )
}
