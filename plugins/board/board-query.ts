import {type StoryDocument} from '../../newsroom/model.ts'

/**
 * What a card and the rules need of a story. Of the text only what may hold the story is fetched:
 * what stands in it and where links go. A thousand stories are 0.9 MB this way instead of twenty.
 */
const FIELDS: Record<StoryDocument['_type'], string> = {
  article: `_id, _type, _rev, _updatedAt, headline, slugline, slug, section, kicker, standfirst,
    pubStatus, embargo, originallyPublished, workflow, "first": body[0]{_type, _key},
    "body": body[_type != "block" || count(markDefs) > 0]{_type, _key, gallery, caption, markDefs}`,
  gallery: `_id, _type, _rev, _updatedAt, title, expectedCount, workflow, captions[]{_type, _key, _ref},
    defaults{credit{line, creators, source, asPrinted}}`,
  caption:
    '_id, _type, _rev, _updatedAt, text, alt, image{asset}, missingImage, credit, dateCreated, workflow',
}

/**
 * Every draft of a type; what readers have of these; and what went live since `$since`. The archive
 * behind that stays where it is. Asked with perspective `raw`: a board must tell a draft from a
 * change of something live.
 */
export function rowsQuery(type: StoryDocument['_type']): string {
  const own = `_type == "${type}"`
  const drafts = `${own} && _id in path("drafts.**")`
  return `{
    "drafts": *[${drafts}]{${FIELDS[type]}},
    "published": *[${own} && _id in path("*") && (workflow.lastPublishedAt > $since
      || _id in *[${drafts}]{"id": string::split(_id, "drafts.")[1]}.id)]{${FIELDS[type]}}
  }`
}

/** The galleries at work, and which captions nobody has cleared: ids only, there are many. */
export const PICTURES_QUERY = `{
  "galleries": *[_type == "gallery" && (_id in path("drafts.**")
    || (_id in path("*") && workflow.lastPublishedAt > $since))]{${FIELDS.gallery}},
  "unsettled": *[_type == "caption" && _id in path("drafts.**") && workflow.stage != "cleared"]._id
}`
