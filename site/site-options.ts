import {type Publication} from './publication.ts'

/** What a site must be told. */
export interface SiteOptions {
  projectId: string
  dataset: string
  /** Origin of a lake of one's own; without it the project is read from sanity.io. */
  apiHost?: string
  /** Read hosted content from the CDN at its edge. Default: true at sanity.io. */
  useCdn?: boolean
  /** Milliseconds for which a reader waits for an answer of the lake. Default: 3,000. */
  lakeTimeout?: number
  /** Origin under which readers know the site: `https://example.org`. */
  siteOrigin: string
  /** Origin of the Studio, which shows previews in a frame. */
  studioOrigin?: string
  /** A viewer's token. Used for previews, and to ask when embargoes end; never for readers' pages. */
  previewToken?: string
  /** Signs preview sessions; with a key of one's own they outlive a restart. */
  previewKey?: string
  publication?: Partial<Publication>
  clock?: () => Date
  log?: (entry: LogEntry) => void
}

/** Something that whoever runs the site should know. Readers are never shown it. */
export interface LogEntry {
  level: 'info' | 'warning' | 'error'
  code: string
  message: string
  path?: string
}

/** As {@link SiteOptions}, checked. */
export interface SiteSettings extends SiteOptions {
  siteOrigin: string
  clock: () => Date
  log: (entry: LogEntry) => void
}

/** Throws `TypeError` with the name of the option that cannot be used, and what it should be. */
export function checkOptions(options: SiteOptions): SiteSettings {
  return {
    ...options,
    siteOrigin: originOf('siteOrigin', options.siteOrigin),
    ...(options.studioOrigin ? {studioOrigin: originOf('studioOrigin', options.studioOrigin)} : {}),
    ...(options.apiHost ? {apiHost: originOf('apiHost', options.apiHost)} : {}),
    clock: options.clock ?? (() => new Date()),
    log: options.log ?? printLine,
  }
}

function originOf(name: string, address: string): string {
  const url = URL.parse(address)
  if (url === null || !url.protocol.startsWith('http')) {
    throw new TypeError(`${name} is "${address}"; give an origin, such as "https://example.org".`)
  }
  return url.origin
}

function printLine(entry: LogEntry): void {
  process.stderr.write(`${JSON.stringify(entry)}\n`)
}
