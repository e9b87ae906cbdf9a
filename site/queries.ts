import {defineQuery} from 'groq'

/**
 * What a reader site asks of Content Lake. Every field is named: what is not named here stays in
 * the newsroom. `sanity typegen generate` types the answers in `sanity.types.ts`.
 */

/**
 * May readers see the article at `$now`? The second lock on the door: the lake's own access control
 * gives strangers nothing that is withheld or under embargo, a public dataset at sanity.io does.
 */
const OPEN = /* groq */ `_type == "article" && _id in path("*")
  && (!defined(pubStatus) || pubStatus == "usable")
  && (embargo.active != true || dateTime(embargo.until) <= dateTime($now))
  && (!defined(workflow.firstPublishedAt) || dateTime(workflow.firstPublishedAt) <= dateTime($now))`

/** Newest first by the day on which it came to readers here, whatever day it tells of. */
const NEWEST = /* groq */ `order(workflow.firstPublishedAt desc, _createdAt desc)`

const DATE = /* groq */ `{edtf, asPrinted}`

const CREDIT = /* groq */ `{line, creators, asPrinted, "source": source->{name, shortCredit, kind}}`

/** What decides the address of a story, and whether there is one. */
const ADDRESS = /* groq */ `
  _id, _type, _createdAt, _updatedAt, headline, pubStatus, embargo{active, until},
  "slug": slug.current,
  originallyPublished${DATE},
  "firstPublishedAt": workflow.firstPublishedAt,
  "lastPublishedAt": workflow.lastPublishedAt,
  "lastSignificantAt": workflow.lastSignificantAt`

const CORRECTION = /* groq */ `{_id, _type, type, severity, publicText, date}`

/** Corrections of the story itself, of its galleries and of their captions, wherever they were told. */
const CORRECTED_BY = /* groq */ `*[_type == "correction" && references(
    ^._id, ^.body[].gallery._ref, ^.body[].caption._ref, ^.body[].gallery->captions[]._ref
  )]${CORRECTION}`

const PICTURE = /* groq */ `
  image{crop, hotspot, "asset": asset->{
    _id,
    "width": metadata.dimensions.width,
    "height": metadata.dimensions.height,
    "tone": metadata.palette.dominant.background
  }},
  leases[]{kind, from, until}`

const CAPTION = /* groq */ `{
  _id, _type, text, alt,
  credit${CREDIT},
  missingImage{reason, note},
  dateCreated${DATE},
  places[]{name},
  people[]{name, position},
  copyrightNotice,
  "corrections": corrections[]->${CORRECTION},
  ${PICTURE}
}`

const GALLERY = /* groq */ `{
  _id, _type, title, intro,
  defaults{credit${CREDIT}, dateCreated${DATE}, places[]{name}},
  "corrections": corrections[]->${CORRECTION},
  "captions": captions[]->${CAPTION}
}`

const SECTION = /* groq */ `{_id, _type, title, "slug": slug.current}`

const STORY = /* groq */ `{${ADDRESS},
  publicNotice, kicker, standfirst, language, topics,
  "section": section->${SECTION},
  bylines[]{_key, asPrinted, role, "person": person->{name, "slug": slug.current, jobTitle, sameAs}},
  dateline{asPrinted, "place": place->name, date${DATE}},
  "corrections": corrections[]->${CORRECTION},
  "correctedBy": ${CORRECTED_BY},
  body[_type != "furniture"]{
    _type, _key,
    _type == "block" => {
      style, listItem, level,
      children[]{_type, _key, text, marks},
      markDefs[]{_type, _key, href, "story": story->{${ADDRESS}}}
    },
    _type == "galleryEmbed" => {"gallery": gallery->${GALLERY}},
    _type == "imageEmbed" => {"caption": caption->${CAPTION}},
    _type == "pullQuote" => {text, attribution},
    _type == "correctionNote" => {"correction": correction->${CORRECTION}}
  }
}`

const LEAD = /* groq */ `{_id, _type, text, alt, credit${CREDIT}, ${PICTURE}}`

/** A story in a list, with the first picture that it has. */
const CARD = /* groq */ `{${ADDRESS},
  kicker, standfirst, language,
  "section": section->${SECTION},
  bylines[]{_key, asPrinted, "person": person->{name, "slug": slug.current}},
  "pictures": body[_type in ["imageEmbed", "galleryEmbed"]][0...3]{
    _type,
    _type == "imageEmbed" => {"caption": caption->${LEAD}},
    _type == "galleryEmbed" => {"gallery": gallery->{
      "count": count(captions),
      defaults{credit${CREDIT}},
      "captions": (captions[0...6]->)[defined(image.asset)][0...1]${LEAD}
    }}
  }
}`

const MENU = /* groq */ `"menu": *[_type == "section" && defined(slug.current)] | order(order asc, title asc)${SECTION}`

/**
 * The stories that may stand at an address, the likeliest first; a slug alone decides nothing, since
 * "in-pictures" is the slug of a column. `$day` is `YYYY-MM-DD`.
 */
export const STORY_QUERY = defineQuery(`{${MENU},
  "stories": *[_type == "article" && (slug.current == $slug || $slug in formerSlugs)]
    | order(select(
        originallyPublished.edtf == $day => 0,
        string::startsWith(workflow.firstPublishedAt, $day) => 0,
        1
      ) asc, select(slug.current == $slug => 0, 1) asc, select(pubStatus == "canceled" => 1, 0) asc,
      workflow.firstPublishedAt desc)[0...4]${STORY}
}`)

/** One story by its document, for previews: a draft may have no address yet. */
export const STORY_BY_ID_QUERY = defineQuery(`{${MENU},
  "stories": *[_type == "article" && _id == $id]${STORY}
}`)

/** Stories by an address of the site they came from. `$addresses` are spellings of one. */
export const FORMER_ADDRESS_QUERY = defineQuery(`{${MENU},
  "stories": *[_type == "article" && count(formerSlugs[@ in $addresses]) > 0]
    | ${NEWEST}[0...4]{${ADDRESS}, publicNotice}
}`)

/** Of an address at which no page can be: what stands around every page. */
export const MENU_QUERY = defineQuery(`{${MENU}}`)

export const FRONT_QUERY = defineQuery(`{${MENU},
  "stories": *[${OPEN}] | ${NEWEST}[$from...$to]${CARD}
}`)

export const SECTION_QUERY = defineQuery(`{${MENU},
  "section": *[_type == "section" && slug.current == $slug][0]{
    _id, _type, title, "slug": slug.current, description
  },
  "stories": *[${OPEN} && section->slug.current == $slug] | ${NEWEST}[$from...$to]${CARD}
}`)

export const BYLINE_QUERY = defineQuery(`{${MENU},
  "person": *[_type == "person" && slug.current == $slug][0]{
    _id, _type, name, "slug": slug.current, jobTitle, sameAs
  },
  "stories": *[${OPEN} && $slug in bylines[].person->slug.current] | ${NEWEST}[$from...$to]${CARD}
}`)

export const TOPIC_QUERY = defineQuery(`{${MENU},
  "stories": *[${OPEN} && $topic in topics] | ${NEWEST}[$from...$to]${CARD}
}`)

/** Candidates for a day; a story known only to the month may have gone live on it. */
export const DAY_QUERY = defineQuery(`{${MENU},
  "stories": *[${OPEN} && (originallyPublished.edtf == $day
    || string::startsWith(workflow.firstPublishedAt, $day))] | ${NEWEST}[0...500]${CARD}
}`)

/** `$words` are single words; each must stand in the story or in one of its captions. */
export const SEARCH_QUERY = defineQuery(`{${MENU},
  "stories": *[${OPEN} && [
      headline, standfirst, kicker, pt::text(body[_type == "block"]), ...topics,
      ...body[].gallery->captions[]->text, ...body[].gallery->title
    ] match $words] | ${NEWEST}[$from...$to]${CARD}
}`)

/** A correction is as public as the stories that it corrects: without one, it is not listed. */
export const CORRECTIONS_QUERY = defineQuery(`{${MENU},
  "corrections": *[_type == "correction" && severity != "minor" && _id in path("*")]
    | order(date desc)[$from...$to]{
      _id, _type, type, severity, publicText, date,
      "about": [_id, ...targets[].document._ref,
        ...*[_type == "gallery" && references(^.targets[].document._ref)]._id]
    }{
      _id, _type, type, severity, publicText, date,
      "stories": *[${OPEN} && (_id in ^.about || references(^.about))][0...5]{${ADDRESS}}
    }
}`)

/** The newest stories of the whole paper (`$section` is empty) or of one section, with their text. */
export const FEED_QUERY = defineQuery(`{${MENU},
  "section": *[_type == "section" && slug.current == $section][0]${SECTION},
  "stories": *[${OPEN} && ($section == "" || section->slug.current == $section)]
    | ${NEWEST}[0...50]{
      "card": @${CARD},
      "text": pt::text(body[_type == "block"]),
      "corrections": corrections[]->${CORRECTION},
      "correctedBy": ${CORRECTED_BY}
    }
}`)

/** What went live since `$since`; which of it is news is decided by each story's own date. */
export const NEWS_SITEMAP_QUERY = defineQuery(`
  *[${OPEN} && workflow.firstPublishedAt >= $since] | ${NEWEST}[0...1000]{${ADDRESS}, language}
`)

/** Where the months of the sitemaps begin: the earliest day of its own, and on which one went live. */
export const SITEMAP_BEGINNING_QUERY = defineQuery(`[
  *[${OPEN} && defined(slug.current) && originallyPublished.edtf >= "0"]
    | order(originallyPublished.edtf asc)[0].originallyPublished.edtf,
  *[${OPEN} && defined(slug.current) && defined(workflow.firstPublishedAt)]
    | order(workflow.firstPublishedAt asc)[0].workflow.firstPublishedAt,
  *[${OPEN} && defined(slug.current)] | order(_createdAt asc)[0]._createdAt
]`)

const HAS_OWN_DAY = /* groq */ `defined(dateTime(originallyPublished.edtf + "T00:00:00Z"))`

/** Those of `$months` (`2017-02`) in which stories of their own day, or that went live here, stand. */
export const SITEMAP_MONTHS_QUERY = defineQuery(`
  $months[select(
    defined(*[${OPEN} && defined(slug.current) && ${HAS_OWN_DAY}
      && string::startsWith(originallyPublished.edtf, ^)][0]._id) => true,
    defined(*[${OPEN} && defined(slug.current) && !${HAS_OWN_DAY}
      && string::startsWith(coalesce(workflow.firstPublishedAt, _createdAt), ^)][0]._id)
  )]
`)

/** Candidates for a month, as {@link DAY_QUERY} finds them for a day. */
export const MONTH_SITEMAP_QUERY = defineQuery(`
  *[${OPEN} && (string::startsWith(originallyPublished.edtf, $month)
    || string::startsWith(coalesce(workflow.firstPublishedAt, _createdAt), $month))]
    | ${NEWEST}[0...50000]{${ADDRESS}}
`)

/** When the next story that is ready lets itself be seen. Tells times and nothing else. */
export const NEXT_OPENING_QUERY = defineQuery(`{
  "lift": *[_type == "article" && _id in path("*") && embargo.active == true
    && dateTime(embargo.until) > dateTime($now)] | order(dateTime(embargo.until) asc)[0].embargo.until,
  "start": *[_type == "article" && _id in path("*")
    && dateTime(workflow.firstPublishedAt) > dateTime($now)]
    | order(workflow.firstPublishedAt asc)[0].workflow.firstPublishedAt
}`)
