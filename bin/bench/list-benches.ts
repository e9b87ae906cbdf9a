import {readdir} from 'node:fs/promises'
import {type Bench} from './bench.ts'

const FOLDER = new URL('../benches/', import.meta.url)

/** Every bench there is, in order of name. Throws for a file in the folder that is no bench. */
export async function listBenches(): Promise<Bench[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.ts')).toSorted()
  return Promise.all(files.map((file) => loadBench(file)))
}

async function loadBench(file: string): Promise<Bench> {
  const {default: bench}: {default?: unknown} = await import(new URL(file, FOLDER).href)
  if (isBench(bench)) return bench
  throw new Error(`bin/benches/${file} needs a default export of the type Bench`)
}

function isBench(value: unknown): value is Bench {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    'prepare' in value &&
    typeof value.prepare === 'function'
  )
}
