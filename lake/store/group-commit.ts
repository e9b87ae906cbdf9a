import {type Database} from './database.ts'

interface Job {
  run(): void
  succeed(): void
  fail(error: unknown): void
}

/**
 * Runs writes one after the other, and lets those that arrive in the same turn of the event loop
 * share one commit, since each commit waits for the disk. A write that throws is undone alone.
 *
 * A promise resolves only after the commit: what it promises is on disk.
 */
export class GroupCommit {
  readonly #database: Database
  readonly #rolledBack: () => void
  #jobs: Job[] = []
  #scheduled: NodeJS.Immediate | undefined

  /** `rolledBack` is told when writes were undone, so that nothing stays in memory of them. */
  constructor(database: Database, rolledBack: () => void) {
    this.#database = database
    this.#rolledBack = rolledBack
  }

  /** `committed` sees the outcome in the order of the commits, before the promise resolves. */
  write<T>(work: () => T, committed?: (outcome: T) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let done: {outcome: T} | undefined
      this.#jobs.push({
        run() {
          done = {outcome: work()}
        },
        succeed() {
          if (!done) return
          try {
            committed?.(done.outcome)
            resolve(done.outcome)
          } catch (error) {
            reject(error)
          }
        },
        fail: reject,
      })
      this.#scheduled ??= setImmediate(() => this.flush())
    })
  }

  /** Commits what is waiting, now. */
  flush(): void {
    clearImmediate(this.#scheduled)
    this.#scheduled = undefined
    const jobs = this.#jobs
    this.#jobs = []
    if (jobs.length === 0) return
    const done: Job[] = []
    try {
      this.#database.execute('begin immediate')
      for (const job of jobs) if (this.#run(job, jobs.length > 1)) done.push(job)
      this.#database.execute('commit')
    } catch (error) {
      this.#abandon()
      for (const job of jobs) job.fail(error)
      return
    }
    for (const job of done) job.succeed()
  }

  #run(job: Job, isShared: boolean): boolean {
    if (!isShared) {
      job.run()
      return true
    }
    this.#database.execute('savepoint job')
    try {
      job.run()
      this.#database.execute('release job')
      return true
    } catch (error) {
      this.#database.execute('rollback to job')
      this.#database.execute('release job')
      this.#rolledBack()
      job.fail(error)
      return false
    }
  }

  #abandon(): void {
    try {
      this.#database.execute('rollback')
    } catch {
      // SQLite has rolled back by itself, as it does when the disk is full.
    }
    this.#rolledBack()
  }
}
