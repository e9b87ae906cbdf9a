/** Whoever lets so much pile up is not reading any more; they may come back and resume. */
const MOST_BUFFERED_BYTES = 1024 * 1024

/**
 * One server-sent event stream: the body of a response that goes on. A reader that falls behind by a
 * megabyte is cut off, so a slow one costs nobody else anything.
 */
export class EventStream {
  readonly body: ReadableStream<Uint8Array>
  /** Resolves when the stream is over, whoever ended it. */
  readonly closed: Promise<void>
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined
  #markClosed: () => void
  static readonly #encoder = new TextEncoder()

  constructor() {
    const {promise, resolve} = Promise.withResolvers<void>()
    this.closed = promise
    this.#markClosed = resolve
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller
        },
        cancel: () => this.#end(),
      },
      new ByteLengthQueuingStrategy({highWaterMark: MOST_BUFFERED_BYTES}),
    )
  }

  /** `data` is JSON text. An event with an id can be resumed from. */
  send(event: string, data: string, id?: string): void {
    const head = id === undefined ? '' : `id: ${id}\n`
    this.#write(`${head}event: ${event}\ndata: ${data}\n\n`)
  }

  /** Says nothing; keeps proxies and browsers from giving the connection up. */
  keepAlive(): void {
    this.#write(':\n\n')
  }

  close(): void {
    this.#controller?.close()
    this.#end()
  }

  #write(text: string): void {
    if (!this.#controller) return
    this.#controller.enqueue(EventStream.#encoder.encode(text))
    if ((this.#controller.desiredSize ?? 0) <= 0) this.close()
  }

  #end(): void {
    this.#controller = undefined
    this.#markClosed()
  }
}
