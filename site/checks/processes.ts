import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {readFile} from 'node:fs/promises'
import {createInterface} from 'node:readline'

/** A process that has printed one line of JSON, which says that it is ready. */
export interface Started {
  child: ChildProcess
  line: unknown
  stop: () => Promise<void>
}

export async function start(script: string, args: readonly string[]): Promise<Started> {
  const child = spawn(process.execPath, [script, ...args], {stdio: ['ignore', 'pipe', 'inherit']})
  const [line] = await once(createInterface({input: child.stdout}), 'line')
  return {
    child,
    line: JSON.parse(String(line)),
    stop: async () => {
      child.kill()
      await once(child, 'exit')
    },
  }
}

/** Milliseconds that the process has computed, in all its threads. */
export async function cpuOf({child: {pid}}: Started): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
  // The kernel counts in hundredths of a second.
  return (Number(user) + Number(system)) * 10
}

export async function memoryOf({child: {pid}}: Started): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)
}
