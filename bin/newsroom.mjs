#!/usr/bin/env node
// The door: finds a Node that can run the rest (TypeScript and SQLite built in) and hands over.
// Plain JavaScript on purpose, so that a Node of any age can read it and say what is missing.
import {spawn} from 'node:child_process'
import {existsSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

const own = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url))
const node = existsSync(own) ? own : process.execPath
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (node === process.execPath && (major < 22 || (major === 22 && minor < 18))) {
  process.stderr.write(
    `newsroom needs Node 22.18 or newer and this is ${process.version}: run "npm ci" here, which brings its own.\n`,
  )
  process.exit(1)
}

// Half of what a command takes to start is reading our sources. What has been read is kept beside the
// packages, where whoever could change it could change these as well.
const compiled = fileURLToPath(new URL('../node_modules/.cache/newsroom', import.meta.url))

// Reading an archive makes much that lives shortly. With little room for it memory stays as small
// after a gigabyte as after a minute; with more Node fills a few hundred megabytes before it looks.
const reads = ['parse', 'import'].includes(process.argv[2] ?? '')

const child = spawn(
  node,
  [
    // Keys named "__proto__" in documents then are ordinary keys.
    '--disable-proto=delete',
    '--disable-warning=ExperimentalWarning',
    // V8 13.6 may end a process whose threads read TypeScript one after another (see vitest.config.ts).
    ...(node === own ? ['--wasm-wrapper-tiering-budget=2000000000'] : []),
    ...(reads ? ['--max-semi-space-size=2'] : []),
    fileURLToPath(new URL('./newsroom.ts', import.meta.url)),
    ...process.argv.slice(2),
  ],
  {stdio: 'inherit', env: {NODE_COMPILE_CACHE: compiled, ...process.env}},
)
// Ctrl-C reaches the child by itself; it stops what it started, and then this ends with it.
process.on('SIGINT', () => {})
// Asked twice, it is stopped without being asked.
let asked = 0
process.on('SIGTERM', () => child.kill(asked++ === 0 ? 'SIGTERM' : 'SIGKILL'))
// npm passes SIGTERM to the shell between it and this, which ends without a word to anybody. What
// "npm start" started would go on and hold its ports.
if (process.env.npm_lifecycle_event !== undefined) {
  const shell = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(watch)
    child.kill('SIGTERM')
  }, 500)
  watch.unref()
}
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1)
})
