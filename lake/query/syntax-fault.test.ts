import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {openTestLake, type TestLake} from '../testing/test-lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await openTestLake()
})
afterAll(() => lake.lake.close())

/** The place at which a query cannot be read is marked with ▸. */
const CASES: [marked: string, said: string][] = [
  ['*[_type▸="article"]', 'Unexpected "=" (to compare, write "==")'],
  ['*[a ▸= 1].b', 'Unexpected "=" (to compare, write "==")'],
  ['*[a ==▸= 1]', 'Unexpected "=" (to compare, write "==")'],
  ['*[_type=="article"]{headline,▸,}', 'Unexpected ","'],
  ['*[_type=="article" && ▸]{_id}', 'Unexpected "]"'],
  ['*[0..▸]', 'Unexpected "]"'],
  ['*[_type == "a" ▸and b]', 'Unexpected "and" (write "&&")'],
  ['*[_type == "a" ▸or b]', 'Unexpected "or" (write "||")'],
  ['*[a ▸& b]', 'Unexpected "&" (write "&&")'],
  ['*[_type == "a"] ▸order(b)', 'Unexpected "order"'],
  ['*{\n  headline\n  ▸slug\n}', 'Unexpected "slug"'],
  ['*[a == "b" ▸"c"]', 'Unexpected "\\""'],
  ['*[_type == "article"]{...,body▸:null}', 'Unexpected ":" (names are quoted: "body")'],
  ['{body▸: 1}', 'Unexpected ":" (names are quoted: "body")'],
  ['{"b:": "c: d", // e: f\n slug▸: slug.current}', 'Unexpected ":" (names are quoted: "slug")'],
  ['{"a": string::lower(b), "c": d ▸e, f: 1}', 'Expected "}" after object'],
  ['*[geo::distance(geo(a), b) ▸= 1]', 'Unexpected "=" (to compare, write "==")'],
  ['{"a": ▸}', 'Expected expression'],
  ['count(*▸', 'Expected ")" after function arguments'],
]

async function faultOf(query: string): Promise<unknown> {
  const path = `/v2025-02-19/data/query/production?query=${encodeURIComponent(query)}`
  const response = await lake.request(path)
  return {status: response.status, ...(await response.json())}
}

describe('a query that cannot be read says where, and what stands there', () => {
  test.each(CASES)('%s', async (marked, said) => {
    const query = marked.replace('▸', '')
    const start = marked.indexOf('▸')
    const description = `Syntax error in GROQ query at position ${start}: ${said}`
    const end = Math.min(start + 1, query.length)
    const error = {type: 'queryParseError', description, query, start, end}
    expect(await faultOf(query)).toMatchObject({status: 400, error})
  })

  test.each(['*[', '*[_type == "article"', '"abc', '*[a == "b]', '*[_type == "a"]{b, '])(
    '%s ends too soon, and is told so',
    async (query) => {
      const description = expect.stringMatching(/: (Unexpected end of query|Expected .+)$/)
      expect(await faultOf(query)).toMatchObject({status: 400, error: {description}})
    },
  )
})
