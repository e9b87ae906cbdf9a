import {type SanityClient} from '@sanity/client'
import {type Actor} from '../newsroom/access/roles.ts'
import {explainHold} from '../newsroom/holds/hold.ts'
import {publishedId} from '../newsroom/ids.ts'
import {type TransitionName} from '../newsroom/transition.ts'
import {runNote} from '../plugins/workflow/run-note.ts'
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

/** A clock may jump: so often it is compared with the next time that somebody has set. */
const GLANCE_MS = 1000
/** However long until the next story: a listener may be cut off, and what is held may be free. */
const LOOK_MS = 30_000

/**
 * Publishes stories at the time they are scheduled for, and takes them down at the time they expire,
 * through the same rules as people. Each happens once: what has been done is no longer due, whether
 * the process lived through it or not, and two schedulers cannot both succeed on one revision.
 * What the rules hold stays where it is and goes as soon as it can; why is said once, here and in the
 * story's own log, to whoever set the time.
 */
export function startScheduler({client, log, clock = Date.now}: SchedulerOptions): Scheduler {
  const raw = client.withConfig({perspective: 'raw', useCdn: false})
  /** What the log says already: of each story everything that has held it. */
  const told = new Set<string>()
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
    let next = Number.POSITIVE_INFINITY
    try {
      for (const due of await findDue(raw)) {
        for (const time of [due.time, due.free]) if (time > now) next = Math.min(next, time)
        if (due.time <= now) await carryOut(due, new Date(now))
      }
    } catch (error) {
      log(`The scheduler cannot see the stories just now: ${messageOf(error)}`)
    }
    wait({from: now, next})
  }

  /** Timers know nothing of a clock that is set, nor of a machine that slept. */
  function wait({from, next}: {from: number; next: number}): void {
    if (closed) return
    const left = next - clock()
    timer = setTimeout(
      () => {
        const now = clock()
        if (now >= next || now >= from + LOOK_MS || now < from) void runDue()
        else wait({from, next})
      },
      Math.max(0, Math.min(left, GLANCE_MS)),
    )
  }

  async function carryOut({id, name, time}: Due, now: Date): Promise<void> {
    const planned = new Date(time).toISOString()
    const note = `Set for ${planned}`
    try {
      const result = await runTransition(raw, {id, name, actor: SCHEDULER, now, note})
      if (result.ok) return log(`${DONE[name]} ${id}, set for ${planned}.`)
      const held = result.holds.map((hold) => explainHold(hold, now)).join(' ')
      const reasons = result.holds.map(({what}) => `${what}.`).join(' ')
      tellOnce(id, reasons, `Cannot ${VERB[name]} ${id}, set for ${planned}: ${held}`)
      await noteOnce(raw, {id, now, note: `Could not ${VERB[name]} it at ${planned}: ${reasons}`})
    } catch (error) {
      const why = messageOf(error)
      tellOnce(id, why, `Cannot ${VERB[name]} ${id}, set for ${planned}: ${why}`)
    }
  }

  function tellOnce(id: string, why: string, line: string): void {
    const key = `${id} ${why}`
    if (told.has(key)) return
    told.add(key)
    log(line)
  }

  // Also when it is welcomed, at first and again: what was changed before has been missed.
  const events = ['welcome', 'mutation'] as const
  const changes = raw
    .listen(
      '*[_type == "article"]',
      {},
      {
        includeResult: false,
        // Without it nobody hears of drafts, and times are set in drafts.
        includeAllVersions: true,
        visibility: 'query',
        events: [...events],
      },
    )
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

interface HeldNote {
  id: string
  note: string
  now: Date
}

/** Says in the story's log what holds it, for whoever set the time; once, whatever is restarted. */
async function noteOnce(client: SanityClient, {id, note, now}: HeldNote): Promise<void> {
  const {last, setBy} = await client.fetch<{last: string | null; setBy: string | null}>(
    HELD_BEFORE,
    {id, scheduler: SCHEDULER.id},
  )
  if (last === note) return
  const mentions = setBy === null ? [] : [setBy]
  await runNote(client, {about: id, subjectId: id, note, mentions, actor: SCHEDULER, now})
}

const HELD_BEFORE = `{
  "last": *[_type == "editorialLog" && story._ref == $id && event == "note" && by == $scheduler]
    | order(at desc)[0].note,
  "setBy": *[_type == "editorialLog" && story._ref == $id && event in ["schedule", "expire"]]
    | order(at desc)[0].by
}`

const VERB = {publish: 'publish', withdraw: 'take down'} as const
const DONE = {publish: 'Published', withdraw: 'Took down'} as const

interface Due {
  id: string
  name: Extract<TransitionName, 'publish' | 'withdraw'>
  /** Milliseconds since 1970. */
  time: number
  /** When an embargo ends that holds it until then; `NaN` without one. */
  free: number
}

const TIMED = `{
  "publish": *[_type == "article" && _id in path("drafts.**") && defined(workflow.scheduledFor)]
    {_id, "at": workflow.scheduledFor, "until": embargo.until},
  "withdraw": *[_type == "article" && _id in path("*") && pubStatus != "canceled" && defined(workflow.expiresAt)]
    {_id, "at": workflow.expiresAt}
}`

interface Timed {
  _id: string
  at: string
  until?: string | null
}

/** Everything that has a time, the earliest first; a time that cannot be read never comes. */
async function findDue(client: SanityClient): Promise<Due[]> {
  const timed = await client.fetch<Record<Due['name'], Timed[]>>(TIMED)
  const names: Due['name'][] = ['publish', 'withdraw']
  return names
    .flatMap((name) =>
      timed[name].map(({_id, at, until}) => ({
        id: publishedId(_id),
        name,
        time: Date.parse(at),
        free: Date.parse(until ?? ''),
      })),
    )
    .filter(({time}) => !Number.isNaN(time))
    .sort((a, b) => a.time - b.time)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
