import {type Access} from './access/grants.ts'
import {SYSTEM} from './access/roles.ts'
import {stageActions} from './actions/actions.ts'
import {applyEffect} from './commit/effects.ts'
import {notPermitted, Refusal} from './commit/refusal.ts'
import {type CommittedTransaction} from './commit/commit.ts'
import {type Dataset} from './dataset.ts'
import {type LakeDocument, releaseStateOf, withoutRevision} from './documents/document.ts'
import {type JsonObject} from './documents/json.ts'

/** Node takes a longer time for none at all. Also, a clock may be set. */
const LONGEST_WAIT_MS = 60_000
/** After a failure; twice as long after the next one. */
const FIRST_PAUSE_MS = 1000

/**
 * Publishes the scheduled releases of one dataset at their time; those whose time came while the lake
 * was closed, at once. Each is published with the rights of whoever scheduled it, as they are by then.
 * One that cannot be published any more is open again, with the reason in its `error`. What fails for
 * another reason, such as a full disk, is tried again and again, less and less often.
 */
export class ReleaseTimer {
  readonly #dataset: Dataset
  readonly #accessOf: (userId: string) => Access
  readonly #clock: () => number
  readonly #log: (line: string) => void
  readonly #stopFollowing: () => void
  /** By release: how long it is left alone since it was last tried. */
  readonly #pauses = new Map<string, {length: number; until: number}>()
  #timer: NodeJS.Timeout | undefined
  #isBusy = false
  #isStopped = false

  constructor(
    dataset: Dataset,
    {
      accessOf,
      clock,
      log,
    }: {
      /** What somebody may do; nothing, when there is no such user any more. */
      accessOf: (userId: string) => Access
      clock: () => number
      log: (line: string) => void
    },
  ) {
    this.#dataset = dataset
    this.#accessOf = accessOf
    this.#clock = clock
    this.#log = log
    this.#stopFollowing = dataset.follow((transaction) => {
      const changed = releasesIn(transaction)
      for (const id of changed) this.#pauses.delete(id)
      if (changed.length > 0) this.#wind()
    })
    this.#wind()
  }

  stop(): void {
    this.#isStopped = true
    this.#stopFollowing()
    clearTimeout(this.#timer)
  }

  #wind(): void {
    if (this.#isStopped || this.#isBusy) return
    const waits = this.#scheduled().map((release) => this.#waitFor(release))
    if (waits.length > 0) this.#wakeIn(Math.min(...waits, LONGEST_WAIT_MS))
  }

  #wakeIn(wait: number): void {
    const work = () => {
      this.#publishDue().catch((error: unknown) => {
        if (this.#isStopped) return
        this.#log(`The releases were not looked after: ${describe(error)}`)
        this.#wakeIn(LONGEST_WAIT_MS)
      })
    }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(work, wait).unref()
  }

  /** The next one first. */
  #scheduled(): ScheduledRelease[] {
    return this.#dataset.store.documents
      .ofType('system.release')
      .flatMap((release) => readScheduled(release) ?? [])
      .sort((left, right) => left.at - right.at)
  }

  #waitFor({id, at}: ScheduledRelease): number {
    const pause = this.#pauses.get(id)?.until ?? 0
    return Math.max(0, at - this.#clock(), pause - performance.now())
  }

  async #publishDue(): Promise<void> {
    this.#isBusy = true
    try {
      for (const release of this.#scheduled()) {
        if (this.#isStopped) return
        if (this.#waitFor(release) === 0) await this.#publish(release)
      }
    } finally {
      this.#isBusy = false
    }
    this.#wind()
  }

  async #publish(release: ScheduledRelease): Promise<void> {
    this.#pause(release.id)
    try {
      const problem = await this.#problemWith(release)
      if (!problem) return
      await this.#reopen(release, problem.message)
      this.#tell(release, problem)
    } catch (error) {
      this.#tell(release, error)
    }
  }

  /** Whatever comes of trying, it is not tried again at once; a change to the release ends that. */
  #pause(id: string): void {
    const length = Math.min(
      (this.#pauses.get(id)?.length ?? FIRST_PAUSE_MS / 2) * 2,
      LONGEST_WAIT_MS,
    )
    this.#pauses.set(id, {length, until: performance.now() + length})
  }

  /** Publishes it, or tells why it may not be. Throws for what has nothing to do with the release. */
  async #problemWith(release: ScheduledRelease): Promise<Refusal | undefined> {
    const author = this.#scheduledBy(release)
    const action = {actionType: 'sanity.action.release.publish', releaseId: release.name}
    try {
      await this.#dataset.commit({
        access: this.#accessOf(author),
        author,
        work: (transaction) => {
          if (!this.#isStillDue(release)) return null
          if (!transaction.get(release.id)) throw notPermitted('read')
          return stageActions([action], transaction)
        },
      })
      return undefined
    } catch (error) {
      if (error instanceof Refusal) return error
      throw error
    }
  }

  /** Whoever gave it this time, or brought it in with it; who edited its title since is not asked. */
  #scheduledBy({id, publishAt}: ScheduledRelease): string {
    const {documents, log} = this.#dataset.store
    const present = documents.get(id)
    let state: JsonObject | null = present && withoutRevision(present)
    for (const {in: transaction, effects} of log.backwards(id, 0)) {
      state = applyEffect(state, effects.revert)
      if (!isScheduledFor(publishAt, state)) return transaction.author
    }
    return SYSTEM.identity
  }

  async #reopen(release: ScheduledRelease, message: string): Promise<void> {
    const unset = ['publishAt', 'finalDocumentStates']
    await this.#dataset.commit({
      access: SYSTEM,
      author: SYSTEM.identity,
      work: (transaction) => {
        if (!this.#isStillDue(release)) return
        transaction.patch(release.id, {set: {state: 'active', error: {message}}, unset})
      },
    })
  }

  /** Somebody may have taken it back, or moved it, since it was found to be due. */
  #isStillDue({id, publishAt}: ScheduledRelease): boolean {
    return isScheduledFor(publishAt, this.#dataset.store.documents.get(id))
  }

  #tell({name}: ScheduledRelease, problem: unknown): void {
    if (this.#isStopped) return
    this.#log(`The release "${name}" was not published: ${describe(problem)}`)
  }
}

interface ScheduledRelease {
  id: string
  name: string
  publishAt: string
  /** The same in milliseconds. */
  at: number
}

function readScheduled(release: LakeDocument): ScheduledRelease | undefined {
  const {_id: id, name, publishAt} = release
  if (releaseStateOf(release) !== 'scheduled') return undefined
  if (typeof name !== 'string' || typeof publishAt !== 'string') return undefined
  const at = Date.parse(publishAt)
  return Number.isNaN(at) ? undefined : {id, name, publishAt, at}
}

function isScheduledFor(publishAt: string, release: JsonObject | null): boolean {
  return (
    release !== null && releaseStateOf(release) === 'scheduled' && release.publishAt === publishAt
  )
}

function releasesIn({changes}: CommittedTransaction): string[] {
  return changes
    .filter(({before, after}) => (after ?? before)?._type === 'system.release')
    .map(({id}) => id)
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
