import {CloseIcon} from '@sanity/icons/Close'
import {Box, Button, Card, Checkbox, Flex, Select, Text, TextInput} from '@sanity/ui'
import {useDeferredValue, useEffect, useMemo, useRef, useState} from 'react'
import {useTranslation} from 'sanity'
import {type BenchRow} from '../bench.ts'
import {titleKey} from '../columns.ts'
import {type Field, FIELDS} from '../fields.ts'
import {captionsNamespace} from '../i18n/index.ts'
import {type BenchWork} from '../use-bench.ts'
import {findReplacements, type Replacement, type Search} from './find-replacements.ts'
import {ReplacePreview} from './replace-preview.tsx'

/** Dates are read, not spelled: replacing letters in them would only break them. */
const SEARCHED = FIELDS.filter((field) => field !== 'dateCreated')

const NOTHING: Search = {find: '', replace: '', matchCase: false, wholeWord: false, regex: false}
const SWITCHES = ['matchCase', 'wholeWord', 'regex'] as const

interface Props {
  work: BenchWork
  /** Rows that are selected, when they are several: then only these are searched. */
  rows: readonly BenchRow[]
  onGo: (id: string, field: Field) => void
  onClose: () => void
}

/** Find and replace. Every change is shown before it is made, and can be left out. */
export function ReplacePanel({work, rows, onGo, onClose}: Props) {
  const {t} = useTranslation(captionsNamespace)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const [search, setSearch] = useState(NOTHING)
  const [only, setOnly] = useState<Field | 'all'>('all')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  // Typing stays ahead of a preview of two hundred captions.
  const asked = useDeferredValue(search)
  const found = useMemo(
    () => findReplacements(rows, only === 'all' ? SEARCHED : [only], asked),
    [rows, only, asked],
  )
  const changes = found.ok
    ? found.replacements.filter(({id, field}) => work.mayWrite(id, field))
    : []
  const wanted = changes.filter((change) => !left.has(keyOf(change)))
  const set = (more: Partial<Search>) => setSearch({...search, ...more})
  const apply = () => {
    work.write(wanted.map(({id, field, after}) => ({id, field, text: after})))
    onClose()
  }
  return (
    <Card
      aria-label={t('replace.title')}
      as="section"
      borderTop
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
      padding={2}
      style={{flex: 'none', height: 264, display: 'flex', flexDirection: 'column'}}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          apply()
        }}
      >
        <Flex align="center" gap={2} wrap="wrap">
          <Box style={{flex: '1 1 160px'}}>
            <TextInput
              aria-label={t('replace.find')}
              fontSize={1}
              onChange={(event) => set({find: event.currentTarget.value})}
              padding={2}
              placeholder={t('replace.find')}
              ref={field}
              value={search.find}
            />
          </Box>
          <Box style={{flex: '1 1 160px'}}>
            <TextInput
              aria-label={t('replace.with')}
              fontSize={1}
              onChange={(event) => set({replace: event.currentTarget.value})}
              padding={2}
              placeholder={t('replace.with')}
              value={search.replace}
            />
          </Box>
          <Box style={{flex: 'none', width: 150}}>
            <Select
              aria-label={t('replace.where')}
              fontSize={1}
              onChange={(event) => {
                const chosen = SEARCHED.find((one) => one === event.currentTarget.value)
                setOnly(chosen ?? 'all')
              }}
              padding={2}
              value={only}
            >
              <option value="all">{t('replace.everywhere')}</option>
              {SEARCHED.map((field) => (
                <option key={field} value={field}>
                  {t(titleKey(field))}
                </option>
              ))}
            </Select>
          </Box>
          {SWITCHES.map((name) => (
            <Flex align="center" as="label" gap={2} key={name}>
              <Checkbox
                checked={search[name]}
                onChange={(event) => set({[name]: event.currentTarget.checked})}
              />
              <Text size={1}>{t(`replace.${name}`)}</Text>
            </Flex>
          ))}
          <Button
            disabled={wanted.length === 0}
            fontSize={1}
            padding={2}
            text={t('replace.apply', {count: wanted.length})}
            tone="primary"
            type="submit"
          />
          <Button
            aria-label={t('replace.close')}
            fontSize={1}
            icon={CloseIcon}
            mode="bleed"
            onClick={onClose}
            padding={2}
            type="button"
          />
        </Flex>
      </form>
      <Box flex={1} marginTop={2} style={{overflowY: 'auto', minHeight: 0}}>
        {!found.ok && (
          <Card padding={2} role="alert" tone="critical">
            <Text size={1}>{t('replace.unreadable', {message: found.message})}</Text>
          </Card>
        )}
        {found.ok && changes.length === 0 && (
          <Box padding={2}>
            <Text muted size={1}>
              {t(asked.find === '' ? 'replace.about' : 'replace.none')}
            </Text>
          </Box>
        )}
        <ul aria-label={t('replace.preview')} style={{listStyle: 'none', margin: 0, padding: 0}}>
          {changes.map((change) => (
            <ReplacePreview
              change={change}
              key={keyOf(change)}
              isWanted={!left.has(keyOf(change))}
              onGo={() => onGo(change.id, change.field)}
              onWant={(isWanted) => {
                const next = new Set(left)
                if (isWanted) next.delete(keyOf(change))
                else next.add(keyOf(change))
                setLeft(next)
              }}
              row={rows.find(({id}) => id === change.id)}
            />
          ))}
        </ul>
      </Box>
    </Card>
  )
}

function keyOf({id, field}: Replacement): string {
  return `${id} ${field}`
}
