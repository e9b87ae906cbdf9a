import {expect, test} from 'vitest'
import {planImport, readArchiveText} from '../../archive/index.ts'
import {type Caption} from '../../newsroom/model.ts'
import {lineageOf, rowAt} from './lineage-rows.ts'
import {openSuggestions} from './suggestions.ts'

const BRIDGE =
  ' date 2017-02-04 The bridge is open.\n\nIt is long.\n\n1/3 A crane in Mosul, June 2016 Jane Roe/PA\n\n2/3 A beam (AP)\n\n3/3 A ribbon Getty'

function plan(text = BRIDGE, stored: Parameters<typeof planImport>[2] = {documents: []}) {
  const result = readArchiveText({name: 'bridge.txt', text})
  const planned = result.ok && planImport(result.story, {runId: 'run-1'}, stored)
  if (!planned || !planned.ok) throw new Error('not planned')
  return planned.plan
}

const {reading, importRecord} = plan()
const [crane] = reading.captions
if (crane === undefined) throw new Error('no caption')

test('every value stands with its words, its line and the rule that decided', () => {
  const rows = lineageOf(importRecord, crane)
  expect(rows).toMatchObject([
    {path: 'printedMarker', now: '1/3', kind: 'printed', state: 'asRead'},
    {
      path: 'text',
      now: 'A crane in Mosul, June 2016',
      rule: 'leading-counters',
      certainty: 'found',
      stretches: [
        {before: '1/3 ', words: 'A crane in Mosul, June 2016', after: ' Jane Roe/PA', line: 5},
      ],
    },
    {path: 'credit.asPrinted', field: 'credit', now: 'Jane Roe/PA'},
    {path: 'dateCreated', kind: 'derived', now: '2016-06'},
    {path: 'places', kind: 'derived', now: 'Mosul'},
  ])
  const body = lineageOf(importRecord, reading.article)
  expect(body.map(({path, now}) => [path, now])).toEqual([
    ['originallyPublished.asPrinted', '2017-02-04'],
    ['body[_key=="b1"]', 'The bridge is open.'],
    ['body[_key=="b2"]', 'It is long.'],
  ])
})

test('what people have changed or taken out is told beside what was printed', () => {
  const edited: Caption = {
    ...crane,
    credit: {_type: 'credit', line: 'Jane Roe / PA Media', asPrinted: 'Jane Roe/PA'},
  }
  delete edited.places
  const rows = lineageOf(importRecord, edited)
  expect(rows.find(({field}) => field === 'credit')).toMatchObject({
    state: 'changed',
    wrote: 'Jane Roe/PA',
    now: 'Jane Roe / PA Media',
  })
  expect(rows.find(({field}) => field === 'places')).toMatchObject({state: 'removed', now: ''})
  expect(rows.find(({field}) => field === 'text')).toMatchObject({state: 'asRead'})
})

test.each([
  ['text', 'text'],
  ['credit.line', 'credit.asPrinted'],
  ['credit', 'credit.asPrinted'],
  ['dateCreated.edtf', 'dateCreated'],
  ['alt', undefined],
  ['', undefined],
])('the focus on %j tells of %j', (path, row) => {
  expect(rowAt(lineageOf(importRecord, crane), path)?.path).toBe(row)
})

test('the focus inside a paragraph tells of that paragraph', () => {
  const rows = lineageOf(importRecord, reading.article)
  expect(rowAt(rows, 'body[_key=="b2"].children[_key=="b2s"]')?.now).toBe('It is long.')
})

test('a suggestion is open until its value stands there or somebody has dismissed it', () => {
  const edited: Caption = {...crane, text: 'A yellow crane'}
  const documents = [reading.article, ...reading.galleries, edited, ...reading.captions.slice(1)]
  const again = plan(BRIDGE.replace('A crane', 'A red crane'), {importRecord, documents})
  const open = openSuggestions(again.importRecord, edited)
  expect(open).toMatchObject([
    {path: 'credit.source', shown: 'PA', rule: 'credit-source'},
    {path: 'text', shown: 'A red crane in Mosul, June 2016', rule: 'merge'},
  ])
  const [source, text] = open
  const accepted: Caption = {...edited, text: 'A red crane in Mosul, June 2016'}
  expect(openSuggestions(again.importRecord, accepted)).toEqual([source])
  const provenance = {...edited.provenance, _type: 'provenance' as const}
  const dismissed = {...edited, provenance: {...provenance, dismissed: [text?.key ?? '']}}
  expect(openSuggestions(again.importRecord, dismissed)).toEqual([source])
  expect(openSuggestions(again.importRecord, reading.article)).toEqual([])
})
