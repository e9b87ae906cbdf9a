import {Heading, Stack, Text} from '@sanity/ui'
import {type KeyboardEvent, useMemo, useRef, useState} from 'react'
import {useClient, useDocumentOperation, useTranslation} from 'sanity'
import {publishedId} from '../../newsroom/ids.ts'
import {type ImportRecord} from '../../newsroom/import-record.ts'
import {type StoryDocument} from '../../newsroom/model.ts'
import {lineageNamespace} from './i18n/index.ts'
import {dismissedIn, openSuggestions, type OpenSuggestion} from './suggestions.ts'
import {useMayEdit} from '../shared/use-may-edit.ts'

interface Props {
  record: ImportRecord
  document: StoryDocument
}

/** What the source would say and people's words keep out, to be taken or dismissed by one key. */
export function SuggestionList({record, document}: Props) {
  const {t} = useTranslation(lineageNamespace)
  const suggestions = useMemo(() => openSuggestions(record, document), [record, document])
  const mayEdit = useMayEdit(document)
  const client = useClient({apiVersion: '2026-09-01'})
  const {patch} = useDocumentOperation(publishedId(document._id), document._type)
  const list = useRef<HTMLUListElement>(null)
  const [problem, setProblem] = useState<{key: string; message: string}>()
  if (suggestions.length === 0) return null

  /** The next suggestion gets the focus, so that a row of them is worked off by single keys. */
  const moveOn = (index: number) => {
    const items = list.current?.querySelectorAll<HTMLElement>('.nl-head')
    const next = items?.[index + 1] ?? items?.[index - 1]
    next?.focus()
  }
  const write = (index: number, ...operations: Record<string, unknown>[]) => {
    moveOn(index)
    patch.execute(operations)
  }
  const accept = (index: number, one: OpenSuggestion) => {
    take(index, one).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error)
      setProblem({key: one.key, message: t('suggestion.failed', {message})})
    })
  }
  const take = async (index: number, {key, path, value, paragraph}: OpenSuggestion) => {
    if (path === 'credit.source') {
      const name = nameIn(value)
      const found = await client.fetch<string | null>(
        '*[_type == "creditSource" && !(_id in path("drafts.**")) && (shortCredit == $name || name == $name || $name in aliases)][0]._id',
        {name},
      )
      if (found === null) {
        setProblem({key, message: t('suggestion.noSource', {name})})
        return
      }
      write(index, {set: {[path]: {_type: 'reference', _ref: found}}})
    } else if (value === null) write(index, {unset: [path]})
    else {
      const twice = paragraph ? [{unset: [`body[_key==${JSON.stringify(paragraph)}]`]}] : []
      write(index, {set: {[path]: withKeys(value)}}, ...twice)
    }
  }
  const dismiss = (index: number, {key}: OpenSuggestion) => {
    const dismissed = [...dismissedIn(document), key]
    write(index, {set: {'provenance.dismissed': dismissed}})
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number, one: OpenSuggestion) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const by = {ArrowDown: 1, ArrowUp: -1}[event.key]
    if (by !== undefined) {
      list.current?.querySelectorAll<HTMLElement>('.nl-head')[index + by]?.focus()
    } else if (mayEdit && event.key === 'a') accept(index, one)
    else if (mayEdit && event.key === 'd') dismiss(index, one)
    else return
    event.preventDefault()
  }
  return (
    <Stack gap={3}>
      <Heading as="h2" size={0}>
        {t('suggestions.title', {count: suggestions.length})}
      </Heading>
      <Text muted size={1}>
        {t(mayEdit ? 'suggestions.help' : 'suggestion.readOnly')}
      </Text>
      <ul ref={list} style={{listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 8}}>
        {suggestions.map((one, index) => {
          const field = t(`field.${one.path}`, {defaultValue: one.path})
          const keys = (event: KeyboardEvent<HTMLElement>) => onKeyDown(event, index, one)
          return (
            <li className="nl-suggestion" key={one.key}>
              <button className="nl-head" onKeyDown={keys} type="button">
                {one.shown === ''
                  ? t('suggestion.empty', {field})
                  : t('suggestion.value', {field, value: one.shown})}
              </button>
              <div className="nl-muted" style={{marginBlock: 6}}>
                {problem?.key === one.key ? problem.message : one.reason}
              </div>
              <div style={{display: 'flex', gap: 6}}>
                <button
                  aria-keyshortcuts="a"
                  className="nl-do"
                  disabled={!mayEdit}
                  onClick={() => accept(index, one)}
                  onKeyDown={keys}
                  type="button"
                >
                  <kbd>a</kbd>
                  {t('suggestion.accept')}
                </button>
                <button
                  aria-keyshortcuts="d"
                  className="nl-do"
                  disabled={!mayEdit}
                  onClick={() => dismiss(index, one)}
                  onKeyDown={keys}
                  type="button"
                >
                  <kbd>d</kbd>
                  {t('suggestion.dismiss')}
                </button>
              </div>
            </li>
          )
        })}
      </ul>
    </Stack>
  )
}

function nameIn(value: unknown): string {
  return typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : ''
}

/** Members of a list need keys, by which Content Lake and the form tell them apart. */
function withKeys(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  return value.map((one: unknown, index) =>
    typeof one === 'object' && one !== null ? {_key: `s${index}`, ...one} : one,
  )
}
