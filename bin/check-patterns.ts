// Part of `npm run check`: no regular expression of ours may take more than linear time, whatever the
// text. Archive texts, search words and addresses come from anybody.
import {glob, readFile} from 'node:fs/promises'
import {check} from 'recheck'
import {parseSync, Visitor} from 'vite'

interface Pattern {
  source: string
  flags: string
  place: string
}

const ROOT = new URL('../', import.meta.url)
/** Not `bin`: what it takes apart is what the Studio's own build wrote. */
const ROOMS = '{newsroom,archive,schemas,plugins,migrations,lake,site}/**/*.{ts,tsx}'

/**
 * In milliseconds, many times what is usual: what runs out of time is called unsafe, and on a busy
 * machine the clock says nothing about a pattern.
 */
const PATIENCE = {timeout: 900_000, attackTimeout: 15_000, incubationTimeout: 2_500}

/** Read once, so that patterns that are put together from parts are built and seen. */
const SAMPLE = ` date 2017-02-04 A bridge.

4 show all A bridge

1/2 A crane in Mosul, 4 February 2016 Jane Roe/PA

2/2 A ribbon is cut (Photo by Jane Roe/Getty)`

const patterns = [...(await writtenPatterns()), ...(await builtPatterns())]
const unsafe = await unsafeAmong(patterns)
for (const {place, source, flags, why} of unsafe) {
  console.error(`${place}: /${source.slice(0, 120)}/${flags} ${why}`)
}
if ((await unsafeAmong([{source: '(a+)+$', flags: '', place: 'control'}])).length !== 1) {
  throw new Error('The check of regular expressions finds nothing any more')
}
console.log(`${patterns.length} regular expressions, ${unsafe.length} that a text can slow down.`)
process.exitCode = unsafe.length > 0 ? 1 : 0

/** The literals of every source file that is shipped. */
async function writtenPatterns(): Promise<Pattern[]> {
  const found: Pattern[] = []
  for await (const file of glob(ROOMS, {cwd: ROOT})) {
    if (/\.test\.|test-support|testing/.test(file)) continue
    const text = await readFile(new URL(file, ROOT), 'utf8')
    const {program} = parseSync(file, text)
    new Visitor({
      Literal(node) {
        if (!('regex' in node)) return
        const {pattern, flags} = node.regex
        const line = text.slice(0, node.start).split('\n').length
        found.push({source: pattern, flags, place: `${file}:${line}`})
      },
    }).visit(program)
  }
  return found
}

/** Those that the reader and the rules put together with `new RegExp`. */
async function builtPatterns(): Promise<Pattern[]> {
  const found: Pattern[] = []
  globalThis.RegExp = new Proxy(RegExp, {
    construct(target, parts: [string | RegExp, string?]) {
      const made = new target(...parts)
      const place = ourCaller(new Error().stack ?? '')
      if (place) found.push({source: made.source, flags: made.flags, place})
      return made
    },
  })
  const {readArchiveText} = await import('../archive/index.ts')
  if (!readArchiveText({name: 'sample', text: SAMPLE}).ok) throw new Error('The sample was refused')
  return found
}

/** The line that called, when it is one of ours. */
function ourCaller(stack: string): string | undefined {
  const caller = stack.split('\n')[2] ?? ''
  const at = caller.indexOf(ROOT.href)
  return at === -1 || caller.includes('node_modules')
    ? undefined
    : caller.slice(at + ROOT.href.length)
}

async function unsafeAmong(all: readonly Pattern[]): Promise<(Pattern & {why: string})[]> {
  const known = new Map(all.map((pattern) => [`${pattern.source}/${pattern.flags}`, pattern]))
  const unsafe: (Pattern & {why: string})[] = []
  for (const pattern of known.values()) {
    const why = await whyUnsafe(withoutNames(pattern.source), pattern.flags)
    if (why) unsafe.push({...pattern, why})
  }
  return unsafe
}

async function whyUnsafe(source: string, flags: string): Promise<string | undefined> {
  const result = await check(source, flags, PATIENCE)
  if (result.status === 'safe') return undefined
  if (result.status === 'unknown') return `could not be proved: ${result.error.kind}`
  const alternatives = alternativesOf(source)
  // A guess about a long pattern: its alternatives are tried one after another, and tell more alone.
  if (result.complexity.isFuzz && alternatives.length > 1) {
    const reasons = await Promise.all(alternatives.map((one) => whyUnsafe(one, flags)))
    return reasons.find((reason) => reason !== undefined)
  }
  return `is ${result.complexity.summary}: ${result.attack.pattern}`
}

/** What stands between the bars that are in no bracket. */
function alternativesOf(source: string): string[] {
  const found = ['']
  let depth = 0
  for (const [token] of source.matchAll(/\\.|\[(?:\\.|[^\\\]])*\]|[^]/gsu)) {
    if (token === '(') depth++
    if (token === ')') depth--
    if (token === '|' && depth === 0) found.push('')
    else found.push((found.pop() ?? '') + token)
  }
  return found
}

/** `recheck` does not know that two alternatives may name their groups alike (ECMAScript 2025). */
function withoutNames(source: string): string {
  return source.replace(/\(\?<(?![=!])[^>]{1,60}>/g, '(')
}
