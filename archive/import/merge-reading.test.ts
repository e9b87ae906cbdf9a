import {describe, expect, test} from 'vitest'
import {type ImportRecord} from '../../newsroom/import-record.ts'
import {type Caption, type StoryDocument} from '../../newsroom/model.ts'
import {toDocuments, type StoryDocuments} from '../documents/to-documents.ts'
import {readArchiveText} from '../read-archive-text.ts'
import {mergeReading} from './merge-reading.ts'
import {planUndo} from './plan-undo.ts'

const FIRST = '1/3 A crane AP\n\n2/3 A beam PA\n\n3/3 A ribbon Getty\n\nThe bridge is open.'

function read(text: string, runId: string, previous?: ImportRecord): StoryDocuments {
  const result = readArchiveText({name: 'bridge.txt', text})
  if (!result.ok) throw new Error(result.problem.message)
  return toDocuments(result.story, {runId, ...(previous ? {previous} : {})})
}

function storyOf({article, galleries, captions}: StoryDocuments): StoryDocument[] {
  return [article, ...galleries, ...captions]
}

/** Documents after somebody has changed one caption. */
function edited(documents: StoryDocument[], index: number, change: Partial<Caption>) {
  let caption = -1
  return documents.map((document) => {
    if (document._type !== 'caption') return document
    caption++
    return caption === index ? {...document, ...change} : document
  })
}

const first = read(FIRST, 'run-1')
const again = (text: string) => read(text, 'run-2', first.importRecord)

describe('a source that is read again', () => {
  test('changes nothing when it says the same, whatever the order of keys', () => {
    const shuffled = storyOf(first).map((document) => reorder(document))
    expect(mergeReading(first.importRecord, again(FIRST), shuffled)).toMatchObject({
      create: [],
      patches: [],
      remove: [],
      importRecord: {suggestions: first.importRecord.suggestions, review: [], created: []},
    })
  })

  test('updates what nobody has touched', () => {
    const merge = mergeReading(
      first.importRecord,
      again(FIRST.replace('A beam', 'A big beam')),
      storyOf(first),
    )
    expect(merge.patches).toEqual([
      {id: first.captions[1]?._id, set: {text: 'A big beam'}, unset: []},
    ])
    expect(merge.create).toEqual([])
    expect(merge.remove).toEqual([])
  })

  test("keeps an editor's words and suggests the source's", () => {
    const current = edited(storyOf(first), 1, {text: 'A steel beam'})
    const {patches, importRecord} = mergeReading(
      first.importRecord,
      again(FIRST.replace('A beam', 'A big beam')),
      current,
    )
    expect(patches).toEqual([])
    expect(importRecord.suggestions?.filter(({rule}) => rule === 'merge')).toMatchObject([
      {target: first.captions[1]?._id.slice(7), path: 'text', value: '"A big beam"'},
    ])
    const third = mergeReading(
      importRecord,
      read(FIRST.replace('A beam', 'A big beam'), 'run-3', importRecord),
      current,
    )
    expect(third.importRecord.suggestions?.filter(({rule}) => rule === 'merge')).toHaveLength(1)
  })

  test('keeps what an editor added, says nothing while the source is silent', () => {
    const current = edited(storyOf(first), 0, {alt: 'A yellow crane', text: 'A yellow crane'})
    const merge = mergeReading(first.importRecord, again(FIRST), current)
    expect(merge.patches).toEqual([])
    expect(merge.importRecord.suggestions?.filter(({rule}) => rule === 'merge')).toEqual([])
  })

  test('leaves what is signed off, and suggests', () => {
    const current = edited(storyOf(first), 1, {workflow: {_type: 'workflow', stage: 'cleared'}})
    const merge = mergeReading(
      first.importRecord,
      again(FIRST.replace('A beam', 'A big beam')),
      current,
    )
    expect(merge.patches).toEqual([])
    expect(merge.importRecord.suggestions?.filter(({rule}) => rule === 'merge')).toHaveLength(1)
  })

  test('makes a draft of what is published before it changes it', () => {
    const live = storyOf(first).map((document) => ({
      ...document,
      _id: document._id.slice(7),
      _rev: 'r1',
    }))
    const [patch] = mergeReading(
      first.importRecord,
      again(FIRST.replace('A beam', 'A big beam')),
      live,
    ).patches
    expect(patch).toMatchObject({
      id: first.captions[1]?._id,
      base: {_id: first.captions[1]?._id.slice(7)},
      revision: 'r1',
      set: {text: 'A big beam'},
    })
  })

  test('does not bring back what people have deleted, and says so', () => {
    const current = storyOf(first).filter(({_id}) => _id !== first.captions[1]?._id)
    const merge = mergeReading(first.importRecord, again(FIRST), current)
    expect(merge.create).toEqual([])
    expect(merge.importRecord.review).toMatchObject([{code: 'deletedByPeople'}])
  })

  test('removes a caption that left the source only when nobody has touched it', () => {
    const shorter = again('1/2 A crane AP\n\n2/2 A beam PA\n\nThe bridge is open.')
    expect(mergeReading(first.importRecord, shorter, storyOf(first)).remove).toEqual([
      first.captions[2]?._id,
    ])
    const merge = mergeReading(
      first.importRecord,
      shorter,
      edited(storyOf(first), 2, {alt: 'Scissors', text: 'Scissors'}),
    )
    expect(merge.remove).toEqual([])
    expect(merge.importRecord.review).toMatchObject([{code: 'noLongerInSource'}])
  })
})

describe('undoing a run', () => {
  test('deletes all that it made, and its record', () => {
    expect(planUndo(first.importRecord, storyOf(first))).toMatchObject({
      delete: storyOf(first).map(({_id}) => _id),
      patches: [],
      leftAlone: [],
      record: 'deleted',
    })
  })

  test('leaves an edited caption alone and names it; the rest goes, the record stays', () => {
    const current = edited(storyOf(first), 1, {text: 'A steel beam'})
    const undo = planUndo(first.importRecord, current)
    expect(undo.leftAlone).toEqual([
      {id: first.captions[1]?._id.slice(7), reason: 'text was changed by people'},
    ])
    expect(undo.delete).not.toContain(first.captions[1]?._id)
    expect(undo.record).toBe('kept')
    expect(undo.delete).toHaveLength(4)
  })

  test('an edited story keeps the pictures that it shows', () => {
    const current = storyOf(first).map((document) =>
      document._type === 'article' ? {...document, slugline: 'the-bridge'} : document,
    )
    const undo = planUndo(first.importRecord, current)
    expect(undo.delete).toEqual([])
    expect(undo.leftAlone).toHaveLength(5)
  })

  test('gives back what stood there before the run', () => {
    const merge = mergeReading(
      first.importRecord,
      again(FIRST.replace('A beam', 'A big beam')),
      storyOf(first),
    )
    const after = edited(storyOf(first), 1, {text: 'A big beam'})
    expect(planUndo(merge.importRecord, after)).toMatchObject({
      delete: [],
      patches: [{id: first.captions[1]?._id, set: {text: 'A beam'}, unset: []}],
      leftAlone: [],
    })
    expect(planUndo(merge.importRecord, edited(after, 1, {text: 'A bent beam'}))).toMatchObject({
      delete: [],
      patches: [],
      leftAlone: [{id: first.captions[1]?._id.slice(7), reason: 'text was changed after the run'}],
    })
  })
})

function reorder<T extends object>(document: T): T {
  return Object.assign(
    {},
    ...Object.entries(document)
      .toReversed()
      .map(([key, value]) => ({[key]: value})),
  )
}
