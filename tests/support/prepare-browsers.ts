import {execFile} from 'node:child_process'
import {promisify} from 'node:util'

/**
 * Runs once before the browser tests: the first newsroom builds the Studio, the first browser is
 * unpacked. Files that run side by side then find both. In a process of its own, since Vitest loads
 * this file without `import.meta.resolve`.
 */
export default async function prepareBrowsers(): Promise<void> {
  await promisify(execFile)(process.execPath, ['tests/support/open-and-close.ts'])
}
