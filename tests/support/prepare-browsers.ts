import {spawn} from 'node:child_process'
import {once} from 'node:events'

/**
 * Unpacks the browser before the browser tests, and builds the Studio while the slow unit tests run:
 * a file that comes sooner waits for the build (`bin/studio/make-once.ts`). In a process of its own,
 * since Vitest loads this file without `import.meta.resolve`.
 */
export default async function prepareBrowsers(): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ['tests/support/open-and-close.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  await Promise.race([once(child.stdout, 'data'), ended])
  return async () => void (await ended)
}
