import {type ElementShape} from './xml-shape.test.fixture.ts'

/** RSS 2.0 (rssboard.org/rss-specification), with the modules that the feed declares. */
export const RSS: Record<string, ElementShape> = {
  rss: {
    attributes: {
      'version': 'required',
      'xmlns:atom': 'optional',
      'xmlns:content': 'optional',
      'xmlns:dc': 'optional',
      'xmlns:media': 'optional',
    },
    children: {
      channel: {
        times: '1',
        children: {
          'title': {times: '1', text: someText},
          'link': {times: '1', text: webAddress},
          'description': {times: '1', text: someText},
          'language': {times: '0..1', text: languageTag},
          'lastBuildDate': {times: '0..1', text: rfc822},
          // The RSS Board's profile asks for it, once, with these three.
          'atom:link': {
            times: '1',
            attributes: {href: 'required', rel: 'required', type: 'required'},
          },
          'item': {
            times: '0..n',
            children: {
              // An item has a title or a description; every story has a headline.
              'title': {times: '1', text: someText},
              'link': {times: '1', text: webAddress},
              'guid': {times: '1', attributes: {isPermaLink: 'optional'}, text: someText},
              'pubDate': {times: '0..1', text: rfc822},
              'atom:updated': {times: '0..1', text: instant},
              'dc:creator': {times: '0..1', text: someText},
              'category': {times: '0..n', text: someText},
              'description': {times: '0..1', text: someText},
              'content:encoded': {times: '0..1', text: someText},
              'media:content': {
                times: '0..n',
                attributes: {url: 'required', medium: 'optional'},
                children: {
                  'media:description': {times: '0..1', text: someText},
                  'media:credit': {times: '0..n', text: someText},
                },
              },
            },
          },
        },
      },
    },
  },
}

/** sitemaps.org/schemas/sitemap/0.9/sitemap.xsd with Google's sitemap-news 0.9: sequences both. */
export const SITEMAP: Record<string, ElementShape> = {
  urlset: {
    attributes: {'xmlns': 'required', 'xmlns:news': 'optional'},
    children: {
      url: {
        // The protocol wants one; a month without stories is listed nowhere and may be empty.
        times: '0..n',
        isSequence: true,
        children: {
          'loc': {times: '1', text: shortAddress},
          'lastmod': {times: '0..1', text: w3cDate},
          'changefreq': {times: '0..1', text: someText},
          'priority': {times: '0..1', text: someText},
          'news:news': {
            times: '0..1',
            isSequence: true,
            children: {
              'news:publication': {
                times: '1',
                isSequence: true,
                children: {
                  'news:name': {times: '1', text: someText},
                  'news:language': {times: '1', text: iso639},
                },
              },
              'news:publication_date': {times: '1', text: w3cDate},
              'news:title': {times: '1', text: someText},
            },
          },
        },
      },
    },
  },
}

/** sitemaps.org/schemas/sitemap/0.9/siteindex.xsd */
export const SITEMAP_INDEX: Record<string, ElementShape> = {
  sitemapindex: {
    attributes: {xmlns: 'required'},
    children: {
      sitemap: {
        times: '1..n',
        isSequence: true,
        children: {
          loc: {times: '1', text: shortAddress},
          lastmod: {times: '0..1', text: w3cDate},
        },
      },
    },
  },
}

function someText(text: string): string | undefined {
  return text.trim() === '' ? 'is empty' : undefined
}

function webAddress(text: string): string | undefined {
  const {protocol} = URL.parse(text) ?? {}
  return protocol === 'https:' || protocol === 'http:' ? undefined : `"${text}" is no address`
}

/** The schema of sitemaps: 12 to 2,048 characters. */
function shortAddress(text: string): string | undefined {
  if (text.length < 12 || text.length > 2_048) return `"${text}" has ${text.length} characters`
  return webAddress(text)
}

function languageTag(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text).length === 1 ? undefined : 'names no language'
  } catch {
    return `"${text}" names no language`
  }
}

function iso639(text: string): string | undefined {
  return /^(?:[a-z]{2,3}|zh-(?:cn|tw))$/.test(text) ? undefined : `"${text}" is no code of ISO 639`
}

const RFC_822 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} (?:GMT|[+-]\d{4})$/

function rfc822(text: string): string | undefined {
  const isReal = RFC_822.test(text) && new Date(text).toUTCString().startsWith(text.slice(0, 16))
  return isReal ? undefined : `"${text}" is no date of RFC 822`
}

function instant(text: string): string | undefined {
  return text.includes('T') ? w3cDate(text) : `"${text}" is no instant of RFC 3339`
}

const W3C_DATE =
  /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?)?)?$/

function w3cDate(text: string): string | undefined {
  const isReal = W3C_DATE.test(text) && !Number.isNaN(Date.parse(text))
  return isReal ? undefined : `"${text}" is no date of W3C`
}
