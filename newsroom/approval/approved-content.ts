import {type StoryDocument} from '../model.ts'
import {current, isStoryDocument, type Story, versionsOfAll} from '../story.ts'
import {type Change, diffDocument} from './diff-story.ts'
import {sealedContent} from './sealed-content.ts'

/**
 * What an approval was given to, as text for its entry in the private log: the sealed fields of the
 * article, its galleries and their captions. The seal says *that* something has changed since, this
 * says what, for as long as the log lives.
 */
export function approvedContent(story: Story): string {
  const documents = documentsOf(story).map((document) => ({
    _id: document._id,
    _type: document._type,
    ...Object.fromEntries(sealedContent(document)),
  }))
  return JSON.stringify(documents)
}

/** What has changed since, field by field; a document that came later has changed altogether. */
export function changesSince(approved: string, story: Story): Change[] {
  const then = new Map(readApproved(approved).map((document) => [document._id, document]))
  return versionsOfAll(story).flatMap((versions) => {
    const now = current(versions)
    if (now === undefined) return []
    return diffDocument({
      id: versions.id,
      draft: now,
      published: then.get(versions.id) ?? empty(now),
    })
  })
}

function documentsOf(story: Story): StoryDocument[] {
  return versionsOfAll(story).flatMap((versions): StoryDocument[] => {
    const document = current(versions)
    return document ? [{...document, _id: versions.id}] : []
  })
}

function readApproved(text: string): StoryDocument[] {
  try {
    const documents: unknown = JSON.parse(text)
    return Array.isArray(documents) ? documents.filter((one) => isStoryDocument(one)) : []
  } catch {
    return []
  }
}

function empty({_id, _type}: StoryDocument): StoryDocument {
  return {_id, _type}
}
