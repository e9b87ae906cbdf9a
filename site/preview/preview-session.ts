import {createHmac, randomBytes, timingSafeEqual} from 'node:crypto'

/** A shift. After it, the Studio is asked once more. */
const SESSION_MS = 8 * 60 * 60 * 1000

export interface PreviewSessions {
  /** The value of the cookie of somebody whom the Studio has let in. */
  begin: (perspective: string, now: Date) => string
  /** The perspective of a session that we began and that has not ended; else `undefined`. */
  read: (cookie: string | undefined, now: Date) => string | undefined
}

/**
 * Sessions that live in their cookies, signed. Without a key of its own a site makes one, and its
 * sessions end with it.
 */
export function createPreviewSessions(key: string | undefined): PreviewSessions {
  const secret = key ?? randomBytes(32).toString('base64url')
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url')
  return {
    begin: (perspective, now) => {
      const text = `${now.getTime() + SESSION_MS}.${perspective}`
      return `${text}.${sign(text)}`
    },
    read: (cookie = '', now) => {
      const end = cookie.lastIndexOf('.')
      const text = cookie.slice(0, Math.max(0, end))
      if (!isSame(cookie.slice(end + 1), sign(text))) return undefined
      const [until, perspective] = text.split('.')
      return Number(until) > now.getTime() ? perspective : undefined
    },
  }
}

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
