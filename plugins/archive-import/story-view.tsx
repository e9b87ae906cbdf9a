import {Box, Card, Flex, Stack, Text} from '@sanity/ui'
import {type KeyboardEvent, useMemo} from 'react'
import {useTranslation} from 'sanity'
import {type Answer, type ImportPlan} from '../../archive/index.ts'
import {ChoiceBar, chosenBy} from './choice-bar.tsx'
import {type Choice, choicesAbout} from './choices.ts'
import {CoverageMeter} from './coverage-meter.tsx'
import {FlagList} from './flag-list.tsx'
import {importNamespace} from './i18n/index.ts'
import {type Light, useLight} from './light.ts'
import {type KeepRule, SaidList} from './said-list.tsx'
import {SourceMap} from './source-map.ts'
import {SourcePane} from './source-pane.tsx'
import {StoryPane} from './story-pane.tsx'

interface Props {
  plan: ImportPlan
  answers: readonly Answer[]
  disabled: boolean
  onAnswer: (answers: readonly Answer[]) => void
  onTakeBack: () => void
  keepRule: KeepRule | undefined
}

/** The source on the left, what it becomes beside it, and what a person should look at. */
export function StoryView({plan, answers, disabled, onAnswer, onTakeBack, keepRule}: Props) {
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
  const choices = useMemo(() => choicesOf(plan, light.part), [plan, light.part])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, parts: readonly string[]) => {
    const by = {ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity}[event.key]
    const choice = disabled ? undefined : chosenBy(event, choices)
    if (by !== undefined) light.step(parts, by)
    else if (choice) onAnswer(choice.answers)
    else return
    event.preventDefault()
  }
  return (
    <Flex direction="column" flex={1} style={{minHeight: 0, minWidth: 0}}>
      <Notice plan={plan} />
      <CoverageMeter record={importRecord} />
      <Flex flex={1} style={{minHeight: 0}}>
        <Card borderRight flex={5} style={{minWidth: 0}}>
          <SourcePane light={light} map={map} onKeyDown={(event) => onKeyDown(event, map.parts)} />
        </Card>
        <Card borderRight flex={5} style={{minWidth: 0}}>
          <StoryPane light={light} onKeyDown={onKeyDown} plan={plan} />
        </Card>
        <Card flex={3} overflow="auto" padding={3} style={{minWidth: 260}}>
          <Stack gap={4}>
            <FlagList disabled={disabled} light={light} map={map} onAnswer={onAnswer} plan={plan} />
            <SaidList
              answers={answers}
              disabled={disabled}
              keepRule={keepRule}
              onTakeBack={onTakeBack}
            />
          </Stack>
        </Card>
      </Flex>
      <PartBar
        choices={choices}
        disabled={disabled}
        light={light}
        onAnswer={onAnswer}
        plan={plan}
      />
    </Flex>
  )
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

interface PartBarProps {
  plan: ImportPlan
  light: Light
  choices: readonly Choice[]
  disabled: boolean
  onAnswer: (answers: readonly Answer[]) => void
}

/** What is lit: what it is, by which rule, how sure, and what may be said about it. */
function PartBar({plan, light, choices, disabled, onAnswer}: PartBarProps) {
  const {t} = useTranslation(importNamespace)
  const sentence = useMemo(() => {
    const held = holderOf(plan, light.part)
    if (held === undefined) return t('part.nothing')
    if ('reason' in held) return t('part.discarded', {reason: held.reason})
    return t('part.held', {
      kind: t(`kind.${held.kind}`, {defaultValue: held.kind}),
      certainty: t(`certainty.${held.certainty}`),
      rule: held.rule,
    })
  }, [plan, light.part, t])
  return (
    <Card borderTop paddingX={4} paddingY={2}>
      <Flex align="center" gap={3} style={{minHeight: 36}}>
        <Box style={{minWidth: 320}}>
          <Text muted size={1}>
            <output aria-live="polite">{sentence}</output>
          </Text>
        </Box>
        <ChoiceBar
          choices={choices}
          disabled={disabled}
          onChoose={(choice) => onAnswer(choice.answers)}
        />
      </Flex>
    </Card>
  )
}

function holderOf({importRecord}: ImportPlan, part: string | undefined) {
  if (part === undefined) return undefined
  const {segments, discarded} = importRecord
  return (
    segments.find(({target, path}) => `${target} ${path}` === part) ??
    discarded.find(({_key}) => `discard ${_key}` === part)
  )
}

function choicesOf(plan: ImportPlan, part: string | undefined): Choice[] {
  const held = holderOf(plan, part)
  return held && 'target' in held ? choicesAbout(held.target, held.path, plan.importRecord) : []
}
