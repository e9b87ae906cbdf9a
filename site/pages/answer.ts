import {type Read} from '../asking/reading.ts'
import {type View} from '../view/view.ts'

/** A request for a page, as its route has understood it. */
export interface Asked {
  /** The parts of the address that the route names, decoded. */
  params: Readonly<Record<string, string>>
  /** The whole path, as it was asked for. */
  path: string
  /** Which page of a list, from 1. */
  page: number
  /** What was looked for, where there is a search. */
  search: string
  now: Date
  read: Read
  view: View
}

export type Answer = Page | Moved

export interface Page {
  status: 200 | 403 | 404 | 410 | 500 | 503
  type: keyof typeof MEDIA_TYPES
  body: string
  /** When it will say something else though no document has changed. */
  until?: Date
}

interface Moved {
  status: 301
  path: string
}

export const MEDIA_TYPES = {
  html: 'text/html; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  text: 'text/plain; charset=utf-8',
} as const

/** Answers one kind of address. Throws what the lake throws. */
export type Answering = (asked: Asked) => Promise<Answer>
