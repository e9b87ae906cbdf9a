import {type ImportRecord} from '../../newsroom/import-record.ts'
import {type StoryDocument} from '../../newsroom/model.ts'
import {current} from '../../newsroom/story.ts'
import {versionsById} from './current-documents.ts'
import {writtenByTarget} from './merge-reading.ts'
import {fieldOf, isSameValue} from './same-value.ts'

export interface SinceWritten {
  /** Published ids of documents that are gone and of whose deletion the record knows nothing. */
  missing: string[]
  /** Fields that hold something else than the import wrote; people and scripts may do so. */
  changed: {id: string; field: string}[]
}

/**
 * What has become of the documents that an import wrote. No violation: people delete captions and
 * change words. An import that met a deletion has flagged it, and it is told no more.
 *
 * @param documents drafts and published documents of the record as they are now; the draft counts
 */
export function sinceWritten(
  record: Pick<ImportRecord, 'written' | 'review'>,
  documents: readonly StoryDocument[],
): SinceWritten {
  const byId = versionsById(documents)
  const deleted = new Set(
    record.review.filter(({code}) => code === 'deletedByPeople').map(({target}) => target),
  )
  const missing: string[] = []
  const changed: SinceWritten['changed'] = []
  for (const [id, fields] of writtenByTarget(record)) {
    const document = current(byId.get(id))
    if (document === undefined) {
      if (!deleted.has(id)) missing.push(id)
      continue
    }
    for (const {field, value} of fields.values()) {
      if (!isSameValue(fieldOf(document, field) ?? null, JSON.parse(value)))
        changed.push({id, field})
    }
  }
  return {missing, changed}
}
