import {
  type Answer,
  answersOf,
  describeProblem,
  type ImportClient,
  type ImportOutcome,
  type ImportPlan,
  newRunId,
  type ReaderOptions,
  type ReadStory,
  runImport,
  runUndo,
  type UndoOutcome,
  withAnswer,
} from '../../archive/index.ts'
import {publishedId} from '../../newsroom/ids.ts'
import {type ArchiveReader} from './archive-reader.ts'

/** A text that somebody pasted, or a file that is read when it is its turn. */
export interface NamedSource {
  name: string
  content: string | Blob
}

/** One story of one source, or a source that could not be read. */
export interface DeskItem {
  key: string
  name: string
  state: 'waiting' | 'failed' | 'ready' | 'imported' | 'undone'
  /** Why it failed, with the remedy. */
  failure?: string
  summary?: Summary
}

interface Summary {
  /** Published id of its article. */
  article: string
  outcome: ImportPlan['outcome']
  captions: number
  flags: number
  created: number
  updated: number
  kept: number
  suggestions: number
}

export interface DeskState {
  items: readonly DeskItem[]
  selected?: string
  /** The story that is looked at. While it is read again, the reading before stays in sight. */
  opened?: {key: string; plan: ImportPlan}
  reading: boolean
  phase: 'open' | 'importing' | 'imported' | 'undoing' | 'undone'
  runId?: string
  undone?: readonly UndoOutcome[]
  /** What Content Lake said when it could not be asked. */
  failure?: string
}

interface Entry {
  item: DeskItem
  source: NamedSource
  answers?: readonly Answer[]
}

/**
 * What the Import tool does, without how it looks: reads sources one after the other, plans each
 * story against what Content Lake holds, takes answers, and writes nothing before `importAll`.
 * Sources are read again when they are needed, so that a folder of thousands fits into memory.
 */
export class ImportDesk {
  readonly #client: ImportClient
  readonly #reader: ArchiveReader
  readonly #listeners = new Set<() => void>()
  #rules: ReaderOptions = {}
  #entries: Entry[] = []
  #state: DeskState = {items: [], phase: 'open', reading: false}
  /** Readings happen one after the other; the last one asked for is the one that is shown. */
  #queue: Promise<unknown> = Promise.resolve()
  #turn = 0

  constructor(client: ImportClient, reader: ArchiveReader) {
    this.#client = client
    this.#reader = reader
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): DeskState => this.#state

  /** Everything that was asked for until now is done. */
  settled(): Promise<unknown> {
    return this.#queue
  }

  add(sources: readonly NamedSource[]): void {
    if (this.#state.phase !== 'open') this.clear()
    const fresh = sources.map((source): Entry => ({
      source,
      item: {key: crypto.randomUUID(), name: source.name, state: 'waiting'},
    }))
    // The same name again is the same source, corrected.
    const names = new Set(sources.map(({name}) => name).filter((name) => name !== ''))
    this.#entries = [...this.#entries.filter(({source}) => !names.has(source.name)), ...fresh]
    this.#show()
    for (const entry of fresh) this.#enqueue(() => this.#readSource(entry))
  }

  remove(key: string): void {
    this.#entries = this.#entries.filter(({item}) => item.key !== key)
    if (this.#state.selected === key) this.#close()
    this.#show()
    const [first] = this.#entries
    if (first && this.#state.selected === undefined) this.select(first.item.key)
  }

  clear(): void {
    this.#entries = []
    this.#state = {items: [], phase: 'open', reading: false}
    this.#show()
  }

  select(key: string): void {
    const entry = this.#entries.find(({item}) => item.key === key)
    if (entry === undefined || this.#state.selected === key) return
    this.#close()
    this.#show({selected: key})
    if (entry.item.state === 'ready') this.#enqueue(() => this.#open(entry))
  }

  /** The rules of the newsroom, as they are now: everything that was read is read again. */
  setRules(rules: ReaderOptions): void {
    this.#rules = rules
    for (const entry of this.#entries) {
      if (entry.item.state !== 'ready') continue
      this.#enqueue(() => this.#open(entry))
    }
  }

  answer(key: string, answers: readonly Answer[]): void {
    const entry = this.#entries.find(({item}) => item.key === key)
    if (entry === undefined || this.#state.phase !== 'open') return
    entry.answers = answers.reduce<Answer[]>(withAnswer, [...this.answersOf(key)])
    this.#enqueue(() => this.#open(entry))
  }

  takeBack(key: string): void {
    const entry = this.#entries.find(({item}) => item.key === key)
    if (entry === undefined || this.#state.phase !== 'open') return
    entry.answers = this.answersOf(key).slice(0, -1)
    this.#enqueue(() => this.#open(entry))
  }

  /** What people have said about the story, in an import before or just now. */
  answersOf(key: string): readonly Answer[] {
    const {opened} = this.#state
    const recorded = opened?.key === key ? answersOf(opened.plan.importRecord) : []
    return this.#entries.find(({item}) => item.key === key)?.answers ?? recorded
  }

  importAll(): void {
    const runId = newRunId(new Date())
    this.#show({phase: 'importing', runId})
    this.#enqueue(async () => {
      const ready = this.#entries.filter(({item}) => item.state === 'ready')
      for (const entry of ready) await this.#import(entry, runId)
      this.#show({phase: 'imported'})
    })
  }

  undo(): void {
    const {runId} = this.#state
    if (runId === undefined) return
    this.#show({phase: 'undoing'})
    this.#enqueue(async () => {
      const undone = await runUndo(this.#client, runId)
      const taken = new Set(undone.flatMap((one) => (one.ok ? [one.source] : [])))
      for (const entry of this.#entries) {
        if (taken.has(entry.item.name)) entry.item = {...entry.item, state: 'undone'}
      }
      this.#show({phase: 'undone', undone})
    })
  }

  #enqueue(task: () => Promise<void>): void {
    this.#turn++
    this.#show()
    const run = async () => {
      try {
        await task()
      } catch (error) {
        const phase = this.#state.phase === 'importing' ? 'imported' : this.#state.phase
        this.#show({failure: error instanceof Error ? error.message : String(error), phase})
      } finally {
        this.#turn--
        this.#show()
      }
    }
    this.#queue = this.#queue.then(run)
  }

  async #readSource(entry: Entry): Promise<void> {
    const at = this.#entries.indexOf(entry)
    if (at < 0) return
    const result = await this.#read(entry)
    if (!result.ok) {
      entry.item = {
        ...entry.item,
        state: 'failed',
        failure: describeProblem(entry.item.name, result.problem),
      }
      return this.#select(entry)
    }
    const entries = result.stories.map(({source}, index): Entry => ({
      source: entry.source,
      item: {
        key: index === 0 ? entry.item.key : crypto.randomUUID(),
        name: source.name,
        state: 'waiting',
      },
    }))
    this.#entries.splice(this.#entries.indexOf(entry), 1, ...entries)
    for (const [index, one] of entries.entries()) {
      const story = result.stories[index]
      if (story) await this.#plan(one, story)
    }
    const [first] = entries
    if (first) this.#select(first)
  }

  /** The first source that was read is looked at without being asked for. */
  #select(entry: Entry): void {
    if (this.#state.selected === undefined) this.#show({selected: entry.item.key})
  }

  async #open(entry: Entry): Promise<void> {
    if (!this.#entries.includes(entry)) return
    const story = await this.#storyOf(entry)
    if (story) await this.#plan(entry, story)
  }

  async #plan(entry: Entry, story: ReadStory): Promise<void> {
    const [outcome] = await this.#run([story], {runId: 'preview', dryRun: true})
    if (outcome) this.#tell(entry, outcome, 'ready')
    const {selected} = this.#state
    if (!outcome?.ok || (selected !== undefined && selected !== entry.item.key)) return this.#show()
    this.#show({selected: entry.item.key, opened: {key: entry.item.key, plan: outcome.plan}})
  }

  async #import(entry: Entry, runId: string): Promise<void> {
    const story = await this.#storyOf(entry)
    if (story === undefined) return
    const [outcome] = await this.#run([story], {runId, importedAt: new Date().toISOString()})
    if (outcome) this.#tell(entry, outcome, 'imported')
    this.#show()
  }

  async #storyOf(entry: Entry): Promise<ReadStory | undefined> {
    const result = await this.#read(entry)
    return result.ok
      ? result.stories.find(({source}) => source.name === entry.item.name)
      : undefined
  }

  #run(
    stories: readonly ReadStory[],
    options: {runId: string; importedAt?: string; dryRun?: boolean},
  ): Promise<ImportOutcome[]> {
    return runImport(this.#client, stories, {
      ...options,
      reader: this.#rules,
      plan: this.#reader.plan,
    })
  }

  #tell(entry: Entry, outcome: ImportOutcome, state: 'ready' | 'imported'): void {
    const {key, name} = entry.item
    if (!outcome.ok) {
      const failure =
        'problem' in outcome
          ? describeProblem(name, outcome.problem)
          : `${name}: Content Lake refused it (${outcome.error.message}). Nothing of it was written.`
      entry.item = {key, name, state: 'failed', failure}
      return
    }
    const {plan} = outcome
    entry.item = {key, name, state, summary: summaryOf(plan)}
  }

  async #read({source, answers, item}: Entry) {
    const {name, content} = source
    const told = answers === undefined ? {} : {[item.name]: answers}
    const bytes =
      typeof content === 'string'
        ? {name, text: content}
        : {name, bytes: new Uint8Array(await content.arrayBuffer())}
    return this.#reader.read(bytes, this.#rules, told)
  }

  #close(): void {
    const {phase, reading, items, runId, undone} = this.#state
    this.#state = {
      phase,
      reading,
      items,
      ...(runId === undefined ? {} : {runId}),
      ...(undone === undefined ? {} : {undone}),
    }
  }

  #show(change: Partial<DeskState> = {}): void {
    this.#state = {
      ...this.#state,
      ...change,
      items: this.#entries.map(({item}) => item),
      reading: this.#turn > 0,
    }
    for (const listener of this.#listeners) listener()
  }
}

function summaryOf({
  outcome,
  reading,
  importRecord,
  created,
  updated,
  kept,
  suggestions,
}: ImportPlan): Summary {
  return {
    article: publishedId(reading.article._id),
    outcome,
    captions: reading.captions.length,
    flags: importRecord.review.length,
    created: created.length,
    updated: updated.length,
    kept: kept.length,
    suggestions: suggestions.length,
  }
}
