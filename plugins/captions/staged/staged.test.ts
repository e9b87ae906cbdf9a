import {describe, expect, test} from 'vitest'
import {type Caption, type Gallery} from '../../../newsroom/model.ts'
import {afterSave} from './after-save.ts'
import {type Value} from '../fields.ts'
import {conflictsOf, NOTHING_STAGED, resolve, stage, type Staged, withEdits} from './edits.ts'
import {differenceOf} from './difference.ts'
import {doneAfter, redone, startOf, undone} from './history.ts'
import {mergeOrder, moveItems, moveTo} from './order.ts'
import {type Fresh, planSave} from './plan-save.ts'
import {takeBack, withKept} from './take-back.ts'

const caption: Caption = {
  _id: 'drafts.c1',
  _rev: 'r1',
  _type: 'caption',
  text: 'A mortar round fin',
  credit: {_type: 'credit', line: 'CAR', asPrinted: 'CAR'},
  missingImage: {reason: 'awaitingUpload'},
}
const gallery: Gallery = {
  _id: 'drafts.g',
  _rev: 'r2',
  _type: 'gallery',
  captions: [
    {_type: 'reference', _key: 'k1', _ref: 'c1'},
    {_type: 'reference', _key: 'k2', _ref: 'c2'},
  ],
}
const credit = (line: string) => ({_type: 'credit' as const, line, asPrinted: 'CAR'})
const fresh = (draft: Caption, ofGallery = gallery) => ({
  gallery: {id: 'g', draft: ofGallery},
  captions: [
    {id: 'c1', draft},
    {id: 'c2', draft: {...caption, _id: 'drafts.c2'}},
  ],
})
const documentOf = (_id?: string) => caption
const makeKey = () => 'key'
const mine = stage(
  NOTHING_STAGED,
  [{id: 'c1', field: 'credit', value: credit('Conflict Armament Research')}],
  documentOf,
)

describe('what is written while a save runs', () => {
  const write = (staged: Staged, field: 'credit' | 'text', value: Value) =>
    stage(staged, [{id: 'c1', field, value}], documentOf)
  const ready = withEdits(caption, mine.edits['c1'])

  test('nothing is left of what was saved', () => {
    expect(afterSave(mine, mine)).toEqual(NOTHING_STAGED)
  })

  test('nothing is left of captions that came or went, though some had to stay', () => {
    const order = {base: ['c1', 'c2'], mine: ['c1', 'c3']}
    const staged = {...mine, added: [{...caption, _id: 'c3'}], removed: ['c2'], order}
    expect(afterSave(staged, staged)).toEqual(NOTHING_STAGED)
    // What the bench shows as saved has the one that stayed; what is left is told by what was asked for.
    expect(afterSave(staged, withKept(staged, ['c2']))).not.toEqual(NOTHING_STAGED)
  })

  test('another cell stays to be saved', () => {
    const meanwhile = write(mine, 'text', 'A tail fin')
    expect(afterSave(meanwhile, mine)).toEqual(write(NOTHING_STAGED, 'text', 'A tail fin'))
  })

  test.each([
    ['the same cell', 'AP'],
    ['the same cell, as it was before', 'CAR'],
  ])('%s is compared with what was saved: no conflict with oneself', (_, line) => {
    const left = afterSave(write(mine, 'credit', credit(line)), mine)
    expect(conflictsOf(left, () => ready)).toEqual([])
    expect(withEdits(ready, left.edits['c1']).credit?.line).toBe(line)
    expect(conflictsOf(left, () => ({...ready, credit: credit('Somebody else')}))).toHaveLength(1)
  })

  test('an order that is turned again begins with the one that was saved', () => {
    const saved = {...NOTHING_STAGED, order: {base: ['a', 'b', 'c'], mine: ['b', 'a', 'c']}}
    const meanwhile = {...saved, order: {base: ['a', 'b', 'c'], mine: ['b', 'c', 'a']}}
    expect(afterSave(saved, saved)).toEqual(NOTHING_STAGED)
    const order = {base: ['b', 'a', 'c'], mine: ['b', 'c', 'a']}
    expect(afterSave(meanwhile, saved)).toEqual({...NOTHING_STAGED, order})
  })
})

describe('what waits to be saved', () => {
  test('is what differs from the document, and writing that back takes it off', () => {
    expect(withEdits(caption, mine.edits['c1']).credit?.line).toBe('Conflict Armament Research')
    const back = stage(mine, [{id: 'c1', field: 'credit', value: credit('CAR')}], documentOf)
    expect(back).toEqual(NOTHING_STAGED)
  })

  test('survives as JSON', () => {
    const cleared = stage(mine, [{id: 'c1', field: 'text', value: null}], documentOf)
    expect(JSON.parse(JSON.stringify(cleared))).toEqual(cleared)
  })

  test('a picture takes the place of the reason why there was none', () => {
    const image = {_type: 'image' as const, asset: {_type: 'reference' as const, _ref: 'image-1'}}
    const pictured = stage(NOTHING_STAGED, [{id: 'c1', field: 'image', value: image}], documentOf)
    expect(withEdits(caption, pictured.edits['c1']).missingImage).toBeUndefined()
    expect(planSave(pictured, fresh(caption), makeKey)).toMatchObject({
      actions: [{patch: {set: {image}, unset: ['missingImage']}}],
    })
  })
})

describe('two people at one list', () => {
  test('different fields go together: only what was changed is sent', () => {
    const plan = planSave(mine, fresh({...caption, _rev: 'r9', text: 'Another text'}), makeKey)
    expect(plan).toEqual({
      ok: true,
      kept: [],
      documents: 1,
      actions: [
        {
          actionType: 'sanity.action.document.edit',
          draftId: 'drafts.c1',
          publishedId: 'c1',
          patch: {ifRevisionID: 'r9', set: {credit: credit('Conflict Armament Research')}},
        },
      ],
    })
  })

  test('the same field is not sent until somebody has chosen', () => {
    const theirs: Caption = {...caption, credit: credit('CAR/PA')}
    expect(planSave(mine, fresh(theirs), makeKey)).toMatchObject({
      ok: false,
      conflicts: [{id: 'c1', field: 'credit', theirs: {line: 'CAR/PA'}}],
    })
    const kept = resolve(mine, {id: 'c1', field: 'credit'}, 'mine', theirs)
    expect(conflictsOf(kept, () => theirs)).toEqual([])
    expect(planSave(kept, fresh(theirs), makeKey)).toMatchObject({ok: true, documents: 1})
    expect(resolve(mine, {id: 'c1', field: 'credit'}, 'theirs', theirs)).toEqual(NOTHING_STAGED)
  })

  test('what both have written alike is nothing to save', () => {
    const theirs: Caption = {...caption, credit: credit('Conflict Armament Research')}
    expect(planSave(mine, fresh(theirs), makeKey)).toEqual({
      ok: true,
      actions: [],
      documents: 0,
      kept: [],
    })
  })

  test('a caption that is gone is named, and nothing is sent', () => {
    const plan = planSave(mine, {captions: []}, makeKey)
    expect(plan).toMatchObject({ok: false, gone: ['c1']})
  })
})

describe('the order', () => {
  test.each([
    ['abc', 'cab', 'abc', 'cab'],
    ['abc', 'cab', 'abcd', 'cdab'],
    ['abc', 'abcx', 'cab', 'cxab'],
    ['abc', 'cab', 'ab', 'ab'],
    ['abc', 'bca', 'bca', 'bca'],
    ['abc', 'axbc', 'abyc', 'axbyc'],
    ['abc', 'cab', 'bac', undefined],
  ])('of %s made %s here and %s there becomes %s', (base, mine, theirs, merged) => {
    expect(mergeOrder(base.split(''), mine.split(''), theirs.split(''))?.join('')).toBe(merged)
  })

  test('several captions move together, and stop at the end', () => {
    expect(moveItems('abcd'.split(''), ['b', 'c'], -1).join('')).toBe('bcad')
    expect(moveItems('abcd'.split(''), ['b', 'c'], 1).join('')).toBe('adbc')
    expect(moveItems('abcd'.split(''), ['a'], -1).join('')).toBe('abcd')
    expect(moveTo('abcd'.split(''), 'a', 'c').join('')).toBe('bcad')
    expect(moveTo('abcd'.split(''), 'd', 'b').join('')).toBe('adbc')
  })

  test('goes with the texts in the same request, on the revision that was compared', () => {
    const staged = {...mine, order: {base: ['c1', 'c2'], mine: ['c2', 'c1']}}
    const plan = planSave(staged, fresh(caption), makeKey)
    expect(plan).toMatchObject({
      ok: true,
      documents: 2,
      actions: [
        {draftId: 'drafts.c1'},
        {
          draftId: 'drafts.g',
          patch: {ifRevisionID: 'r2', set: {captions: [{_key: 'k2'}, {_key: 'k1'}]}},
        },
      ],
    })
  })

  test('a new caption is made and joins the gallery in that request', () => {
    const added: Caption = {_id: 'c3', _type: 'caption', missingImage: {reason: 'awaitingUpload'}}
    const staged = stage(
      {...NOTHING_STAGED, added: [added]},
      [{id: 'c3', field: 'text', value: 'New'}],
      () => added,
    )
    expect(planSave(staged, fresh(caption), makeKey)).toMatchObject({
      ok: true,
      actions: [
        {
          actionType: 'sanity.action.document.create',
          attributes: {_id: 'drafts.c3', text: 'New', missingImage: {reason: 'awaitingUpload'}},
        },
        {patch: {set: {captions: [{_ref: 'c1'}, {_ref: 'c2'}, {_ref: 'c3', _weak: true}]}}},
      ],
    })
  })
})

test('what a gallery says for all is written below its defaults', () => {
  const staged = stage(
    NOTHING_STAGED,
    [{id: 'g', field: 'credit', value: credit('PA')}],
    () => gallery,
  )
  expect(planSave(staged, fresh(caption), makeKey)).toMatchObject({
    actions: [
      {
        draftId: 'drafts.g',
        patch: {
          setIfMissing: {defaults: {_type: 'galleryDefaults'}},
          set: {'defaults.credit': credit('PA')},
        },
      },
    ],
  })
})

test('steps are taken back and done again, and a new one forgets those that were taken back', () => {
  const three = doneAfter(doneAfter(startOf(1), 2), 3)
  expect(undone(three).present).toBe(2)
  expect(redone(undone(three)).present).toBe(3)
  expect(redone(doneAfter(undone(three), 4)).present).toBe(4)
  expect(undone(undone(undone(three))).present).toBe(1)
})

describe('a save is taken back', () => {
  const [before, after] = [credit('CAR'), credit('Conflict Armament Research')]
  const saved = {...caption, credit: after}
  const AT = '2026-11-24T12:00:00Z'
  const added: Caption = {
    _id: 'c3',
    _type: 'caption',
    workflow: {_type: 'workflow', stage: 'intake'},
  }
  const ref = (id: string) => ({_type: 'reference' as const, _ref: id})
  const with3 = (third: Caption): Fresh => {
    const {gallery: versions, captions} = fresh(caption)
    const list = [...(gallery.captions ?? []), {...ref('c3'), _key: 'k3'}]
    return {
      gallery: {...versions, id: 'g', draft: {...gallery, captions: list}},
      captions: [...captions, {id: 'c3', draft: third}],
    }
  }

  test('as a change of its own, on condition that it still stands as it was saved', () => {
    const back = takeBack(mine, {documentOf, ids: undefined})
    expect(back?.edits).toEqual({c1: {credit: {base: after, mine: before}}})
    if (back === undefined) return
    expect(planSave(back, fresh(saved), makeKey)).toMatchObject({
      ok: true,
      actions: [{publishedId: 'c1', patch: {set: {credit: before}}}],
    })
    const changed = fresh({...saved, credit: credit('Somebody else’s')})
    expect(planSave(back, changed, makeKey)).toMatchObject({ok: false, conflicts: [{id: 'c1'}]})
  })

  test('what the save did not change is not taken back', () => {
    // Somebody else had written the same: it was theirs already.
    expect(takeBack(mine, {documentOf: () => saved, ids: undefined})).toBeUndefined()
  })

  test('a caption that was added goes again, with its place in the order', () => {
    const order = {base: ['c1', 'c2'], mine: ['c2', 'c1']}
    const back = takeBack({edits: {}, added: [added], order}, {documentOf, ids: ['c2', 'c1', 'c3']})
    expect(back).toEqual({
      edits: {},
      added: [],
      removed: ['c3'],
      order: {base: ['c2', 'c1', 'c3'], mine: ['c1', 'c2']},
    })
    if (back === undefined) return
    const begun = {...added, _id: 'drafts.c3', _rev: 'r3', _createdAt: AT, _updatedAt: AT}
    const plan = planSave(back, with3(begun), makeKey)
    expect(plan).toMatchObject({
      ok: true,
      kept: [],
      documents: 2,
      actions: [
        {publishedId: 'g', patch: {set: {captions: [{_ref: 'c1'}, {_ref: 'c2'}]}}},
        {publishedId: 'c3', patch: {ifRevisionID: 'r3'}},
        {actionType: 'sanity.action.document.discard', draftId: 'drafts.c3'},
      ],
    })
  })

  test.each<[string, Partial<Caption>]>([
    ['somebody has worked on it', {_updatedAt: '2026-11-24T13:00:00Z'}],
    [
      'an import brought it',
      {provenance: {_type: 'provenance', importRecord: ref('importRecord.r')}},
    ],
    ['it has been checked', {workflow: {_type: 'workflow', stage: 'checked'}}],
  ])('but it stays once %s', (_why, change) => {
    const back = takeBack({edits: {}, added: [added]}, {documentOf, ids: ['c1', 'c2', 'c3']})
    const now = {...added, _id: 'drafts.c3', _rev: 'r3', _createdAt: AT, _updatedAt: AT, ...change}
    if (back === undefined) throw new Error('Nothing takes it back')
    expect(planSave(back, with3(now), makeKey)).toEqual({
      ok: true,
      kept: ['c3'],
      documents: 0,
      actions: [],
    })
  })

  test('and comes again when that is taken back', () => {
    const back = takeBack({edits: {}, added: [added]}, {documentOf, ids: ['c1', 'c2', 'c3']})
    if (back === undefined) throw new Error('Nothing takes it back')
    const made = {...added, _id: 'drafts.c3', text: 'New', _createdAt: AT, _updatedAt: AT}
    const again = takeBack(back, {
      documentOf: (id) => (id === 'c3' ? made : documentOf(id)),
      ids: ['c1', 'c2'],
    })
    if (again === undefined) throw new Error('Nothing brings it again')
    expect(planSave(again, fresh(caption), makeKey)).toMatchObject({
      ok: true,
      actions: [
        {
          actionType: 'sanity.action.document.create',
          publishedId: 'c3',
          attributes: {_id: 'drafts.c3', _type: 'caption', text: 'New'},
        },
        {patch: {set: {captions: [{_ref: 'c1'}, {_ref: 'c2'}, {_ref: 'c3'}]}}},
      ],
    })
  })

  test('where a picture came, the reason why there was none stands again', () => {
    const missing = {...caption, missingImage: {reason: 'lost' as const}}
    const image = {_type: 'image' as const, asset: {_type: 'reference' as const, _ref: 'image-1'}}
    const pictured = stage(
      NOTHING_STAGED,
      [{id: 'c1', field: 'image', value: image}],
      () => missing,
    )
    const back = takeBack(pictured, {documentOf: () => missing, ids: undefined})
    if (back === undefined) throw new Error('Nothing takes it back')
    expect(planSave(back, fresh({...caption, image}), makeKey)).toMatchObject({
      ok: true,
      actions: [
        {publishedId: 'c1', patch: {set: {missingImage: {reason: 'lost'}}, unset: ['image']}},
      ],
    })
  })
})

describe('what an undo has changed', () => {
  const edit = (mine: string) => ({base: null, mine})
  const written: Staged = {edits: {a: {alt: edit('x'), text: edit('y')}}, added: []}

  test('is told cell by cell', () => {
    const after: Staged = {
      edits: {a: {alt: edit('x'), text: edit('z')}, b: {alt: edit('x')}},
      added: [],
    }
    expect(differenceOf(written, after)).toEqual({
      cells: [
        {id: 'a', field: 'text'},
        {id: 'b', field: 'alt'},
      ],
      moved: [],
    })
    expect(differenceOf(written, written).cells).toEqual([])
    expect(differenceOf(written, NOTHING_STAGED).cells).toHaveLength(2)
  })

  test('or by the caption that was moved, and not those that it was moved past', () => {
    const order = {base: ['a', 'b', 'c'], mine: ['c', 'a', 'b']}
    expect(differenceOf({...written, order}, written)).toEqual({cells: [], moved: ['c']})
    expect(differenceOf(written, {...written, order})).toEqual({cells: [], moved: ['c']})
  })
})
