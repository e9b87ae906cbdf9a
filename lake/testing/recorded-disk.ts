/** One thing that a process did to its files, or said on stdout. */
export type Step =
  | {kind: 'write'; path: string; at: number; bytes: Buffer}
  | {kind: 'truncate'; path: string; size: number}
  | {kind: 'sync'; path: string}
  | {kind: 'unlink'; path: string}
  | {kind: 'rename'; path: string; to: string}
  | {kind: 'say'; text: string}

/**
 * Reads what `strace -y -xx` has recorded of one thread: what it wrote into the files under `folder`,
 * and its lines on stdout. SQLite's shared memory is left out: it is made anew at every start.
 */
export function readRecording(recording: string, folder: string): Step[] {
  return recording.split('\n').flatMap((line) => readStep(line, folder) ?? [])
}

function readStep(line: string, folder: string): Step | undefined {
  const [, call = '', rest = ''] = /^(\w+)\((.*)$/.exec(line) ?? []
  if (!/ = \d/.test(rest)) return undefined
  if (call === 'unlink' || call === 'rename') return readNames(call, rest, folder)
  const [, descriptor, name = ''] = /^(\d+)<([^>]*)>/.exec(rest) ?? []
  if (call === 'write' && descriptor === '1') {
    return {kind: 'say', text: unescape(rest).toString()}
  }
  const path = inside(unescapeName(name), folder)
  if (path === undefined) return undefined
  if (call === 'fsync' || call === 'fdatasync') return {kind: 'sync', path}
  if (call === 'ftruncate')
    return {kind: 'truncate', path, size: Number(/, (\d+)\)/.exec(rest)?.[1])}
  if (call !== 'pwrite64') return undefined
  return {
    kind: 'write',
    path,
    at: Number(/, (\d+)\) += \d+$/.exec(rest)?.[1]),
    bytes: unescape(rest),
  }
}

function readNames(call: 'unlink' | 'rename', rest: string, folder: string): Step | undefined {
  const names = [...rest.matchAll(/"([^"]*)"/g)].map(([, name = '']) => unescapeName(name))
  const path = inside(names[0] ?? '', folder)
  if (path === undefined) return undefined
  if (call === 'unlink') return {kind: 'unlink', path}
  const to = inside(names[1] ?? '', folder)
  return to === undefined ? undefined : {kind: 'rename', path, to}
}

/** `"\x61\x62"` → the bytes of `ab` */
function unescape(rest: string): Buffer {
  const [, hex = ''] = /"((?:\\x[0-9a-f]{2})*)"/.exec(rest) ?? []
  return Buffer.from(hex.replaceAll('\\x', ''), 'hex')
}

function unescapeName(name: string): string {
  return name.replaceAll(/\\x([0-9a-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  )
}

function inside(path: string, folder: string): string | undefined {
  const isOurs = path.startsWith(`${folder}/`) && !path.endsWith('-shm')
  return isOurs ? path.slice(folder.length + 1) : undefined
}

export interface DiskOptions {
  /** How much of what was not synced is there after the cut. */
  kept: 'nothing' | 'half' | 'all'
  /** Files that the disk says it has synced, and has not: to prove that the harness notices. */
  deafTo?: RegExp
}

type Change = Extract<Step, {kind: 'write' | 'truncate'}>

/** What is on a disk after a power cut, given what was written and what was synced until then. */
export class Disk {
  readonly #options: DiskOptions
  readonly #synced = new Map<string, Buffer>()
  readonly #pending = new Map<string, Change[]>()
  #coin = 1

  constructor(options: DiskOptions) {
    this.#options = options
  }

  take(step: Step): void {
    switch (step.kind) {
      case 'write':
      case 'truncate':
        this.#pending.set(step.path, [...(this.#pending.get(step.path) ?? []), step])
        return
      case 'sync':
        if (!this.#options.deafTo?.test(step.path)) this.#sync(step.path)
        return
      case 'unlink':
        this.#synced.delete(step.path)
        this.#pending.delete(step.path)
        return
      case 'rename':
        this.#rename(step.path, step.to)
        return
      case 'say':
    }
  }

  files(): Map<string, Buffer> {
    const paths = new Set([...this.#synced.keys(), ...this.#pending.keys()])
    return new Map([...paths].map((path) => [path, this.#after(path)]))
  }

  #after(path: string): Buffer {
    const changes = this.#pending.get(path) ?? []
    const {kept} = this.#options
    const lasting = kept === 'all' ? changes : changes.filter(() => kept === 'half' && this.#toss())
    return lasting.reduce(applied, this.#synced.get(path) ?? Buffer.alloc(0))
  }

  #sync(path: string): void {
    const changes = this.#pending.get(path)
    // Nothing new, or a folder.
    if (!changes) return
    this.#synced.set(path, changes.reduce(applied, this.#synced.get(path) ?? Buffer.alloc(0)))
    this.#pending.delete(path)
  }

  #rename(from: string, to: string): void {
    const synced = this.#synced.get(from)
    if (synced) this.#synced.set(to, synced)
    this.#pending.set(to, this.#pending.get(from) ?? [])
    this.#synced.delete(from)
    this.#pending.delete(from)
  }

  /** Heads or tails, the same in every run. */
  #toss(): boolean {
    this.#coin = (this.#coin * 1_103_515_245 + 12_345) % 2 ** 31
    return this.#coin > 2 ** 30
  }
}

function applied(bytes: Buffer, change: Change): Buffer {
  if (change.kind === 'truncate') {
    const next = Buffer.alloc(change.size)
    bytes.copy(next, 0, 0, change.size)
    return next
  }
  const end = change.at + change.bytes.length
  const next = bytes.length >= end ? Buffer.from(bytes) : Buffer.concat([bytes], end)
  change.bytes.copy(next, change.at)
  return next
}
