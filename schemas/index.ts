import {type SchemaTypeDefinition} from 'sanity'
import {body} from './blocks/body.ts'
import {correctionNote} from './blocks/correction-note.ts'
import {furniture} from './blocks/furniture.ts'
import {galleryEmbed} from './blocks/gallery-embed.ts'
import {imageEmbed} from './blocks/image-embed.ts'
import {pullQuote} from './blocks/pull-quote.ts'
import {article} from './documents/article.ts'
import {caption} from './documents/caption.ts'
import {correction} from './documents/correction.ts'
import {creditSource} from './documents/credit-source.ts'
import {editorialLog} from './documents/editorial-log.ts'
import {gallery} from './documents/gallery.ts'
import {houseStyleRule} from './documents/house-style-rule.ts'
import {importRecord} from './documents/import-record.ts'
import {person} from './documents/person.ts'
import {place} from './documents/place.ts'
import {readerExample} from './documents/reader-example.ts'
import {section} from './documents/section.ts'
import {byline} from './objects/byline.ts'
import {correctionTarget} from './objects/correction-target.ts'
import {credit} from './objects/credit.ts'
import {dateline} from './objects/dateline.ts'
import {embargo} from './objects/embargo.ts'
import {galleryDefaults} from './objects/gallery-defaults.ts'
import {
  discard,
  removedDraft,
  reviewFlag,
  segment,
  suggestion,
  readerAnswer,
  writtenField,
} from './objects/import-parts.ts'
import {lease} from './objects/lease.ts'
import {loggedChange} from './objects/logged-change.ts'
import {missingImage} from './objects/missing-image.ts'
import {partialDate} from './objects/partial-date.ts'
import {personShown} from './objects/person-shown.ts'
import {placeShown} from './objects/place-shown.ts'
import {provenance} from './objects/provenance.ts'
import {assignee, check, checks, workflow} from './objects/workflow.ts'

/** Every type, in editorial order: what readers get, what it refers to, what stays in the newsroom. */
export const schemaTypes: SchemaTypeDefinition[] = [
  article,
  gallery,
  caption,
  correction,
  section,
  person,
  place,
  creditSource,
  houseStyleRule,
  readerExample,
  importRecord,
  editorialLog,
  body,
  galleryEmbed,
  imageEmbed,
  pullQuote,
  correctionNote,
  furniture,
  byline,
  dateline,
  credit,
  galleryDefaults,
  placeShown,
  personShown,
  lease,
  missingImage,
  partialDate,
  embargo,
  correctionTarget,
  loggedChange,
  workflow,
  assignee,
  checks,
  check,
  provenance,
  segment,
  discard,
  reviewFlag,
  suggestion,
  readerAnswer,
  writtenField,
  removedDraft,
]
