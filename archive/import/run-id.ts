/** `20261124-193207-4f2a`: says when it was, and sorts. */
export function newRunId(now: Date): string {
  const [day = '', time = ''] = now.toISOString().split(/[T.]/)
  const chance = crypto.randomUUID().slice(0, 4)
  return `${day.replaceAll('-', '')}-${time.replaceAll(':', '')}-${chance}`
}
