import {type ChildProcessWithoutNullStreams, spawn, type SpawnOptions} from 'node:child_process'
import {once} from 'node:events'
import {createInterface} from 'node:readline'
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

export interface RunningLake {
  url: string
  /** By role; only those of a lake that had none before. */
  tokens: Record<string, string>
  child: ChildProcessWithoutNullStreams
  /** As Ctrl-C does. Resolves with the exit code. */
  stop: () => Promise<number | null>
  /** As a power cut does, as far as the process is concerned. */
  kill: () => Promise<void>
}

/** Starts `newsroom lake` on a free port, and waits until it says where. */
export async function startLakeProcess(words: string[] = ['--memory']): Promise<RunningLake> {
  const child = spawnNewsroom(['lake', '--port', '0', ...words])
  const exited = once(child, 'exit')
  const complaints = text(child.stderr)
  const {value: line} = await createInterface({input: child.stdout})[Symbol.asyncIterator]().next()
  if (line === undefined) throw new Error(`The lake did not start: ${await complaints}`)
  const {url, tokens = {}}: {url: string; tokens?: Record<string, string>} = JSON.parse(line)
  return {
    url,
    tokens,
    child,
    async stop() {
      child.kill('SIGTERM')
      const [code] = await exited
      return code
    },
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** Starts `newsroom <words>` in a process of its own. */
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
