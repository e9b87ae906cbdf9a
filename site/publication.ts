import {NEWSROOM_TIME_ZONE} from '../newsroom/dates/zoned-time.ts'

/** The paper: what its pages say of themselves. */
export interface Publication {
  name: string
  description: string
  /** BCP 47, of everything that is not a story's own text. */
  language: string
  /** IANA name of the zone in which readers are told times. */
  timeZone: string
}

export const PUBLICATION: Publication = {
  name: 'The Ledger',
  description: 'News, pictures and the archive',
  language: 'en-GB',
  timeZone: NEWSROOM_TIME_ZONE,
}
