import {missingOf, openSocket} from './bare-socket.ts'

/**
 * Asks for a page again and again over a few connections, for so long. Counts whole answers; throws
 * when one is not 200.
 */
export async function press(
  address: string,
  connections: number,
  milliseconds: number,
): Promise<number> {
  const url = new URL(address)
  const until = performance.now() + milliseconds
  const one = async (): Promise<number> => {
    const {promise, resolve, reject} = Promise.withResolvers<number>()
    let answered = 0
    let missing = 0
    const socket = await openSocket(url, (bytes) => {
      try {
        missing = missing > 0 ? missing - bytes.byteLength : missingOf(bytes)
      } catch (error) {
        reject(error)
      }
      if (missing > 0) return
      answered++
      if (performance.now() > until) resolve(answered)
      else socket.ask(url.pathname)
    })
    socket.ask(url.pathname)
    return promise.finally(socket.close)
  }
  const counts = await Promise.all(Array.from({length: connections}, one))
  return counts.reduce((sum, count) => sum + count, 0)
}
