import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'

/** COMPATIBILITY.md says of each difference which test holds it; this holds it to that. */
const PAGE = readFileSync(new URL('COMPATIBILITY.md', import.meta.url), 'utf8')

interface Fact {
  heading: string
  /** `http/hostile.test.ts › a query that nobody should send` */
  proofs: string[]
}

function factsIn(page: string): Fact[] {
  return page
    .split(/^### /m)
    .slice(1)
    .map((part) => {
      const [heading = '', ...lines] = part.split('\n')
      const proofs = [...lines.join('\n').matchAll(/`([\w/.-]+\.test\.ts[^`]*)`/g)]
      return {heading, proofs: proofs.map(([, proof = '']) => proof)}
    })
}

/** What is wrong with a proof: no such file, or no such test in it. */
function problemWith(proof: string): string | undefined {
  const [file = '', title = ''] = proof.split(' › ')
  try {
    const source = readFileSync(new URL(file, import.meta.url), 'utf8')
    // Titles may be shortened at their end.
    const words = title.replace(/ …$/, '')
    return source.includes(words) ? undefined : `${file} has no test "${words}"`
  } catch {
    return `there is no ${file}`
  }
}

const FACTS = factsIn(PAGE)

test('the page has facts', () => {
  expect(FACTS.length).toBeGreaterThan(30)
})

describe.each(FACTS.map((fact) => [fact.heading, fact] as const))('%s', (_heading, {proofs}) => {
  test('has a test that is there', () => {
    expect(proofs).not.toEqual([])
    expect(proofs.flatMap((proof) => problemWith(proof) ?? [])).toEqual([])
  })
})

test('a proof that is not there is noticed', () => {
  expect(problemWith('http/nowhere.test.ts')).toContain('there is no')
  expect(problemWith('http/hostile.test.ts › pigs fly')).toContain('has no test')
})
