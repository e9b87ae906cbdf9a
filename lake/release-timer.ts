import {type Access} from './access/grants.ts'
import {SYSTEM} from './access/roles.ts'
import {stageActions} from './actions/actions.ts'
import {Refusal} from './commit/refusal.ts'
import {type CommittedTransaction} from './commit/commit.ts'
import {type Dataset} from './dataset.ts'
import {type LakeDocument, releaseStateOf} from './documents/document.ts'

/** Node takes a longer time for none at all. Also, a clock may be set. */
const LONGEST_WAIT_MS = 60_000

/**
 * Publishes the scheduled releases of one dataset at their time; those whose time came while the lake
 * was closed, at once. Each is published with the rights of whoever scheduled it, as they are by then.
 * One that cannot be published any more is open again, with the reason in its `error`.
 */
export class ReleaseTimer {
  readonly #dataset: Dataset
  readonly #accessOf: (userId: string) => Access
  readonly #clock: () => number
  readonly #log: (line: string) => void
  readonly #stopFollowing: () => void
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
      if (isAboutReleases(transaction)) this.#wind()
    })
    this.#wind()
  }

  stop(): void {
    this.#isStopped = true
    this.#stopFollowing()
    clearTimeout(this.#timer)
  }

  #wind(): void {
    clearTimeout(this.#timer)
    const [next] = this.#scheduled()
    if (!next || this.#isStopped || this.#isBusy) return
    const wait = Math.min(Math.max(0, next.at - this.#clock()), LONGEST_WAIT_MS)
    this.#timer = setTimeout(() => void this.#publishDue(), wait).unref()
  }

  /** The next one first. */
  #scheduled(): ScheduledRelease[] {
    return this.#dataset.store.documents
      .ofType('system.release')
      .flatMap((release) => readScheduled(release) ?? [])
      .sort((left, right) => left.at - right.at)
  }

  async #publishDue(): Promise<void> {
    this.#isBusy = true
    for (const release of this.#scheduled()) {
      if (release.at > this.#clock() || this.#isStopped) break
      const problem = await this.#publish(release)
      if (problem) this.#log(`The release "${release.name}" was not published: ${problem}`)
    }
    this.#isBusy = false
    this.#wind()
  }

  /** Whoever has edited what is written about it since is not asked. */
  #scheduledBy(id: string): string {
    for (const {in: transaction} of this.#dataset.store.log.backwards(id, 0)) {
      if (transaction.cause?.includes('"scheduleRelease"')) return transaction.author
    }
    return SYSTEM.identity
  }

  /** Tells why not. */
  async #publish({id, name, publishAt}: ScheduledRelease): Promise<string | undefined> {
    const author = this.#scheduledBy(id)
    const access = this.#accessOf(author)
    const action = {actionType: 'sanity.action.release.publish', releaseId: name}
    try {
      await this.#dataset.commit({
        access,
        author,
        work(transaction) {
          // Somebody may have taken it back, or moved it, since it was found to be due.
          const release = transaction.get(id)
          const isStillDue = release?.state === 'scheduled' && release.publishAt === publishAt
          return isStillDue ? stageActions([action], transaction) : null
        },
      })
      return undefined
    } catch (error) {
      if (error instanceof Refusal && !this.#isStopped) await this.#reopen(id, error.message)
      return error instanceof Error ? error.message : String(error)
    }
  }

  async #reopen(id: string, message: string): Promise<void> {
    const unset = ['publishAt', 'finalDocumentStates']
    await this.#dataset.commit({
      access: SYSTEM,
      author: SYSTEM.identity,
      work(transaction) {
        transaction.patch(id, {set: {state: 'active', error: {message}}, unset})
      },
    })
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

function isAboutReleases({changes}: CommittedTransaction): boolean {
  return changes.some(({before, after}) => (after ?? before)?._type === 'system.release')
}
