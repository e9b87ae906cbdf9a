/** One thing that the doctor has looked at. */
export interface Finding {
  /** Which: `node`, `folder`, `storage` … */
  check: string
  /** A warning may become a fault; with a fault, work is lost or impossible. */
  state: 'ok' | 'warning' | 'fault'
  /** What was seen, as a sentence. */
  message: string
  /** What to do about it; absent when all is well. */
  remedy?: string
}

export function describeFinding({check, state, message, remedy}: Finding): string {
  const sentence = remedy === undefined ? message : `${message} ${remedy}`
  return `${state.padEnd(8)} ${check.padEnd(8)} ${sentence}`
}
