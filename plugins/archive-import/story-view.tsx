import {Card, Flex, Stack, Text} from '@sanity/ui'
import {type KeyboardEvent, useMemo, useRef, useState} from 'react'
import {useTranslation} from 'sanity'
import {type Answer, type ImportPlan} from '../../archive/index.ts'
import {AnswerBar} from './answer-bar.tsx'
import {chosenBy} from './choice-bar.tsx'
import {type Choice, choicesAbout} from './choices.ts'
import {choicesForWords, type PickableCaption, pickableCaptions} from './choices-for-words.ts'
import {CoverageMeter} from './coverage-meter.tsx'
import {FlagList} from './flag-list.tsx'
import {importNamespace} from './i18n/index.ts'
import {useLight} from './light.ts'
import {type KeepRule, SaidList} from './said-list.tsx'
import {holderOf, SourceMap} from './source-map.ts'
import {SourcePane} from './source-pane.tsx'
import {StoryPane} from './story-pane.tsx'
import {useWords} from './use-words.ts'
import {type Stretch} from './word-selection.ts'

interface Props {
  plan: ImportPlan
  answers: readonly Answer[]
  disabled: boolean
  /** Nothing of it has been written yet, or taken back: what an import would do is news. */
  isOpen: boolean
  onAnswer: (answers: readonly Answer[]) => void
  onTakeBack: () => void
  keepRule: KeepRule | undefined
}

/** The source on the left, what it becomes beside it, and what a person should look at. */
export function StoryView(props: Props) {
  const {plan, answers, disabled, isOpen, onAnswer, onTakeBack, keepRule} = props
  const {importRecord} = plan
  const map = useMemo(() => new SourceMap(importRecord), [importRecord])
  const flagged = useMemo(
    () =>
      new Set(
        importRecord.review.flatMap(({from, to, target}) =>
          to > from ? (map.partAtPoint(from, target) ?? []) : [],
        ),
      ),
    [importRecord, map],
  )
  const light = useLight(flagged)
  const words = useWords(map)
  const source = useRef<HTMLDivElement>(null)
  // A long source has thousands, and they are asked for when words are marked.
  const isMarked = words.stretch !== undefined
  const captions = useMemo(() => (isMarked ? pickableCaptions(plan) : []), [plan, isMarked])
  const [pick, setPick] = useState<{
    of: Stretch | undefined
    caption: PickableCaption | undefined
  }>()
  const said = useMemo(() => {
    // A caption is picked for the words that are marked now, not for the next ones.
    const picked = pick?.of === words.stretch ? pick?.caption : undefined
    return words.stretch && choicesForWords(words.stretch, map, captions, picked)
  }, [words.stretch, map, captions, pick])
  const ofPart = useMemo(() => choicesOf(plan, light.part), [plan, light.part])
  const choices = isOpen ? (said?.choices ?? ofPart) : NO_CHOICES
  const choose = (choice: Choice) => {
    words.clear()
    onAnswer(choice.answers)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, parts: readonly string[]) => {
    const by = {ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity}[event.key]
    const choice = disabled ? undefined : chosenBy(event, choices)
    if (by !== undefined) {
      words.clear()
      light.step(parts, by)
    } else if (choice) choose(choice)
    else return
    event.preventDefault()
  }
  const onSourceKey = (event: KeyboardEvent<HTMLElement>) => {
    if (words.press(event, map.startOf(light.part))) event.preventDefault()
    else onKeyDown(event, map.parts)
  }
  return (
    <Flex direction="column" flex={1} style={{minHeight: 0, minWidth: 0}}>
      {isOpen && <Notice plan={plan} />}
      <CoverageMeter record={importRecord} />
      <Flex flex={1} style={{minHeight: 0}}>
        <Card borderRight flex={5} style={{minWidth: 0}}>
          <SourcePane light={light} map={map} onKeyDown={onSourceKey} pane={source} words={words} />
        </Card>
        <Card borderRight flex={5} style={{minWidth: 0}}>
          <StoryPane light={light} onKeyDown={onKeyDown} plan={plan} />
        </Card>
        <Card flex={3} overflow="auto" padding={3} style={{minWidth: 260}}>
          <Stack gap={4}>
            <FlagList
              disabled={disabled}
              isOver={!isOpen}
              light={light}
              map={map}
              onAnswer={onAnswer}
              plan={plan}
            />
            <SaidList
              answers={answers}
              disabled={disabled}
              keepRule={keepRule}
              onTakeBack={onTakeBack}
            />
          </Stack>
        </Card>
      </Flex>
      <AnswerBar
        captions={captions}
        choices={choices}
        disabled={disabled}
        onChoose={(choice) => {
          choose(choice)
          // The button may be gone with the next reading.
          source.current?.focus()
        }}
        onPick={(caption) => setPick({of: words.stretch, caption})}
        part={light.part}
        picked={said?.caption}
        plan={plan}
        words={words.stretch && map.text.slice(words.stretch.from, words.stretch.to)}
      />
    </Flex>
  )
}

const NO_CHOICES: readonly Choice[] = []

function choicesOf({importRecord}: ImportPlan, part: string | undefined): Choice[] {
  const held = holderOf(importRecord, part)
  return held && 'target' in held ? choicesAbout(held.target, held.path, importRecord) : []
}

/** What the import does to a source that was imported before. */
function Notice({plan}: {plan: ImportPlan}) {
  const {t} = useTranslation(importNamespace)
  const {outcome, updated, kept, suggestions} = plan
  if (outcome === 'new') return null
  const fields = (count: number) => t('notice.fields', {count})
  return (
    <Card
      borderBottom
      paddingX={4}
      paddingY={3}
      tone={outcome === 'changed' ? 'primary' : 'transparent'}
    >
      <Text size={1}>
        {outcome === 'unchanged'
          ? t('notice.unchanged')
          : t('notice.changed', {
              updated: fields(updated.reduce((sum, one) => sum + one.fields.length, 0)),
              kept: fields(kept.length),
              suggestions: suggestions.length,
            })}
      </Text>
    </Card>
  )
}
