import {type SanityClient} from '@sanity/client'
import {explainHold} from '../newsroom/holds.ts'
import {publishedId} from '../newsroom/ids.ts'
import {type Actor} from '../newsroom/roles.ts'
import {type TransitionName} from '../newsroom/workflow.ts'
import {runTransition} from '../plugins/workflow/run-transition.ts'

export interface SchedulerOptions {
  /** Signed in as {@link SCHEDULER}, or as somebody else who may publish. */
  client: SanityClient
  /** Told what was done, and what could not be, a line at a time. */
  log: (line: string) => void
  /** Milliseconds since 1970. */
  clock?: () => number
}

export interface Scheduler {
  /** Does everything that is due now; resolves when it is done. */
  runDue: () => Promise<void>
  close: () => void
}

/** Who publishes and takes down at the times that people have set. */
export const SCHEDULER: Actor = {id: 'scheduler', name: 'The scheduler', roles: ['duty-editor']}

/** However long until the next story: a clock may jump, and a listener may be cut off. */
const LONGEST_WAIT_MS = 30_000

/**
 * Publishes stories at the time they are scheduled for, and takes them down at the time they expire,
 * through the same rules as people. Each happens once: what has been done is no longer due, whether
 * the process lived through it or not, and two schedulers cannot both succeed on one revision.
 * What the rules hold stays where it is, is said in the log once, and goes as soon as it can.
 */
export function startScheduler({client, log, clock = Date.now}: SchedulerOptions): Scheduler {
  const raw = client.withConfig({perspective: 'raw', useCdn: false})
  /** What the log already says of each story that is held. */
  const told = new Map<string, string>()
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  let next: Promise<void> | undefined
  let closed = false

  // However often somebody types meanwhile, one more look is enough.
  const runDue = () => {
    next ??= running.then(() => {
      next = undefined
      running = pass()
      return running
    })
    return next
  }

  async function pass(): Promise<void> {
    if (closed) return
    clearTimeout(timer)
    const now = clock()
    let wait = LONGEST_WAIT_MS
    try {
      for (const due of await findDue(raw)) {
        if (due.time > now) wait = Math.min(wait, due.time - now)
        else await carryOut(due, new Date(now))
      }
    } catch (error) {
      log(`The scheduler cannot see the stories just now: ${messageOf(error)}`)
    }
    if (!closed) timer = setTimeout(() => void runDue(), wait)
  }

  async function carryOut({id, name, time}: Due, now: Date): Promise<void> {
    const planned = new Date(time).toISOString()
    const note = `Set for ${planned}`
    try {
      const result = await runTransition(raw, {id, name, actor: SCHEDULER, now, note})
      if (result.ok) return log(`${DONE[name]} ${id}, set for ${planned}.`)
      const held = result.holds.map((hold) => explainHold(hold, now)).join(' ')
      tellOnce(id, `Cannot ${VERB[name]} ${id}, set for ${planned}: ${held}`)
    } catch (error) {
      tellOnce(id, `Cannot ${VERB[name]} ${id}, set for ${planned}: ${messageOf(error)}`)
    }
  }

  function tellOnce(id: string, line: string): void {
    if (told.get(id) === line) return
    told.set(id, line)
    log(line)
  }

  const changes = raw
    .listen('*[_type == "article"]', {}, {includeResult: false, visibility: 'query'})
    .subscribe({next: () => void runDue(), error: () => undefined})
  void runDue()
  return {
    runDue,
    close: () => {
      closed = true
      clearTimeout(timer)
      changes.unsubscribe()
    },
  }
}

const VERB = {publish: 'publish', withdraw: 'take down'} as const
const DONE = {publish: 'Published', withdraw: 'Took down'} as const

interface Due {
  id: string
  name: Extract<TransitionName, 'publish' | 'withdraw'>
  /** Milliseconds since 1970. */
  time: number
}

const TIMED = `{
  "publish": *[_type == "article" && _id in path("drafts.**") && defined(workflow.scheduledFor)]
    {_id, "at": workflow.scheduledFor},
  "withdraw": *[_type == "article" && _id in path("*") && pubStatus != "canceled" && defined(workflow.expiresAt)]
    {_id, "at": workflow.expiresAt}
}`

/** Everything that has a time, the earliest first; a time that cannot be read never comes. */
async function findDue(client: SanityClient): Promise<Due[]> {
  const timed = await client.fetch<Record<Due['name'], {_id: string; at: string}[]>>(TIMED)
  const names: Due['name'][] = ['publish', 'withdraw']
  return names
    .flatMap((name) =>
      timed[name].map(({_id, at}) => ({
        id: publishedId(_id),
        name,
        time: Date.parse(at),
      })),
    )
    .filter(({time}) => !Number.isNaN(time))
    .sort((a, b) => a.time - b.time)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
