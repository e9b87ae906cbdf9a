import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'
import {sealedContent} from '../approval/sealed-content.ts'
import {type Check, type CheckName} from '../checks.ts'
import {type Article, type Caption, type Gallery} from '../model.ts'
import {current, type Story, versionsIn} from '../story.ts'

interface Fields {
  article: (keyof Article)[]
  gallery: (keyof Gallery)[]
  caption: (keyof Caption)[]
}

/** What each check is about. Who signs it off has looked at these fields, and at nothing else. */
const COVERED: Record<CheckName, Fields> = {
  legal: {
    article: ['headline', 'kicker', 'standfirst', 'body', 'bylines'],
    gallery: ['title', 'intro', 'captions'],
    caption: ['text', 'image', 'people'],
  },
  pictures: {
    article: [],
    gallery: ['captions'],
    caption: ['image', 'missingImage', 'alt'],
  },
  rights: {
    article: [],
    gallery: ['captions', 'defaults'],
    caption: ['image', 'credit', 'usageTerms', 'copyrightNotice', 'leases'],
  },
  facts: {
    article: ['headline', 'kicker', 'standfirst', 'body', 'dateline', 'originallyPublished'],
    gallery: ['title', 'intro', 'captions', 'defaults'],
    caption: ['text', 'dateCreated', 'places', 'people'],
  },
  sourceProof: {
    article: ['body', 'bylines', 'dateline', 'originallyPublished'],
    gallery: ['title', 'intro', 'captions'],
    caption: ['text', 'credit', 'dateCreated', 'places'],
  },
}

/**
 * Hash of what a check of this document is about. A check of an article is about its pictures too;
 * one of a gallery is about the gallery, for each of its captions has checks of its own.
 */
export function coverOf(check: CheckName, story: Story, id: string): string {
  const own = versionsIn(story, id)
  const pictures = id === story.article?.id ? [...story.galleries, ...story.captions] : []
  const content = [own, ...pictures].map((versions) => {
    const document = current(versions)
    if (document === undefined) return null
    const covered: readonly string[] = COVERED[check][document._type]
    return sealedContent(document).filter(([field]) => covered.includes(field))
  })
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(content)))).slice(0, 32)
}

/** Is the check still to be made: asked for, or signed off over something that has changed since? */
export function isOpen(
  check: Check | undefined,
  name: CheckName,
  story: Story,
  id: string,
): boolean {
  if (check?.state === 'required') return true
  if (check?.state !== 'done' || check.covers === undefined) return false
  return check.covers !== coverOf(name, story, id)
}
