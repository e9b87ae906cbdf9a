import {rmSync} from 'node:fs'
import {Dataset, type DatasetInfo, type DatasetSurroundings} from './dataset.ts'
import {type Database} from './store/database.ts'
import {DatasetStore} from './store/dataset-store.ts'
import {type LakeFolder} from './store/folder.ts'
import {textIn} from './store/rows.ts'

const NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/

/** All datasets of a lake. Each is a file of its own, opened when it is first asked for. */
export class Datasets {
  readonly #control: Database
  readonly #folder: LakeFolder
  readonly #surroundings: DatasetSurroundings
  readonly #opened: (dataset: Dataset) => void
  readonly #open = new Map<string, Dataset>()

  /** @param opened told of each dataset that is at work from now on */
  constructor(
    control: Database,
    folder: LakeFolder,
    surroundings: DatasetSurroundings,
    opened: (dataset: Dataset) => void,
  ) {
    this.#control = control
    this.#folder = folder
    this.#surroundings = surroundings
    this.#opened = opened
  }

  list(): DatasetInfo[] {
    return this.#control.all('select * from dataset order by name').map((row) => ({
      name: textIn(row, 'name'),
      aclMode: textIn(row, 'acl_mode') === 'public' ? 'public' : 'private',
      createdAt: textIn(row, 'created_at'),
    }))
  }

  /** `undefined` when there is no such dataset. */
  get(name: string): Dataset | undefined {
    const open = this.#open.get(name)
    if (open) return open
    const info = this.list().find((each) => each.name === name)
    if (!info) return undefined
    const store = new DatasetStore(this.#folder.datasetFile(name), !this.#folder.temporary)
    const dataset = new Dataset(info, store, this.#surroundings)
    this.#open.set(name, dataset)
    this.#opened(dataset)
    return dataset
  }

  /** False for a name that Content Lake would not accept either. */
  isName(name: string): boolean {
    return NAME.test(name)
  }

  /** Creates a dataset, or changes who may read it. */
  set(name: string, aclMode: 'public' | 'private'): void {
    this.#control.run(
      `insert into dataset (name, acl_mode, created_at) values (?, ?, ?)
       on conflict (name) do update set acl_mode = excluded.acl_mode`,
      name,
      aclMode,
      new Date(this.#surroundings.clock()).toISOString(),
    )
    const open = this.#open.get(name)
    if (open) open.info.aclMode = aclMode
  }

  /** Removes a dataset with its documents, its history and its assets. */
  remove(name: string): void {
    this.#open.get(name)?.close()
    this.#open.delete(name)
    this.#control.run('delete from dataset where name = ?', name)
    const file = this.#folder.datasetFile(name)
    for (const path of [file, `${file}-wal`, `${file}-shm`]) rmSync(path, {force: true})
    rmSync(this.#folder.assets(name), {recursive: true, force: true})
  }

  all(): Dataset[] {
    return this.list().flatMap(({name}) => this.get(name) ?? [])
  }

  close(): void {
    for (const dataset of this.#open.values()) dataset.close()
    this.#open.clear()
  }
}
