import {afterAll, beforeAll, describe, expect, onTestFinished, test} from 'vitest'
import {openTestLake, type TestLake} from '../testing/test-lake.ts'

let lake: TestLake
const COUNT = 450

beforeAll(async () => {
  lake = await openTestLake()
  const mutations = Array.from({length: COUNT}, (_, n) => {
    const _id = `${n % 3 === 0 ? 'drafts.' : ''}d${String(n).padStart(3, '0')}`
    return {create: {_id, _type: n % 2 === 0 ? 'even' : 'odd', n}}
  })
  await lake.client('ed').mutate(mutations)
})

afterAll(() => lake.lake.close())

async function exported(search: string, as?: 'ed'): Promise<Record<string, unknown>[]> {
  const response = await lake.request(`/v1/data/export/production?${search}`, as ? {as} : {})
  const text = await response.text()
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

describe('an export', () => {
  test('has every document once, as it is stored, in order of id', async () => {
    const documents = await exported('', 'ed')
    const ids = documents.map(({_id}) => String(_id))
    expect(documents).toEqual(await lake.client('ed').fetch('*'))
    expect(ids).toEqual(ids.toSorted())
    expect(ids).toHaveLength(COUNT)
  })

  test('has the types that are asked for', async () => {
    const documents = await exported('types=even,other', 'ed')
    expect(new Set(documents.map(({_type}) => _type))).toEqual(new Set(['even']))
    expect(documents).toHaveLength(COUNT / 2)
  })

  test('has for strangers what they may read', async () => {
    const documents = await exported('')
    expect(documents.filter(({_id}) => String(_id).includes('.'))).toEqual([])
    expect(documents).toHaveLength(300)
  })

  test.each<[string, 'vi' | undefined, (own: TestLake) => unknown]>([
    [
      'the dataset becomes private',
      undefined,
      (own) =>
        own.request('/v1/datasets/production', {
          as: 'ada',
          method: 'PATCH',
          headers: {'content-type': 'application/json'},
          body: JSON.stringify({aclMode: 'private'}),
        }),
    ],
    [
      'the token is revoked',
      'vi',
      ({lake: {tokens}}) => {
        for (const {id, userId} of tokens.list()) if (userId === 'vi') tokens.revoke(id)
      },
    ],
  ])('breaks off when %s', async (_, as, happen) => {
    const own = await openTestLake()
    onTestFinished(() => own.lake.close())
    const client = own.client('ed')
    const mutations = Array.from({length: 1000}, (__, n) => ({create: {_id: `d${n}`, _type: 'd'}}))
    await client.mutate(mutations)
    // From inside the process: a connection takes in all of it, whether somebody reads or not.
    const headers: Record<string, string> = as ? {authorization: `Bearer ${own.tokens[as]}`} : {}
    const response = await own.lake.fetch(
      new Request(`${own.url}/v1/data/export/production`, {headers}),
    )
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader?.read())?.value).toContain('d0')
    await happen(own)
    await client.create({_id: 'z', _type: 'secret'})
    const rest: string[] = []
    const readOn = async () => {
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
        rest.push(part.value)
      }
    }
    await expect(readOn()).rejects.toThrow('right')
    expect(rest.join('')).not.toContain('secret')
  })
})
