import {glob, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** A text with `*[` in it, in single quotes or in backticks. */
const TEXT = /`([^`]*\*\[[^`]*)`|'((?:[^'\\\n]|\\.)*\*\[(?:[^'\\\n]|\\.)*)'/g

/** Every GROQ query that stands in the sources of the plugins, whoever sends it. */
export async function writtenQueries(): Promise<{file: string; query: string}[]> {
  const found: {file: string; query: string}[] = []
  for await (const file of glob('plugins/**/*.{ts,tsx}', {cwd: ROOT})) {
    if (file.includes('.test.')) continue
    const source = await readFile(join(ROOT, file), 'utf8')
    for (const [, template, quoted] of withoutComments(source).matchAll(TEXT)) {
      found.push({file, query: template ?? quoted ?? ''})
    }
  }
  return found.toSorted((a, b) => (a.file < b.file ? -1 : 1))
}

function withoutComments(source: string): string {
  return source.replace(/\/\*\*?[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}
