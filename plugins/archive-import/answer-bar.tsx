import {Box, Card, Flex, Select, Text} from '@sanity/ui'
import {useId, useMemo} from 'react'
import {useTranslation} from 'sanity'
import {type ImportPlan} from '../../archive/index.ts'
import {ChoiceBar} from './choice-bar.tsx'
import {type Choice} from './choices.ts'
import {type PickableCaption} from './choices-for-words.ts'
import {importNamespace} from './i18n/index.ts'
import {holderOf} from './source-map.ts'

interface Props {
  plan: ImportPlan
  part: string | undefined
  /** The words that are marked; they come before the part that is lit. */
  words: string | undefined
  captions: readonly PickableCaption[]
  picked: PickableCaption | undefined
  onPick: (caption: PickableCaption | undefined) => void
  choices: readonly Choice[]
  disabled: boolean
  onChoose: (choice: Choice) => void
}

/** What is marked or lit: what it is, by which rule, how sure, and what may be said about it. */
export function AnswerBar(props: Props) {
  const {t} = useTranslation(importNamespace)
  const {plan, part, words, choices, disabled, onChoose} = props
  const sentence = useMemo(() => {
    if (words !== undefined) {
      return t(choices.length > 0 ? 'words.marked' : 'words.ofMany', {words: shorten(words)})
    }
    const held = holderOf(plan.importRecord, part)
    if (held === undefined) return t('part.nothing')
    if ('reason' in held) return t('part.discarded', {reason: held.reason})
    return t('part.held', {
      kind: t(`kind.${held.kind}`, {defaultValue: held.kind}),
      certainty: t(`certainty.${held.certainty}`),
      rule: held.rule,
    })
  }, [plan, part, words, choices, t])
  return (
    <Card borderTop data-testid="import-answers" paddingX={4} paddingY={2}>
      <Flex align="center" gap={3} style={{minHeight: 36}} wrap="wrap">
        <Box style={{minWidth: 320}}>
          <Text muted size={1}>
            <output aria-live="polite">{sentence}</output>
          </Text>
        </Box>
        <ChoiceBar choices={choices} disabled={disabled} onChoose={onChoose} />
        {choices.some(({name}) => name === 'wordsCredit') && <CaptionPicker {...props} />}
      </Flex>
    </Card>
  )
}

/** Whose credit the words are. */
function CaptionPicker({captions, picked, onPick, disabled}: Props) {
  const {t} = useTranslation(importNamespace)
  const id = useId()
  return (
    <Flex align="center" gap={2}>
      <Text as="label" htmlFor={id} muted size={1}>
        {t('words.whose')}
      </Text>
      <Box style={{width: 260}}>
        <Select
          disabled={disabled}
          fontSize={1}
          id={id}
          onChange={({currentTarget}) =>
            onPick(captions.find((one) => one.id === currentTarget.value))
          }
          padding={2}
          value={picked?.id ?? ''}
        >
          {captions.map(({id: caption, number, of, opening}) => (
            <option key={caption} value={caption}>
              {t('words.caption', {number, of, opening})}
            </option>
          ))}
        </Select>
      </Box>
    </Flex>
  )
}

const LONGEST = 60

function shorten(words: string): string {
  return words.length <= LONGEST
    ? words
    : `${words.slice(0, LONGEST / 2)} … ${words.slice(-LONGEST / 2)}`
}
