import {readFileSync} from 'node:fs'
import {createIfNotExists, defineMigration, transaction} from '@sanity/migrate'
import {
  checkConservation,
  describeProblem,
  readArchiveText,
  toDocuments,
} from '../../archive/index.ts'

const SOURCE = '000_7cafc0cd8781497e.txt'

/** What the source does not hold and an editor has supplied; `provenance.supplied` says so. */
const SUPPLIED = {
  headline: 'US-backed forces declare new offensive to capture Raqqa from Isis',
  slug: {_type: 'slug', current: 'us-backed-forces-declare-offensive-to-capture-raqqa'},
  section: {_type: 'reference', _ref: 'section-world'},
} as const

const SECTION = {
  _id: 'section-world',
  _type: 'section',
  title: 'World',
  slug: {_type: 'slug', current: 'world'},
  order: 1,
}

/**
 * Brings one story of the archive in: an article, its gallery at its place in the text, eleven
 * captions, and the private record of where each character of the source went. All drafts, at the
 * stage `intake`. Once the record is there, the migration has nothing left to do, whatever people
 * have made of the story since.
 */
export default defineMigration({
  title: 'Import the archive story of the Raqqa offensive',
  async *migrate(_documents, {client}) {
    const result = readArchiveText({
      name: SOURCE,
      bytes: readFileSync(new URL(SOURCE, import.meta.url)),
    })
    if (!result.ok) throw new Error(describeProblem(SOURCE, result.problem))
    const {article, galleries, captions, importRecord} = toDocuments(result.story, {
      runId: 'import-story-raqqa',
    })
    const [violation] = checkConservation(importRecord)
    if (violation) throw new Error(`${SOURCE}: ${violation.message}`)
    const imported = await client.fetch<number>('count(*[_id == $id])', {id: importRecord._id})
    if (imported > 0) return
    const headed = {
      ...article,
      ...SUPPLIED,
      provenance: {...article.provenance, supplied: Object.keys(SUPPLIED)},
    }
    const documents = [SECTION, headed, ...galleries, ...captions, importRecord]
    yield transaction(documents.map((document) => createIfNotExists(document)))
  },
})
