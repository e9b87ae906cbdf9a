import {type LiveEvent} from '@sanity/client'
import {type Observable, type Subscription} from 'rxjs'

/** As much of a client as hears of changes. */
interface LiveSource {
  live: {events: () => Observable<LiveEvent>}
}

export interface ChangeListener {
  /** Documents have changed: answers with one of these tags are wrong. */
  changed: (tags: readonly string[], eventId: string) => void
  /** Anything may have changed. */
  doubted: () => void
  /** Whether changes reach us has changed. */
  watched: (isWatched: boolean) => void
}

/** After the lake has sent us away, and after an error, we come back: soon, then less and less soon. */
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000

/**
 * Follows what changes in the lake, with one connection for all readers, for as long as the site
 * runs. Never throws: while the lake cannot be heard, it says so and goes on trying.
 *
 * @returns ends the connection
 */
export function followChanges(client: LiveSource, listener: ChangeListener): () => void {
  let subscription: Subscription | undefined
  let timer: NodeJS.Timeout | undefined
  let pause = FIRST_PAUSE_MS
  let isStopped = false

  const connect = () => {
    subscription = client.live.events().subscribe({next: hear, error: comeBack, complete: comeBack})
  }
  const comeBack = () => {
    subscription?.unsubscribe()
    listener.watched(false)
    listener.doubted()
    if (isStopped) return
    clearTimeout(timer)
    timer = setTimeout(connect, pause)
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
  }
  const hear = (event: LiveEvent) => {
    switch (event.type) {
      case 'welcome':
        pause = FIRST_PAUSE_MS
        listener.watched(true)
        // What changed while we were away, nobody tells us.
        listener.doubted()
        return
      case 'message':
        listener.changed(event.tags, event.id)
        return
      case 'restart':
        listener.doubted()
        return
      case 'reconnect':
        listener.watched(false)
        listener.doubted()
        return
      case 'goaway':
        comeBack()
        return
    }
  }

  connect()
  return () => {
    isStopped = true
    clearTimeout(timer)
    subscription?.unsubscribe()
  }
}
