import {Box, Stack, Text} from '@sanity/ui'
import {useId} from 'react'
import {useTranslation} from 'sanity'
import {Choice} from './choice.tsx'
import {workflowNamespace} from './i18n/index.ts'
import {MomentField} from './moment-field.tsx'

/** `undefined`: until somebody lifts it. A text: until then, by the newsroom's clocks. */
export type EmbargoEnd = string | undefined

interface Props {
  value: EmbargoEnd
  onChange: (value: EmbargoEnd) => void
}

/** How long an embargo holds: until a time, or until somebody lifts it. */
export function EmbargoField({value, onChange}: Props) {
  const {t} = useTranslation(workflowNamespace)
  const name = useId()
  return (
    <Stack gap={4}>
      <Stack as="fieldset" gap={3} style={{border: 0, margin: 0, padding: 0}}>
        {/* A browser lays a legend out beside the gaps of its fieldset: the room is its own. */}
        <Box as="legend" padding={0} paddingBottom={3}>
          <Text size={1} weight="medium">
            {t('embargo.legend')}
          </Text>
        </Box>
        <Choice
          checked={value !== undefined}
          label={t('embargo.time')}
          name={name}
          onSelect={() => onChange('')}
        />
        <Choice
          checked={value === undefined}
          label={t('embargo.open')}
          name={name}
          onSelect={() => onChange(undefined)}
        />
      </Stack>
      {value !== undefined && (
        <MomentField ahead label={t('embargo.until')} onChange={onChange} value={value} />
      )}
    </Stack>
  )
}
