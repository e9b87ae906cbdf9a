import {evaluate, evaluateSync, type ExprNode, parse} from 'groq-js'
import {describe, expect, test} from 'vitest'
import {mapChildren} from './ast.ts'
import {callOut} from './call-out.ts'

const documents = [
  {_id: 'a', n: 1, at: '2026-01-01T00:00:00Z'},
  {_id: 'b', n: 2, at: '2026-01-02T00:00:00Z'},
]

/** `ours(x, y)` cannot be parsed, so the tests put our function where `string::split` stands. */
function withOurs(query: string, compute: (args: unknown[]) => unknown): ExprNode {
  const replace = (node: ExprNode): ExprNode => {
    const inner = mapChildren(node, replace)
    const isPlace = inner.type === 'FuncCall' && inner.name === 'split'
    return isPlace ? callOut(inner.args, compute) : inner
  }
  return replace(parse(query))
}

describe('calling out of groq-js', () => {
  const query = `*[_id == 'b' || string::split(_id, n) == 1]{_id, "seen": string::split(^.n, n)}`
  const compute = ([left, right]: unknown[]) => (left === 'a' ? right : [left, right])

  test('works in synchronous evaluation', () => {
    const result = evaluateSync(withOurs(query, compute), {dataset: documents})
    expect(result.data).toEqual([
      {_id: 'a', seen: [null, 1]},
      {_id: 'b', seen: [null, 2]},
    ])
  })

  test('works in asynchronous evaluation', async () => {
    const result = await evaluate(withOurs(query, compute), {dataset: documents})
    expect(await result.get()).toEqual([
      {_id: 'a', seen: [null, 1]},
      {_id: 'b', seen: [null, 2]},
    ])
  })

  test('gives the values of other sources and of the surrounding document', () => {
    const nested = `*[_id == 'a'][0]{"others": *[_id != ^._id]{"pair": string::split(^._id, _id)}}`
    const result = evaluateSync(
      withOurs(nested, (args) => args),
      {dataset: documents},
    )
    expect(result.data).toEqual({others: [{pair: ['a', 'b']}]})
  })

  test('an answer of undefined is null', () => {
    const result = evaluateSync(
      withOurs(`string::split('a', 'b')`, () => undefined),
      {},
    )
    expect(result.data).toBeNull()
  })
})
