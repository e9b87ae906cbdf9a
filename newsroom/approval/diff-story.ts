import {creditLine} from '../credit-line.ts'
import {formatPartialDate} from '../dates/partial-date.ts'
import {type Article, type StoryDocument} from '../model.ts'
import {type Story, type Versions} from '../story.ts'
import {sealedContent} from './sealed-content.ts'

/** One field that is about to change under readers' eyes. */
export interface Change {
  documentId: string
  type: StoryDocument['_type']
  field: string
  /** As a person reads it; empty where the field was, or will be, empty. */
  before: string
  after: string
}

/** What publishing would change for readers, in the order in which they meet it. */
export function diffStory({article, galleries, captions}: Story): Change[] {
  return [article, ...galleries, ...captions].flatMap((versions) =>
    versions === undefined ? [] : diffDocument(versions),
  )
}

export function diffDocument({id, draft, published}: Versions<StoryDocument>): Change[] {
  if (draft === undefined || published === undefined) return []
  const was = new Map(sealedContent(published))
  return sealedContent(draft).flatMap(([field, value]) => {
    if (JSON.stringify(value) === JSON.stringify(was.get(field))) return []
    return [
      {
        documentId: id,
        type: draft._type,
        field,
        before: describe(published, field, was.get(field)),
        after: describe(draft, field, value),
      },
    ]
  })
}

function describe(document: StoryDocument, field: string, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (document._type === 'article' && field === 'body') return textOf(document.body ?? [])
  if (document._type === 'caption' && field === 'credit') return creditLine(document.credit) ?? ''
  if (document._type === 'caption' && field === 'dateCreated' && document.dateCreated) {
    return formatPartialDate(document.dateCreated)
  }
  if (document._type === 'caption' && (field === 'places' || field === 'people')) {
    return (document[field] ?? []).map(({name}) => name).join(', ')
  }
  return JSON.stringify(value)
}

/** Paragraphs, one a line; pictures and galleries as a word in brackets. */
function textOf(body: NonNullable<Article['body']>): string {
  return body
    .map((block) => {
      if (block._type === 'block') return block.children.map(({text}) => text).join('')
      if (block._type === 'pullQuote' || block._type === 'furniture') return block.text ?? ''
      return `[${block._type}]`
    })
    .join('\n')
}
