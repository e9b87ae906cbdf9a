import {glob, readFile} from 'node:fs/promises'
import {dirname, join, normalize, sep} from 'node:path'
import {fileURLToPath} from 'node:url'
import {beforeAll, describe, expect, test} from 'vitest'

const ROOT = fileURLToPath(new URL('../', import.meta.url))

/** Who may import whom. A room that is not named here may import nothing of ours. */
const ALLOWED: Record<string, string[]> = {
  newsroom: [],
  archive: ['newsroom'],
  schemas: ['newsroom'],
  plugins: ['schemas', 'newsroom', 'archive'],
  migrations: ['schemas', 'newsroom', 'archive'],
  site: ['newsroom', 'sanity.types.ts'],
  lake: [],
}

/** What a room must not take from outside: the site never reaches a database, rules know no framework. */
const FORBIDDEN_PACKAGES: Record<string, RegExp> = {
  newsroom: /^(?:sanity|@sanity\/|react|hono|node:|groq)/,
  archive: /^(?:sanity|@sanity\/|react|hono|node:|groq)/,
  lake: /^(?:sanity$|sanity\/|react)/,
  site: /^(?:node:sqlite|sanity$|sanity\/)/,
}

interface Import {
  from: string
  to: string
}

let imports: Import[] = []

beforeAll(async () => {
  imports = await findImports()
})

describe('each room imports only what it may', () => {
  test.each(Object.keys(ALLOWED))('%s', (room) => {
    const wrong = imports.filter(
      ({from, to}) =>
        roomOf(from) === room &&
        to.startsWith(`.${sep}`) &&
        roomOf(to) !== room &&
        !ALLOWED[room]?.includes(roomOf(to)),
    )
    expect(wrong).toEqual([])
  })

  test.each(Object.entries(FORBIDDEN_PACKAGES))('%s keeps away from %s', (room, pattern) => {
    const wrong = imports.filter(({from, to}) => roomOf(from) === room && pattern.test(to))
    expect(wrong).toEqual([])
  })
})

test('the walk finds what is there: without this, an empty walk would pass', () => {
  const finds = (from: string, to: string) =>
    imports.some((one) => one.from === normalize(from) && one.to === `.${sep}${normalize(to)}`)
  expect(finds('schemas/documents/article.ts', 'newsroom/model.ts')).toBe(true)
  expect(finds('plugins/workflow/run-transition.ts', 'newsroom/steps/plan-transition.ts')).toBe(
    true,
  )
  expect(imports.some(({from, to}) => roomOf(from) === 'newsroom' && to === 'edtf')).toBe(true)
  for (const room of Object.keys(ALLOWED)) {
    expect(imports.filter(({from}) => roomOf(from) === room)).not.toEqual([])
  }
})

async function findImports(): Promise<Import[]> {
  const found: Import[] = []
  const rooms = Object.keys(ALLOWED).join(',')
  for await (const file of glob(`{${rooms}}/**/*.{ts,tsx}`, {cwd: ROOT})) {
    // Tests and checks may look into the room next door; what ships may not.
    if (file.includes('.test.') || file.startsWith(CHECKS)) continue
    const source = await readFile(join(ROOT, file), 'utf8')
    for (const [, from, dynamic, bare] of source.matchAll(IMPORT)) {
      const specifier = from ?? dynamic ?? bare ?? ''
      const to = specifier.startsWith('.')
        ? `.${sep}${normalize(join(dirname(file), specifier))}`
        : specifier
      found.push({from: file, to})
    }
  }
  return found
}

/** What the site costs, measured against a lake and with a browser. */
const CHECKS = join('site', 'checks')

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'"]*?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|(?:^|\n)import\s*['"]([^'"]+)['"]/g

function roomOf(path: string): string {
  const parts = path.split(sep)
  return (parts[0] === '.' ? parts[1] : parts[0]) ?? ''
}
