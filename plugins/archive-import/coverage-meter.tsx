import {Card, Flex, Text} from '@sanity/ui'
import {useEffect, useMemo, useState} from 'react'
import {useTranslation} from 'sanity'
import {type ImportRecord} from '../../newsroom/import-record.ts'
import {coverageOf, violationOf} from './coverage.ts'
import {importNamespace} from './i18n/index.ts'

/** Where every visible character of the source went. */
export function CoverageMeter({record}: {record: ImportRecord}) {
  const {t} = useTranslation(importNamespace)
  const {visible, placed, discarded} = useMemo(() => coverageOf(record), [record])
  const proof = useProof(record)
  const violation = proof?.violation
  const share = (count: number) => `${visible === 0 ? 0 : (count / visible) * 100}%`
  return (
    <Card
      borderBottom
      paddingX={4}
      paddingY={3}
      tone={violation === undefined ? 'default' : 'critical'}
    >
      <Flex align="center" gap={3}>
        <meter
          aria-label={t('coverage.label')}
          className="ai-ear"
          max={visible}
          min={0}
          value={placed + discarded}
        />
        <div aria-hidden style={METER}>
          <span style={{width: share(placed), background: '#1d9a5a'}} />
          <span style={{width: share(discarded), background: '#8d94a3'}} />
        </div>
        <Text muted={violation === undefined} size={1}>
          {proof === undefined
            ? t('coverage.proving')
            : violation === undefined
              ? t('coverage.whole', {visible, placed, discarded})
              : t('coverage.broken', {violation})}
        </Text>
      </Flex>
    </Card>
  )
}

/** Every digest of a long source is computed for the proof; the page is shown before that. */
function useProof(record: ImportRecord): {violation: string | undefined} | undefined {
  const [proof, setProof] = useState<{of: ImportRecord; violation: string | undefined}>()
  useEffect(() => {
    const timer = setTimeout(() => setProof({of: record, violation: violationOf(record)}))
    return () => clearTimeout(timer)
  }, [record])
  return proof?.of === record ? proof : undefined
}

const METER = {
  display: 'flex',
  width: 180,
  height: 8,
  overflow: 'hidden',
  borderRadius: 4,
  background: 'color-mix(in srgb, #d0454c 60%, transparent)',
} as const
