import {existsSync} from 'node:fs'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {LakeError} from '../lake-error.ts'
import {copyDatabase, fileProblems} from '../store/copy-database.ts'
import {openReadOnly} from '../store/database.ts'
import {DatasetStore} from '../store/dataset-store.ts'
import {layoutOf} from '../store/folder.ts'
import {textIn} from '../store/rows.ts'
import {type IntegrityProblem, verifyStore} from '../store/verify.ts'

export interface Inspection {
  datasets: string[]
  problems: IntegrityProblem[]
}

/**
 * Looks through a lake, also one that is running, and changes nothing: SQLite's own check of every
 * file, then every document, log row and index row against each other. It works on copies, so that
 * it sees each dataset at one moment; a hundred thousand documents take a minute.
 *
 * Throws {@link LakeError}: `noLake`, and what opening the lake would throw (`newerFolder`,
 * `notALake`, `unsafeStorage`).
 */
export async function inspectLake(directory: string): Promise<Inspection> {
  const from = layoutOf(resolve(directory))
  if (!existsSync(from.controlFile)) {
    throw new LakeError('noLake', `There is no lake in ${resolve(directory)}.`)
  }
  const folder = await mkdtemp(join(tmpdir(), 'lake-inspection-'))
  try {
    const control = join(folder, 'lake.sqlite')
    const broken = await copyOrProblem('', from.controlFile, control)
    if (broken.length > 0) return {datasets: [], problems: broken}
    const datasets = datasetsIn(control)
    const problems: IntegrityProblem[] = []
    for (const name of datasets) {
      const copy = join(folder, `${name}.sqlite`)
      const damage = await copyOrProblem(name, from.datasetFile(name), copy)
      problems.push(...(damage.length > 0 ? damage : verifyCopy(name, copy)))
      await rm(copy, {force: true})
    }
    return {datasets, problems}
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

async function copyOrProblem(
  dataset: string,
  file: string,
  copy: string,
): Promise<IntegrityProblem[]> {
  try {
    await copyDatabase(file, copy)
    return fileProblems(copy).map((message) => ({dataset, kind: 'index', id: file, message}))
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return [{dataset, kind: 'index', id: file, message: `${file} cannot be read: ${message}`}]
  }
}

function verifyCopy(name: string, copy: string): IntegrityProblem[] {
  // As durable as the lake itself: so SQLite is asked to confirm what keeps writes in a power cut.
  const store = new DatasetStore(copy, true)
  try {
    return verifyStore(name, store)
  } finally {
    store.close()
  }
}

function datasetsIn(controlFile: string): string[] {
  const database = openReadOnly(controlFile)
  try {
    return database.all('select name from dataset order by name').map((row) => textIn(row, 'name'))
  } finally {
    database.close()
  }
}
