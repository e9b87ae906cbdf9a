import {Button, Flex, Heading, Stack, Text} from '@sanity/ui'
import {useState} from 'react'
import {useTranslation} from 'sanity'
import {type Answer, type Example} from '../../archive/index.ts'
import {importNamespace} from './i18n/index.ts'
import {LearnBox} from './learn-box.tsx'
import {sayEdtf} from '../../newsroom/dates/partial-date.ts'

/** Keeps an answer for every later text, and says beforehand what it would change. */
export interface KeepRule {
  isKept: (example: Example) => boolean
  count: (
    example: Example,
    onProgress: (read: number, total: number) => void,
  ) => Promise<{names: string[]; total: number}>
  keep: (example: Example) => Promise<void>
}

interface Props {
  answers: readonly Answer[]
  disabled: boolean
  onTakeBack: () => void
  keepRule: KeepRule | undefined
}

/** What was said about this source, the last first; some of it may become a rule. */
export function SaidList({answers, disabled, onTakeBack, keepRule}: Props) {
  const {t} = useTranslation(importNamespace)
  const [learning, setLearning] = useState<Example>()
  if (answers.length === 0) return null
  return (
    <Stack gap={3}>
      <Flex align="center" justify="space-between">
        <Heading as="h2" size={0}>
          {t('said.title')}
        </Heading>
        <Button
          disabled={disabled}
          fontSize={1}
          mode="bleed"
          onClick={onTakeBack}
          padding={2}
          text={t('said.takeBack')}
        />
      </Flex>
      <ul style={{listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 8}}>
        {answers.toReversed().map((answer) => {
          const example = exampleOf(answer)
          return (
            <li key={JSON.stringify(answer)}>
              <Stack gap={2}>
                <Text size={1}>{t(sentenceKeyOf(answer), wordsFor(answer))}</Text>
                {example && keepRule && !disabled && (
                  <Flex>
                    {keepRule.isKept(example) ? (
                      <Text muted size={1}>
                        {t('learn.kept')}
                      </Text>
                    ) : (
                      <Button
                        fontSize={1}
                        mode="ghost"
                        onClick={() => setLearning(example)}
                        padding={2}
                        text={t('learn.ask')}
                      />
                    )}
                  </Flex>
                )}
              </Stack>
            </li>
          )
        })}
      </ul>
      {learning && keepRule && (
        <LearnBox
          example={learning}
          keepRule={keepRule}
          key={JSON.stringify(learning)}
          onClose={() => setLearning(undefined)}
        />
      )}
    </Stack>
  )
}

/** Only what may hold for other texts can be a rule. */
function exampleOf(answer: Answer): Example | undefined {
  switch (answer.about) {
    case 'captionCredit':
      return {about: 'credit', words: answer.words.replace(/\s+/g, ' '), is: true}
    case 'credit':
    case 'furniture':
      return {about: answer.about, words: answer.words.replace(/\s+/g, ' '), is: answer.is}
    case 'gallery':
      return {about: 'gallery', opening: answer.words, is: answer.is}
    default:
      return undefined
  }
}

function sentenceKeyOf(answer: Answer): string {
  switch (answer.about) {
    case 'captionCredit':
    case 'captionEnd':
    case 'date':
    case 'settled':
      return `said.${answer.about}`
    default:
      return `said.${answer.about}.${answer.is ? 'yes' : 'no'}`
  }
}

const LONGEST = 90

function wordsFor(answer: Answer): {words: string; date?: string; of?: string} {
  return {
    words: shorten(answer.words),
    ...(answer.about === 'date' ? {date: sayEdtf(answer.edtf)} : {}),
    ...(answer.about === 'captionCredit' ? {of: shorten(answer.of)} : {}),
  }
}

function shorten(words: string): string {
  return words.length <= LONGEST ? words : `${words.slice(0, LONGEST)} …`
}
