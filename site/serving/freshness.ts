import {type SanityClient} from '@sanity/client'
import {readNextOpening} from '../asking/read-next-opening.ts'
import {startReading} from '../asking/reading.ts'
import {type SiteSettings} from '../site-options.ts'
import {followChanges} from './live-changes.ts'
import {OpeningClock} from './opening-clock.ts'
import {PageCache} from './page-cache.ts'

export interface Freshness {
  cache: PageCache
  /** The newest change that we know of. */
  lastLiveEventId: () => string | undefined
  /** Are we told of changes at this moment? */
  isWatched: () => boolean
  stop: () => void
}

export interface FreshnessOptions {
  settings: SiteSettings
  /** What a stranger may see. */
  client: SanityClient
  /**
   * Where there is a token, it asks when embargoes end and hears of all that is published: strangers
   * are not told that a story has come whose hour has not.
   */
  tokenClient: SanityClient | undefined
  /** Pages may say something else now. */
  onChange: () => void
}

/** Where nobody can tell when embargoes end, a story may come to readers so much late. */
const UNTOLD_MS = 60_000

/**
 * A page cache that is never wrong for long: it hears of every change, and knows when embargoes end.
 * While it does not, everything is asked for again in time: after two seconds where it hears of no
 * changes, after a minute where nobody says when embargoes end. No story is ever early.
 */
export function keepFresh({settings, client, tokenClient, onChange}: FreshnessOptions): Freshness {
  const now = () => settings.clock().getTime()
  let isWatched = false
  let lastLiveEventId: string | undefined

  const openings = new OpeningClock({
    now,
    ask: (at) => readNextOpening(startReading(tokenClient ?? client, lastLiveEventId).read, at),
    opened: () => lookAgain(),
    unanswered: (error) => {
      settings.log({level: 'warning', code: 'openingsUnknown', message: String(error)})
    },
  })
  const isTold = () => tokenClient !== undefined && openings.isKnown
  const cache = new PageCache({
    now,
    lastOpening: (at) => openings.lastOpening(at),
    isWatched: () => isWatched,
    longest: () => (isTold() ? Infinity : UNTOLD_MS),
  })

  function lookAgain(): void {
    void openings.refresh()
    onChange()
  }

  const stopFollowing = followChanges(tokenClient ? signedIn(tokenClient) : client, {
    changed: (tags, eventId) => {
      lastLiveEventId = eventId
      cache.changed(tags)
      lookAgain()
    },
    doubted: () => {
      cache.doubt()
      if (isWatched) lookAgain()
    },
    watched: (isNow) => {
      if (isWatched && !isNow) {
        const message =
          'We hear of no changes: until we do, every page is asked for again and again'
        settings.log({level: 'warning', code: 'changesUnheard', message})
      }
      isWatched = isNow
    },
  })

  // Where nobody can tell us of an opening, we look, for those who have a page open.
  const looking = setInterval(() => {
    if (isTold()) return
    cache.doubt()
    onChange()
  }, UNTOLD_MS)
  looking.unref()

  return {
    cache,
    lastLiveEventId: () => lastLiveEventId,
    isWatched: () => isWatched,
    stop: () => {
      stopFollowing()
      openings.stop()
      clearInterval(looking)
    },
  }
}

/** The client itself signs in to the stream of changes only where drafts are wanted, too. */
function signedIn(client: SanityClient): SanityClient {
  return client.withConfig({headers: {authorization: `Bearer ${client.config().token}`}})
}
