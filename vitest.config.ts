import {defineConfig} from 'vitest/config'
import {SlowFirst} from './tests/support/slow-first.ts'

/** A busy machine takes its time; a test waits for what it needs to see, and ends when it sees it. */
const PATIENT = {testTimeout: 60_000, hookTimeout: 60_000, expect: {poll: {timeout: 20_000}}}

/**
 * Threads that read TypeScript run WebAssembly, and V8 13.6 now and then ends a process in which one
 * comes after another: it frees a call from WebAssembly into JavaScript that it has compiled anew
 * (`Runtime_TierUpWasmToJSWrapper` → `UnregisterWasmAllocation`). So none is compiled anew.
 */
const AS_COMPILED_FIRST = '--wasm-wrapper-tiering-budget=2000000000'

/** Keys named "__proto__" are ordinary keys, as in `newsroom` itself. */
const IN_NODE = {
  environment: 'node',
  execArgv: [AS_COMPILED_FIRST, '--disable-proto=delete', '--disable-warning=ExperimentalWarning'],
  ...PATIENT,
}

const IN_BROWSER = {
  environment: 'node',
  execArgv: [AS_COMPILED_FIRST],
  // Files share a process, and the browser in it. Those that end threads or overflow stacks on purpose
  // (`lake/http/hostile.test.ts`) have one each, or what they leave behind may end the next one.
  isolate: false,
  exclude: ['**/node_modules/**'],
  globalSetup: ['tests/support/prepare-browsers.ts'],
  // Each step waits for what it needs to see.
  testTimeout: 180_000,
  hookTimeout: 180_000,
  expect: {poll: {timeout: 20_000}},
}

export default defineConfig({
  test: {
    // Vitest would leave one processor idle, half of a machine with two.
    maxWorkers: '100%',
    sequence: {sequencer: SlowFirst},
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{newsroom,archive,schemas,plugins,migrations,lake,site,bin}/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts', '**/node_modules/**'],
          ...IN_NODE,
        },
      },
      {
        test: {
          name: 'promises',
          include: ['tests/*.test.ts'],
          ...IN_NODE,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/journeys/*.test.ts', '**/*.browser.test.ts'],
          ...IN_BROWSER,
        },
      },
      // What Sanity's own Studio and command line do with the lake.
      {test: {name: 'sanity', include: ['tests/sanity/*.test.ts'], ...IN_BROWSER}},
    ],
  },
})
