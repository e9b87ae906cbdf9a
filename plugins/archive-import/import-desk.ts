import {
  type Answer,
  answersOf,
  describeProblem,
  type ImportClient,
  type ImportOptions,
  type ImportOutcome,
  newRunId,
  type ReaderOptions,
  type ReadStory,
  runUndo,
  withAnswer,
} from '../../archive/index.ts'
import {type ArchiveReader, ReaderError} from './archive-reader.ts'
import {type DeskItem, type DeskState, summaryOf} from './desk-state.ts'
import {importOne} from './import-one.ts'
import {contentOf, type NamedSource} from './named-source.ts'

interface Entry {
  item: DeskItem
  source: NamedSource
  /** A source is one until it has been read; it may hold many. */
  isStory?: true
  answers?: readonly Answer[]
}

type Busy = Exclude<DeskState['failure'], undefined>['during']

/**
 * What the Import tool does, without how it looks: reads sources one after the other, plans each
 * story against what Content Lake holds, takes answers, and writes nothing before `importAll`.
 * Sources are read again when they are needed, so that a folder of thousands fits into memory.
 *
 * When Content Lake does not answer, what was asked stops there and `failure` says so; the same may
 * be asked again, and goes on with what is left.
 */
export class ImportDesk {
  readonly #client: ImportClient
  readonly #reader: ArchiveReader
  readonly #listeners = new Set<() => void>()
  /** Until they are known nothing is read: without them it would be read otherwise. */
  #rules: ReaderOptions | undefined
  #entries: Entry[] = []
  #state: DeskState = {items: [], phase: 'open', reading: false}
  /** Things are done one after the other; the last one asked for is the one that is shown. */
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

  /** While an import or its undo is under way, nothing is taken in. */
  add(sources: readonly NamedSource[]): void {
    if (this.#isWriting() || sources.length === 0) return
    if (this.#state.phase !== 'open') this.clear()
    const fresh = sources.map((source): Entry => ({
      source,
      item: {key: crypto.randomUUID(), name: source.name, state: 'waiting'},
    }))
    // The same name again is the same source, corrected.
    const names = new Set(sources.map(({name}) => name).filter((name) => name !== ''))
    this.#entries = [...this.#entries.filter(({source}) => !names.has(source.name)), ...fresh]
    if (!this.#entries.some(({item}) => item.key === this.#state.selected)) this.#close()
    this.#show()
    this.#readWaiting(fresh)
  }

  remove(key: string): void {
    this.#entries = this.#entries.filter(({item}) => item.key !== key)
    if (this.#state.selected === key) this.#close()
    this.#show()
    const [first] = this.#entries
    if (first && this.#state.selected === undefined) this.select(first.item.key)
  }

  clear(): void {
    if (this.#isWriting()) return
    this.#entries = []
    this.#state = {items: [], phase: 'open', reading: false}
    this.#show()
  }

  select(key: string): void {
    const entry = this.#entries.find(({item}) => item.key === key)
    if (entry === undefined || this.#state.selected === key) return
    this.#close()
    this.#show({selected: key})
    if (entry.isStory) this.#enqueue('reading', () => this.#open(entry))
  }

  /** The rules of the newsroom, as they are now: everything that was read is read again. */
  setRules(rules: ReaderOptions): void {
    this.#rules = rules
    for (const entry of this.#entries) {
      if (entry.item.state === 'ready') this.#enqueue('reading', () => this.#open(entry))
    }
    // They come from where the plans come from: it answers again.
    this.readAgain()
  }

  hasRules(): boolean {
    return this.#rules !== undefined
  }

  /** What could not be read because Content Lake did not answer, and what is looked at. */
  readAgain(): void {
    if (this.#state.failure?.during !== 'reading') return this.#readWaiting(this.#entries)
    this.#forgetFailure()
    this.#readWaiting(this.#entries)
    const looked = this.#entries.find(({item}) => item.key === this.#state.selected)
    if (looked?.item.state === 'ready') this.#enqueue('reading', () => this.#open(looked))
  }

  answer(key: string, answers: readonly Answer[]): void {
    this.#answer(key, (before) => answers.reduce<Answer[]>(withAnswer, [...before]))
  }

  takeBack(key: string): void {
    this.#answer(key, (before) => before.slice(0, -1))
  }

  /** What people have said about the story, in an import before or just now. */
  answersOf(key: string): readonly Answer[] {
    const {opened} = this.#state
    const recorded = opened?.key === key ? answersOf(opened.plan.importRecord) : []
    return this.#entries.find(({item}) => item.key === key)?.answers ?? recorded
  }

  /** Writes what is ready; after a failure the rest of the same run. */
  importAll(): void {
    const runId =
      this.#state.failure && this.#state.runId ? this.#state.runId : newRunId(new Date())
    this.#forgetFailure()
    const {undone: _, ...state} = this.#state
    this.#state = state
    this.#show({phase: 'importing', runId})
    this.#enqueue('importing', async () => {
      const ready = this.#entries.filter(({item}) => item.state === 'ready')
      for (const entry of ready) await this.#import(entry, runId)
      this.#show({phase: 'imported'})
    })
  }

  undo(): void {
    const {runId} = this.#state
    if (runId === undefined) return
    this.#forgetFailure()
    this.#show({phase: 'undoing'})
    this.#enqueue('undoing', async () => {
      const undone = await runUndo(this.#client, runId)
      const taken = new Set(undone.flatMap((one) => (one.ok ? [one.source] : [])))
      const fresh = this.#entries.filter(({item}) => taken.has(item.name))
      // They are looked at as before, against what Content Lake holds by now.
      for (const one of fresh) {
        one.item = {key: one.item.key, name: one.item.name, state: 'waiting'}
      }
      // The reading in sight was held against what is gone.
      const {opened: _, ...state} = this.#state
      this.#state = state
      this.#show({phase: 'open', undone})
      this.#readWaiting(fresh)
    })
  }

  #isWriting(): boolean {
    return this.#state.phase === 'importing' || this.#state.phase === 'undoing'
  }

  #enqueue(during: Busy, task: () => Promise<void>): void {
    this.#turn++
    this.#show()
    const run = async () => {
      try {
        // Who did not answer the first of a thousand files is not asked about the others.
        if (during !== 'reading' || this.#state.failure === undefined) await task()
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        const of = error instanceof ReaderError ? 'reader' : 'lake'
        this.#show({
          failure: {during, of, message},
          ...(during === 'reading' ? {} : {phase: 'imported'}),
        })
      } finally {
        this.#turn--
        this.#show()
      }
    }
    this.#queue = this.#queue.then(run)
  }

  #readWaiting(entries: readonly Entry[]): void {
    if (this.#rules === undefined) return
    for (const entry of entries) {
      if (entry.item.state !== 'waiting') continue
      this.#enqueue('reading', () => (entry.isStory ? this.#open(entry) : this.#readSource(entry)))
    }
  }

  #answer(key: string, change: (before: readonly Answer[]) => Answer[]): void {
    const entry = this.#entries.find(({item}) => item.key === key)
    if (entry === undefined || this.#state.phase !== 'open') return
    entry.answers = change(this.answersOf(key))
    this.#enqueue('reading', () => this.#open(entry))
  }

  async #readSource(entry: Entry): Promise<void> {
    if (!this.#entries.includes(entry)) return
    const result = await this.#read(entry)
    const at = this.#entries.indexOf(entry)
    if (at < 0) return
    if (!result.ok) {
      const {key, name} = entry.item
      entry.item = {key, name, state: 'failed', failure: describeProblem(name, result.problem)}
      return this.#selectFirst(entry)
    }
    const entries = result.stories.map(({source}, index): Entry => ({
      source: entry.source,
      isStory: true,
      item: {
        key: index === 0 ? entry.item.key : crypto.randomUUID(),
        name: source.name,
        state: 'waiting',
      },
    }))
    this.#entries.splice(at, 1, ...entries)
    const [first] = entries
    if (first) this.#selectFirst(first)
    for (const [index, one] of entries.entries()) {
      const story = result.stories[index]
      if (story) await this.#plan(one, story)
    }
  }

  /** The first source that was read is looked at without being asked for. */
  #selectFirst(entry: Entry): void {
    if (this.#state.selected === undefined) this.#show({selected: entry.item.key})
  }

  async #open(entry: Entry): Promise<void> {
    if (!this.#entries.includes(entry)) return
    const story = await this.#storyOf(entry)
    if (story) await this.#plan(entry, story)
  }

  async #plan(entry: Entry, story: ReadStory): Promise<void> {
    const outcome = await this.#run(story, {runId: 'preview', dryRun: true})
    const {key, state} = entry.item
    // What was written is looked at as it was read; nothing more becomes of it.
    if (state === 'waiting' || state === 'ready') this.#tell(entry, outcome, 'ready')
    if (!outcome.ok || this.#state.selected !== key) return this.#show()
    this.#show({opened: {key, plan: outcome.plan}})
  }

  async #import(entry: Entry, runId: string): Promise<void> {
    const story = await this.#storyOf(entry)
    if (story === undefined) return
    const outcome = await this.#run(story, {runId, importedAt: new Date().toISOString()})
    this.#tell(entry, outcome, 'imported', runId)
    this.#show()
  }

  /** `undefined`, and told of the source, when the file is gone since it was looked at. */
  async #storyOf(entry: Entry): Promise<ReadStory | undefined> {
    const result = await this.#read(entry)
    const {key, name} = entry.item
    const story = result.ok ? result.stories.find(({source}) => source.name === name) : undefined
    if (story) return story
    const failure = result.ok
      ? `${name}: The file was changed and no longer holds this story. Choose it again.`
      : describeProblem(name, result.problem)
    entry.item = {key, name, state: 'failed', failure}
    return undefined
  }

  #run(story: ReadStory, options: ImportOptions): Promise<ImportOutcome> {
    const {plan} = this.#reader
    return importOne(this.#client, story, {...options, reader: this.#rules ?? {}, plan})
  }

  #tell(entry: Entry, outcome: ImportOutcome, state: 'ready' | 'imported', runId?: string): void {
    const {key, name} = entry.item
    if (outcome.ok) {
      entry.item = {key, name, state, summary: summaryOf(outcome.plan, runId)}
      return
    }
    const failure =
      'problem' in outcome
        ? describeProblem(name, outcome.problem)
        : `${name}: Content Lake refused it (${outcome.error.message}). Nothing of it was written.`
    entry.item = {key, name, state: 'failed', failure}
  }

  async #read({source, answers, item}: Entry) {
    const content = await contentOf(source)
    if (!content.ok) return content
    const told = answers === undefined ? {} : {[item.name]: answers}
    return this.#reader.read(content.source, this.#rules ?? {}, told)
  }

  #close(): void {
    const {selected: _, opened: __, ...rest} = this.#state
    this.#state = rest
  }

  #forgetFailure(): void {
    const {failure: _, ...rest} = this.#state
    this.#state = rest
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
