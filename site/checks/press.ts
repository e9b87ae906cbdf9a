import {connect} from 'node:net'

/**
 * Asks for a page again and again over a few connections, for so long. Counts whole answers; throws
 * when one is not 200.
 */
export async function press(
  url: string,
  connections: number,
  milliseconds: number,
): Promise<number> {
  const {hostname, port, pathname, host} = new URL(url)
  const request = Buffer.from(
    `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: br\r\n\r\n`,
  )
  const until = performance.now() + milliseconds
  const one = async (): Promise<number> => {
    const socket = connect(Number(port), hostname)
    let answered = 0
    let missing = 0
    socket.write(request)
    for await (const chunk of socket) {
      missing -= takeIn(chunk, missing)
      if (missing > 0) continue
      answered++
      missing = 0
      if (performance.now() > until) break
      socket.write(request)
    }
    socket.destroy()
    return answered
  }
  const counts = await Promise.all(Array.from({length: connections}, one))
  return counts.reduce((sum, count) => sum + count, 0)
}

/** How much of an answer a chunk brings; below zero, how much of it is still to come. */
function takeIn(chunk: unknown, missing: number): number {
  if (!Buffer.isBuffer(chunk)) throw new TypeError('A socket gives buffers')
  if (missing > 0) return chunk.byteLength
  const head = chunk.indexOf('\r\n\r\n')
  const text = chunk.toString('latin1', 0, head)
  if (!text.startsWith('HTTP/1.1 200')) throw new Error(`Answered: ${text.slice(0, 200)}`)
  const length = Number(/content-length: (\d+)/i.exec(text)?.[1])
  return chunk.byteLength - (head + 4) - length
}
