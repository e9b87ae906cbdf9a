import {type ChildProcessWithoutNullStreams, spawn, type SpawnOptions} from 'node:child_process'
import {once} from 'node:events'
import {text} from 'node:stream/consumers'
import {fileURLToPath} from 'node:url'

const NEWSROOM = fileURLToPath(new URL('../../bin/newsroom.ts', import.meta.url))

export interface Ended {
  stdout: string
  stderr: string
  code: number | null
}

type Surroundings = Pick<SpawnOptions, 'cwd' | 'env' | 'uid' | 'gid'>

/** Runs `newsroom <words>` in a process of its own, until it ends. */
export async function runNewsroom(words: string[], options: Surroundings = {}): Promise<Ended> {
  const child = spawnNewsroom(words, options)
  child.stdin.end()
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return {stdout, stderr, code}
}

/** The same, while it runs. */
export function spawnNewsroom(
  words: string[],
  options: Surroundings = {},
): ChildProcessWithoutNullStreams {
  return spawn(
    process.execPath,
    ['--disable-proto=delete', '--disable-warning=ExperimentalWarning', NEWSROOM, ...words],
    {...options, stdio: ['pipe', 'pipe', 'pipe']},
  )
}
