import {sealedContent} from './sealed-content.ts'
import {current, type Story, versionsOfAll} from './story.ts'

/**
 * The seal of a story: SHA-256, hexadecimal, over what readers would get of article, galleries and
 * captions as they are now. Approving stores it; any later change of a word, a credit, a picture or
 * the order of captions gives another seal, and publishing is held until somebody has looked again.
 */
export async function sealOf(story: Story): Promise<string> {
  const documents = versionsOfAll(story).map((one) => {
    const document = current(one)
    return [one.id, document ? sealedContent(document) : null]
  })
  const text = new TextEncoder().encode(JSON.stringify(documents))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
