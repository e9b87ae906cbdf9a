/** One server-sent event as it came over the wire. */
export interface WireEvent {
  event: string
  id: string | undefined
  data: Record<string, unknown>
}

/** A reader of one event stream, without the reconnecting of a real one: tests cut it themselves. */
export class WireEvents {
  readonly #reader: ReadableStreamDefaultReader<string>
  #buffer = ''

  constructor(response: Response) {
    if (!response.body) throw new Error('The response has no body')
    this.#reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  }

  /** The next event; `undefined` when the stream is over. Comments are passed over. */
  async next(): Promise<WireEvent | undefined> {
    for (;;) {
      const end = this.#buffer.indexOf('\n\n')
      if (end >= 0) {
        const frame = this.#buffer.slice(0, end)
        this.#buffer = this.#buffer.slice(end + 2)
        if (!frame.startsWith(':')) return readFrame(frame)
        continue
      }
      const {done, value} = await this.#reader.read()
      if (done) return undefined
      this.#buffer += value
    }
  }

  async take(count: number): Promise<WireEvent[]> {
    const events: WireEvent[] = []
    while (events.length < count) {
      const event = await this.next()
      if (!event) throw new Error(`The stream ended after ${events.length} of ${count} events`)
      events.push(event)
    }
    return events
  }

  async cut(): Promise<void> {
    await this.#reader.cancel()
  }
}

function readFrame(frame: string): WireEvent {
  const fields = new Map(
    frame.split('\n').map((line): [string, string] => {
      const colon = line.indexOf(': ')
      return [line.slice(0, colon), line.slice(colon + 2)]
    }),
  )
  return {
    event: fields.get('event') ?? 'message',
    id: fields.get('id'),
    data: JSON.parse(fields.get('data') ?? '{}'),
  }
}
