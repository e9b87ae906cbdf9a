import {type SanityClient} from '@sanity/client'
import {LakeAway, LakeFault} from '../asking/lake-client.ts'
import {startReading} from '../asking/reading.ts'
import {outOfOrder} from '../pages/message-page.tsx'
import {type Route} from '../routes.ts'
import {type SiteSettings} from '../site-options.ts'
import {type View} from '../view/view.ts'
import {type CachedPage, packPage} from './cached-page.ts'
import {keyOf, type PageAddress} from './page-address.ts'
import {type PageCache} from './page-cache.ts'

/** A lake that is away is not asked by every reader who comes. */
const AWAY_PAUSE_MS = 1_000

export interface ReaderPagesOptions {
  settings: SiteSettings
  client: SanityClient
  view: View
  cache: PageCache
  /** The newest change that we know of. */
  lastLiveEventId: () => string | undefined
}

/** The pages that readers get: kept as long as they are right, made when they are not. */
export class ReaderPages {
  readonly #options: ReaderPagesOptions
  #away: {error: LakeAway; until: number} | undefined
  /** How many pages the lake has given us what they need for. */
  #answered = 0

  constructor(options: ReaderPagesOptions) {
    this.#options = options
  }

  /**
   * Never rejects: what goes wrong is logged, and readers are told that it has. Such a page is not
   * kept.
   */
  async answer(
    route: Route,
    address: PageAddress,
    params: Record<string, string>,
  ): Promise<CachedPage> {
    const {cache, settings, view} = this.#options
    try {
      return await cache.pageFor(keyOf(address), () => this.#make(route, address, params))
    } catch (error) {
      const isLake = error instanceof LakeFault
      settings.log({
        level: 'error',
        code: isLake ? 'lakeFault' : 'pageFault',
        message: error instanceof Error ? error.message : String(error),
        path: address.path,
      })
      return packPage(outOfOrder(view, isLake ? 503 : 500), new Set(), Date.now())
    }
  }

  async #make(
    route: Route,
    address: PageAddress,
    params: Record<string, string>,
  ): Promise<CachedPage> {
    const {settings, client, view, lastLiveEventId} = this.#options
    const now = settings.clock()
    if (this.#away && now.getTime() < this.#away.until) throw this.#away.error
    const answered = this.#answered
    const {read, tags} = startReading(client, lastLiveEventId())
    try {
      const answer = await route.answer({...address, params, now, read, view})
      this.#away = undefined
      this.#answered++
      return packPage(answer, tags, now.getTime())
    } catch (error) {
      // Silent to one question and not to others, it is slow with that one and not away.
      if (error instanceof LakeAway && this.#answered === answered) {
        this.#away = {error, until: settings.clock().getTime() + AWAY_PAUSE_MS}
      }
      throw error
    }
  }
}
