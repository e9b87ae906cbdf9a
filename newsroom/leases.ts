import {type Lease} from './model.ts'

type Term = Pick<Lease, 'kind' | 'from' | 'until'>

/**
 * May the picture be shown now? Not while a `denyUse` lease runs, and, where there are `allowUse`
 * leases, only while one of them runs. Without leases: yes. Syndication leases say nothing here.
 */
export function mayUse(leases: readonly Term[], now: Date): boolean {
  const running = leases.filter((lease) => runs(lease, now))
  if (running.some(({kind}) => kind === 'denyUse')) return false
  const allowed = leases.some(({kind}) => kind === 'allowUse')
  return !allowed || running.some(({kind}) => kind === 'allowUse')
}

/** The next time at which {@link mayUse} may answer otherwise. */
export function nextLeaseChange(leases: readonly Term[], now: Date): Date | undefined {
  const times = leases
    .flatMap(({from, until}) => [from, until])
    .map((time) => new Date(time ?? ''))
    .filter((time) => time > now)
  return times.toSorted((a, b) => a.getTime() - b.getTime())[0]
}

/** A time that cannot be read makes no right and ends no ban. */
function runs({kind, from, until}: Term, now: Date): boolean {
  const bans = kind.startsWith('deny')
  const begun = from === undefined || (isTime(from) ? new Date(from) <= now : bans)
  const ended = until !== undefined && (isTime(until) ? new Date(until) <= now : !bans)
  return begun && !ended
}

function isTime(text: string): boolean {
  return !Number.isNaN(new Date(text).getTime())
}
