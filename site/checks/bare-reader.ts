import {type BareSocket, missingOf, openSocket} from './bare-socket.ts'

/**
 * A reader of an open page who does what the page's script does, but for showing it: hears that the
 * page has changed, waits for its turn, and fetches it again.
 */
export interface BareReader {
  /** When, by `performance.now()`, the next change is told and then fetched. Ask before it comes. */
  nextChange: () => Promise<Change>
  close: () => void
}

interface Change {
  told: number
  fetched: number
}

/** Resolves when the stream is open. */
export async function openReader(url: URL, version: string): Promise<BareReader> {
  const opened = Promise.withResolvers<void>()
  let change = Promise.withResolvers<Change>()
  let told = 0
  let id = ''
  let missing = 0
  let page: BareSocket | undefined

  const stream = await openSocket(url, (bytes) => {
    if (!bytes.includes('event: update')) return opened.resolve()
    told = performance.now()
    const text = bytes.toString('latin1')
    id = /^id: (.*)$/m.exec(text)?.[1] ?? ''
    const spread = Number(/^data: (.*)$/m.exec(text)?.[1])
    setTimeout(() => void fetchPage().catch(change.reject), Math.random() * spread)
  })
  const fetchPage = async () => {
    // The site, like browsers, closes connections over which nobody has asked for a while.
    if (!page?.isOpen()) page = await openSocket(url, takeIn)
    page.ask(url.pathname)
  }
  const takeIn = (bytes: Buffer) => {
    if (missing > 0) missing -= bytes.byteLength
    else if (bytes.includes(`"${id}-br"`)) missing = missingOf(bytes)
    else return change.reject(new Error('What is fetched is not what was told'))
    if (missing === 0) change.resolve({told, fetched: performance.now()})
  }

  stream.ask(`/live?path=${url.pathname}&version=${version}`)
  await opened.promise
  return {
    nextChange: () => {
      change = Promise.withResolvers()
      return change.promise
    },
    close: () => {
      stream.close()
      page?.close()
    },
  }
}

/** The version of a page, as an open page knows it. */
export async function versionAt(address: URL): Promise<string> {
  // Of what is packed, the tag says how.
  const asItIs = {'accept-encoding': 'identity'}
  const {headers} = await fetch(address, {method: 'HEAD', headers: asItIs})
  return headers.get('etag')?.replaceAll('"', '') ?? ''
}
