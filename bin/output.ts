import {once} from 'node:events'

let failure: Error | undefined

/**
 * Keeps a command at work when what it prints can no longer be printed: `import … | head -1` has read
 * enough after a line, and the import is brought to its end all the same.
 */
export function watchOutput(): void {
  process.stdout.on('error', (error) => {
    failure ??= error
  })
}

/** `false` as soon as nobody hears what is printed; whoever does nothing but print then stops. */
export function isHeard(): boolean {
  return failure === undefined
}

/** Why what was printed is not whole. A reader who had enough is no fault. */
export function outputProblem(): string | undefined {
  if (failure === undefined || ('code' in failure && failure.code === 'EPIPE')) return undefined
  return `What was to be printed could not be written (${failure.message}). Make room, or send it elsewhere.`
}

/** Waits for a slow reader instead of filling memory. */
export async function printWhole(text: string): Promise<void> {
  // Refused where the reader has gone, which is told already.
  if (!process.stdout.write(text)) await once(process.stdout, 'drain').catch(() => {})
}
