import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'
import {current, type Story, versionsOfAll} from '../story.ts'
import {sealedContent} from './sealed-content.ts'

/**
 * The seal of a story: SHA-256, hexadecimal, over what readers would get of article, galleries and
 * captions as they are now. Approving stores it; any later change of a word, a credit, a picture or
 * the order of captions gives another seal, and publishing is held until somebody has looked again.
 */
export function sealOf(story: Story): string {
  const documents = versionsOfAll(story).map((one) => {
    const document = current(one)
    return [one.id, document ? sealedContent(document) : null]
  })
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(documents))))
}
