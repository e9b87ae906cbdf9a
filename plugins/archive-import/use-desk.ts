import {useEffect, useState} from 'react'
import {type SanityClient, useClient, useDocumentStore} from 'sanity'
import {type ArchiveReader, openArchiveReader} from './archive-reader.ts'
import {ImportDesk} from './import-desk.ts'

/** A text that has been put in, and not yet read. */
export interface Pasted {
  name: string
  text: string
}

interface Seat {
  desk: ImportDesk
  client: SanityClient
  reader: ArchiveReader
  pasted: Pasted
}

/**
 * What lies on the desk stays there while its person looks something up in another tool. The
 * document store is one for each person and workspace.
 */
const seats = new WeakMap<object, Seat>()

export function useDesk(): Seat & {keepPasted: (pasted: Pasted) => void} {
  const store = useDocumentStore()
  const studioClient = useClient({apiVersion: '2026-09-01'})
  const [seat] = useState(() => {
    const kept = seats.get(store)
    if (kept) return kept
    const client = studioClient.withConfig({perspective: 'raw', useCdn: false})
    const reader = openArchiveReader()
    const desk = new ImportDesk(client, reader)
    const fresh = {client, reader, desk, pasted: {name: '', text: ''}}
    seats.set(store, fresh)
    return fresh
  })
  const [pasted, setPasted] = useState(seat.pasted)
  const keepPasted = (now: Pasted) => {
    setPasted(now)
    seats.set(store, {...seat, pasted: now})
  }
  return {...seat, pasted, keepPasted}
}

/** The browser asks before it leaves a page that is still writing. */
export function useStayWhile(isWriting: boolean): void {
  useEffect(() => {
    if (!isWriting) return undefined
    const stay = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', stay)
    return () => window.removeEventListener('beforeunload', stay)
  }, [isWriting])
}
