import {type SanityClient} from '@sanity/client'
import {readNextOpening} from '../content/read-next-opening.ts'
import {startReading} from '../content/reading.ts'
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
  /** Hears of changes, as a stranger may. */
  client: SanityClient
  /** May ask when embargoes end, where there is a token: strangers do not see that there is one. */
  tokenClient: SanityClient | undefined
  /** Pages may say something else now. */
  onChange: () => void
}

/** Where nobody can tell when embargoes end, a story may come to readers so much late. */
const UNTOLD_MS = 60_000

/** A page cache that is never wrong: it hears of every change, and knows when embargoes end. */
export function keepFresh({settings, client, tokenClient, onChange}: FreshnessOptions): Freshness {
  const now = () => settings.clock().getTime()
  let isWatched = false
  let lastLiveEventId: string | undefined

  const openings = new OpeningClock({
    now,
    ask: (at) => readNextOpening(startReading(tokenClient ?? client, lastLiveEventId).read, at),
    opened: () => lookAgain(),
  })
  const cache = new PageCache({
    now,
    lastOpening: (at) => openings.lastOpening(at),
    isWatched: () => isWatched,
    ...(tokenClient ? {} : {longest: UNTOLD_MS}),
  })

  function lookAgain(): void {
    openings.refresh().catch((error: unknown) => {
      settings.log({level: 'warning', code: 'openingsUnknown', message: String(error)})
    })
    onChange()
  }

  const stopFollowing = followChanges(client, {
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
      isWatched = isNow
    },
  })

  return {
    cache,
    lastLiveEventId: () => lastLiveEventId,
    isWatched: () => isWatched,
    stop: () => {
      stopFollowing()
      openings.stop()
    },
  }
}
