import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {openTestLake, type TestLake} from '../testing/test-lake.ts'

/** `WRITERS=200 WINS=5 vitest run lake/reliability/revision-chain` before a release. */
const WRITERS = Number(process.env.WRITERS ?? 20)
const WINS = Number(process.env.WINS ?? 5)

/** One attempt to change the document, as its writer saw it. */
interface Attempt {
  expected: string
  status: number
  /** Revision that it led to; the one it found, for a conflict. */
  revision: string
  start: number
  end: number
}

let lake: TestLake

beforeAll(async () => {
  lake = await openTestLake()
  await lake.client('ed').create({_id: 'd', _type: 'counter', n: 0})
})

afterAll(() => lake.lake.close())

async function increase(expected: string, writer: number): Promise<Attempt> {
  const start = performance.now()
  const body = {
    mutations: [
      {
        patch: {
          id: 'd',
          ifRevisionID: expected,
          setIfMissing: {[`w${writer}`]: 0},
          inc: {n: 1, [`w${writer}`]: 1},
        },
      },
    ],
  }
  const response = await lake.lake.fetch(
    new Request('http://lake/v1/data/mutate/production', {
      method: 'POST',
      headers: {'authorization': `Bearer ${lake.tokens.ed}`, 'content-type': 'application/json'},
      body: JSON.stringify(body),
    }),
  )
  const answer: {transactionId?: string; error?: {items: {error: {currentRevisionID: string}}[]}} =
    await response.json()
  const revision = answer.transactionId ?? answer.error?.items[0]?.error.currentRevisionID ?? ''
  return {expected, status: response.status, revision, start, end: performance.now()}
}

async function winOften(writer: number, first: string): Promise<Attempt[]> {
  const attempts: Attempt[] = []
  let expected = first
  for (let wins = 0; wins < WINS;) {
    const attempt = await increase(expected, writer)
    attempts.push(attempt)
    expected = attempt.revision
    if (attempt.status === 200) wins++
  }
  return attempts
}

/** What cannot be, given how the winners follow each other. */
function faultsIn(attempts: Attempt[], first: string, last: string): string[] {
  const wins = attempts.filter(({status}) => status === 200)
  const after = Map.groupBy(wins, ({expected}) => expected)
  const faults = [...after].flatMap(([revision, all]) => {
    return all.length > 1 ? [`${all.length} writers changed ${revision}`] : []
  })
  let head = first
  let links = 0
  for (let next = after.get(head)?.[0]; next !== undefined; next = after.get(head)?.[0]) {
    head = next.revision
    links++
  }
  if (head !== last) faults.push(`the chain ends at ${head}, the document is ${last}`)
  if (links !== wins.length) faults.push(`${links} of ${wins.length} changes are in the chain`)
  const conflicts = attempts.filter(({status}) => status !== 200)
  for (const {expected, status, end} of conflicts) {
    // Right if somebody who took that revision away had begun before this was answered.
    const taken = after.get(expected)?.[0]
    const isRight = status === 409 && taken !== undefined && taken.start < end
    if (!isRight) faults.push(`a ${status} for ${expected}, which was the head all the time`)
  }
  return faults
}

describe('R4: writers who expect a revision', () => {
  test(
    `never lose an update: ${WRITERS} of them, ${WINS} wins each`,
    async () => {
      const first = (await lake.client('ed').getDocument('d'))?._rev ?? ''
      const writers = Array.from({length: WRITERS}, (_, writer) => winOften(writer, first))
      const attempts = (await Promise.all(writers)).flat()
      const document = await lake.client('ed').getDocument('d')
      expect(faultsIn(attempts, first, document?._rev ?? '')).toEqual([])
      expect(document?.['n']).toBe(WRITERS * WINS)
      expect(Array.from({length: WRITERS}, (_, writer) => document?.[`w${writer}`])).toEqual(
        Array.from({length: WRITERS}, () => WINS),
      )
      // Without a fight nothing would have been shown.
      expect(attempts.length).toBeGreaterThan(WRITERS * WINS)
      expect(await lake.lake.verify()).toEqual([])
    },
    30_000 + 50 * WRITERS * WINS,
  )

  test('would be found out if an update were lost, or a conflict were wrong', () => {
    const win = (expected: string, revision: string, start: number): Attempt => {
      return {expected, revision, status: 200, start, end: start + 1}
    }
    const chain = [win('a', 'b', 0), win('b', 'c', 2)]
    expect(faultsIn(chain, 'a', 'c')).toEqual([])
    expect(faultsIn([...chain, win('b', 'd', 2)], 'a', 'c')).toHaveLength(2)
    expect(faultsIn(chain, 'a', 'd')).toHaveLength(1)
    const conflict = {expected: 'c', revision: 'c', status: 409, start: 5, end: 6}
    expect(faultsIn([...chain, conflict], 'a', 'c')).toHaveLength(1)
  })
})
