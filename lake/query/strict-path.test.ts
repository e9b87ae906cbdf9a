import {evaluateSync, parse} from 'groq-js'
import {describe, expect, test} from 'vitest'
import {Access} from '../access/grants.ts'
import {withOwnFunctions} from './own-functions.ts'

function isIn(id: string, pattern: string): unknown {
  const tree = withOwnFunctions(parse(`_id in path("${pattern}")`))
  return evaluateSync(tree, {root: {_id: id}}).data
}

/** pattern, ids that it names, ids that it does not */
const CASES: [string, string[], string[]][] = [
  ['*', ['a', 'drafts-1'], ['drafts.a', 'a.b']],
  ['**', ['a', 'drafts.a', 'versions.r1.a'], []],
  ['drafts.**', ['drafts.a', 'drafts.a.b'], ['drafts-1', 'draftsman', 'drafts', 'a', 'xdrafts.a']],
  ['drafts.*', ['drafts.a'], ['drafts.a.b', 'drafts-a']],
  ['readerExample.*', ['readerExample.1'], ['readerExample-1', 'readerExample']],
  ['versions.r1.*', ['versions.r1.a'], ['versions.r11.a', 'versionsXr1Ya', 'versions.r1.a.b']],
  ['versions.*.a', ['versions.r1.a'], ['versions.r1.b', 'versions.r1.x.a', 'versions.r1xa']],
  ['_.releases.*', ['_.releases.r1'], ['_xreleases-r1', '_.releases']],
  ['**.a', ['b.a', 'c.b.a'], ['ba', 'a']],
  ['a', ['a'], ['b', 'a.b']],
  ['a*', [], ['ab', 'a']],
  ['a+', [], ['aa', 'a']],
]

describe('ids in a path', () => {
  test.each(CASES)('%s', (pattern, within, without) => {
    expect(within.filter((id) => isIn(id, pattern) !== true)).toEqual([])
    expect(without.filter((id) => isIn(id, pattern) !== false)).toEqual([])
  })

  test.each([
    ['5 in path("*")', null],
    ['"a" in path(5)', null],
    ['"a.b" in coalesce(missing, path("a.*"))', true],
    ['"axb" in coalesce(missing, path("a.*"))', false],
    ['path("a.*")', 'a.*'],
  ])('%s is %j', (query, expected) => {
    const {data} = evaluateSync(withOwnFunctions(parse(query)), {root: {}})
    expect(JSON.parse(JSON.stringify(data))).toEqual(expected)
  })

  test('grants mean the same', () => {
    const access = new Access([{filter: '_id in path("drafts.**")', permissions: ['update']}], 'x')
    expect(access.may('update', {_id: 'drafts.a', _type: 'article'})).toBe(true)
    expect(access.may('update', {_id: 'drafts-a', _type: 'article'})).toBe(false)
  })
})
