import {once} from 'node:events'
import {connect} from 'node:net'

/**
 * A connection that asks, looks for bytes in what comes, and understands nothing else: whoever
 * measures with two thousand of them leaves the processor to what is measured.
 */
export interface BareSocket {
  ask: (path: string) => void
  isOpen: () => boolean
  close: () => void
}

/** What comes is read into one buffer for all; it is overwritten by what comes next. */
const shared = Buffer.allocUnsafe(64 * 1024)

export async function openSocket(
  {hostname, port, host}: URL,
  onBytes: (bytes: Buffer) => void,
): Promise<BareSocket> {
  const socket = connect({
    host: hostname,
    port: Number(port),
    noDelay: true,
    onread: {
      buffer: shared,
      callback: (length) => {
        onBytes(shared.subarray(0, length))
        return true
      },
    },
  })
  await once(socket, 'connect')
  return {
    ask: (path) => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: br\r\n\r\n`)
    },
    isOpen: () => socket.writable,
    close: () => socket.destroy(),
  }
}

/** Of an answer that begins in these bytes: how many are still to come. Throws when it is not 200. */
export function missingOf(bytes: Buffer): number {
  const head = bytes.indexOf('\r\n\r\n')
  const text = bytes.toString('latin1', 0, head)
  if (!text.startsWith('HTTP/1.1 200')) throw new Error(`Answered: ${text.slice(0, 200)}`)
  const length = Number(/content-length: (\d+)/i.exec(text)?.[1])
  return head + 4 + length - bytes.byteLength
}
