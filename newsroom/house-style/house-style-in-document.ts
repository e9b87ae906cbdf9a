import {formatPartialDate, precisionOf} from '../dates/partial-date.ts'
import {type Article, type Caption, type Gallery, type StoryDocument} from '../model.ts'
import {findStyle, type StyleFinding, type StyleKind, type StyleList} from './house-style.ts'

/** What the list knows better in one text of a document. */
export interface StyleInField {
  /** Where the text stands, as Sanity writes paths: `body[_key=="a"].children[_key=="b"].text`. */
  path: string
  /** What editors call it: "Headline", "Text, paragraph 3". */
  field: string
  text: string
  findings: StyleFinding[]
}

interface Place {
  path: string
  field: string
  text: string | undefined
  kinds: readonly StyleKind[]
}

const WORDS: readonly StyleKind[] = ['term']
/** Under a picture that was taken some time ago, "today" is another day than the reader's. */
const WORDS_OF_THE_TIME: readonly StyleKind[] = ['term', 'time']
const CREDIT: readonly StyleKind[] = ['agency', 'term']

/** Everything in a document that the newsroom's list knows better; texts without any are left out. */
export function findStyleInDocument(document: StoryDocument, list: StyleList): StyleInField[] {
  return placesIn(document).flatMap(({path, field, text, kinds}) => {
    const found = text ? findStyle(text, list, kinds) : []
    const findings = document._type === 'caption' ? found.map(dated(document)) : found
    return text && findings.length > 0 ? [{path, field, text, findings}] : []
  })
}

function placesIn(document: StoryDocument): Place[] {
  switch (document._type) {
    case 'article':
      return placesInArticle(document)
    case 'gallery':
      return placesInGallery(document)
    case 'caption':
      return placesInCaption(document)
  }
}

function placesInArticle({headline, kicker, standfirst, body = []}: Article): Place[] {
  let paragraph = 0
  const inBody = body.flatMap((block): Place[] => {
    const at = `body[_key==${JSON.stringify(block._key)}]`
    if (block._type === 'pullQuote') {
      return [{path: `${at}.text`, field: 'Pull quote', text: block.text, kinds: WORDS}]
    }
    if (block._type !== 'block') return []
    paragraph++
    return block.children.map(({_key, text}) => ({
      path: `${at}.children[_key==${JSON.stringify(_key)}].text`,
      field: `Text, paragraph ${paragraph}`,
      text,
      kinds: WORDS,
    }))
  })
  return [
    {path: 'headline', field: 'Headline', text: headline, kinds: WORDS},
    {path: 'kicker', field: 'Kicker', text: kicker, kinds: WORDS},
    {path: 'standfirst', field: 'Standfirst', text: standfirst, kinds: WORDS},
    ...inBody,
  ]
}

function placesInGallery({title, intro}: Gallery): Place[] {
  return [
    {path: 'title', field: 'Title', text: title, kinds: WORDS},
    {path: 'intro', field: 'Intro', text: intro, kinds: WORDS},
  ]
}

function placesInCaption({text, alt, credit, provenance}: Caption): Place[] {
  const kinds = provenance?.importRecord === undefined ? WORDS : WORDS_OF_THE_TIME
  return [
    {path: 'text', field: 'Caption', text, kinds},
    {path: 'alt', field: 'Alternative text', text: alt, kinds},
    {path: 'credit.line', field: 'Credit', text: credit?.line, kinds: CREDIT},
  ]
}

const WEEKDAY = new Intl.DateTimeFormat('en-GB', {timeZone: 'UTC', weekday: 'long'})

/**
 * Where the day of the picture is known and falls on the weekday that its caption names, that day is
 * suggested: "on Monday" under a picture of 2016-11-21 → "on 21 November 2016". Nothing is guessed.
 */
function dated({dateCreated}: Caption): (finding: StyleFinding) => StyleFinding {
  const day = dateCreated?.edtf ?? ''
  if (dateCreated === undefined || precisionOf(day) !== 'day') return (finding) => finding
  const moment = new Date(`${day}T00:00:00Z`)
  const weekday = Number.isNaN(moment.getTime()) ? undefined : WEEKDAY.format(moment)
  return (finding) =>
    finding.kind === 'time' && finding.suggestion === undefined && finding.found === weekday
      ? {...finding, suggestion: formatPartialDate(dateCreated)}
      : finding
}
