import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useTranslation} from 'sanity'
import {IntentLink} from 'sanity/router'
import {type StyleInField} from '../../newsroom/house-style/house-style-in-document.ts'
import {type StyleFinding} from '../../newsroom/house-style/house-style.ts'
import {SmallBadge, SmallText} from '../shared/small-text.tsx'
import {houseStyleNamespace} from './i18n/index.ts'

export interface FoundInField {
  key: string
  place: StyleInField
  finding: StyleFinding
}

interface Props {
  found: FoundInField
  /** Missing where the person may not change the text, or nothing is suggested. */
  onAccept?: () => void
  onSkip: () => void
}

/** So many characters on either side say where it is. */
const CONTEXT = 36

/** One thing that the list knows better: where, what instead, why, and the key that accepts it. */
export function FindingCard({found, onAccept, onSkip}: Props) {
  const {t} = useTranslation(houseStyleNamespace)
  const {place, finding} = found
  const {suggestion, note, isQuoted, rule} = finding
  return (
    <Card border padding={3} radius={2}>
      <Stack gap={3}>
        <Flex align="center" gap={2} justify="space-between">
          <Text muted size={1}>
            {place.field}
          </Text>
          <SmallText muted>
            <IntentLink intent="edit" params={{id: rule, type: 'houseStyleRule'}} tabIndex={-1}>
              {t('finding.rule')}
            </IntentLink>
          </SmallText>
        </Flex>
        <Text size={1} style={{overflowWrap: 'anywhere'}}>
          {'… '}
          {place.text.slice(Math.max(0, finding.from - CONTEXT), finding.from)}
          <mark style={MARK}>{finding.found}</mark>
          {place.text.slice(finding.to, finding.to + CONTEXT)}
          {' …'}
        </Text>
        <Text size={1} weight="medium">
          {suggestion === undefined
            ? t('finding.none')
            : t('finding.instead', {suggestion: `“${suggestion}”`})}
        </Text>
        {note && (
          <Text muted size={1}>
            {note}
          </Text>
        )}
        {isQuoted && <SmallBadge tone="caution">{t('finding.quoted')}</SmallBadge>}
        <Flex gap={2}>
          {onAccept && (
            <Button
              aria-label={`${t('finding.accept')}: ${finding.found} → ${suggestion}`}
              data-finding={found.key}
              fontSize={1}
              mode="ghost"
              onClick={onAccept}
              padding={2}
              text={t('finding.accept')}
            />
          )}
          <Button
            aria-label={`${t('finding.skip')}: ${finding.found}`}
            fontSize={1}
            mode="bleed"
            onClick={onSkip}
            padding={2}
            text={t('finding.skip')}
            {...(onAccept ? {} : {'data-finding': found.key})}
          />
        </Flex>
      </Stack>
    </Card>
  )
}

const MARK = {background: 'none', color: 'inherit', fontWeight: 700, textDecoration: 'underline'}
