/**
 * Every way in which a graph is not what schema.org expects (release 29): a type or a property that
 * it does not know there, a value of another kind, a reference to nothing. Empty for a valid one.
 */
export function findSchemaFaults(json: string): string[] {
  const parsed: unknown = JSON.parse(json)
  if (!isThing(parsed) || parsed['@context'] !== 'https://schema.org') return ['no @context']
  const graph = [parsed['@graph']].flat()
  const ids = new Set(graph.filter(isThing).map((thing) => thing['@id']))
  return graph.flatMap((thing, index) => thingFaults(thing, `@graph[${index}]`, ids))
}

interface Expected {
  /** Kinds of values, or names of types. */
  properties: Record<string, readonly string[]>
  required: readonly string[]
}

const ARTICLE_REQUIRED = ['headline', 'url', 'publisher', 'mainEntityOfPage']

/** The properties in use, each with its `rangeIncludes`, own and inherited. */
const TYPES: Record<string, Expected> = {
  NewsArticle: {
    required: ARTICLE_REQUIRED,
    properties: {
      url: ['URL'],
      mainEntityOfPage: ['URL'],
      headline: ['Text'],
      description: ['Text'],
      datePublished: ['Date', 'DateTime'],
      dateModified: ['Date', 'DateTime'],
      dateline: ['Text'],
      articleSection: ['Text'],
      keywords: ['Text'],
      inLanguage: ['Language tag'],
      isAccessibleForFree: ['Boolean'],
      author: ['Person', 'Organization'],
      publisher: ['NewsMediaOrganization'],
      image: ['URL', 'ImageObject'],
      associatedMedia: ['ImageObject'],
      hasPart: ['ImageGallery'],
      correction: ['CorrectionComment', 'URL', 'Text'],
    },
  },
  ImageGallery: {
    required: ['url', 'isPartOf'],
    properties: {
      url: ['URL'],
      name: ['Text'],
      description: ['Text'],
      isPartOf: ['NewsArticle'],
      associatedMedia: ['ImageObject'],
    },
  },
  ImageObject: {
    // Google's image metadata wants one of creator, creditText, copyrightNotice, license beside it.
    required: ['contentUrl', 'width', 'height'],
    properties: {
      contentUrl: ['URL'],
      width: ['Integer'],
      height: ['Integer'],
      caption: ['Text'],
      creditText: ['Text'],
      creator: ['Person', 'Organization'],
      copyrightNotice: ['Text'],
      dateCreated: ['Date', 'DateTime'],
      contentLocation: ['Place'],
    },
  },
  CorrectionComment: {
    required: ['text'],
    properties: {text: ['Text'], datePublished: ['Date', 'DateTime']},
  },
  BreadcrumbList: {required: ['itemListElement'], properties: {itemListElement: ['ListItem']}},
  ListItem: {
    required: ['position', 'name'],
    properties: {position: ['Integer'], name: ['Text'], item: ['URL']},
  },
  NewsMediaOrganization: {
    required: ['name', 'url'],
    properties: {name: ['Text'], url: ['URL'], correctionsPolicy: ['URL']},
  },
  Person: {
    required: ['name'],
    properties: {name: ['Text'], jobTitle: ['Text'], url: ['URL'], sameAs: ['URL']},
  },
  Organization: {required: ['name'], properties: {name: ['Text'], url: ['URL']}},
  Place: {required: ['name'], properties: {name: ['Text']}},
}

function thingFaults(value: unknown, path: string, ids: ReadonlySet<unknown>): string[] {
  if (!isThing(value)) return [`${path} is no thing`]
  const type = String(value['@type'])
  const expected = TYPES[type]
  if (expected === undefined) return [`${path} is of type "${type}"`]
  const faults = expected.required
    .filter((name) => value[name] === undefined)
    .map((name) => `${path} (${type}) lacks "${name}"`)
  for (const [name, given] of Object.entries(value)) {
    if (name === '@type' || name === '@id') continue
    const kinds = expected.properties[name]
    if (kinds === undefined) faults.push(`${path} (${type}) has "${name}"`)
    else {
      for (const one of [given].flat())
        faults.push(...valueFaults(one, kinds, `${path}.${name}`, ids))
    }
  }
  return faults
}

function valueFaults(
  value: unknown,
  kinds: readonly string[],
  path: string,
  ids: ReadonlySet<unknown>,
): string[] {
  if (isThing(value)) {
    const isReference = Object.keys(value).join() === '@id'
    if (isReference) return ids.has(value['@id']) ? [] : [`${path} refers to nothing`]
    if (kinds.includes(String(value['@type']))) return thingFaults(value, path, ids)
    return [`${path} is a ${String(value['@type'])}`]
  }
  const isRight = kinds.some((kind) => KINDS[kind]?.(value))
  return isRight ? [] : [`${path} is ${JSON.stringify(value)}, not ${kinds.join(' or ')}`]
}

const KINDS: Record<string, (value: unknown) => boolean> = {
  'Text': (value) => typeof value === 'string' && value.trim() !== '',
  'URL': (value) => typeof value === 'string' && /^https?:$/.test(URL.parse(value)?.protocol ?? ''),
  'Date': (value) => typeof value === 'string' && /^\d{4}(?:-\d{2}){0,2}$/.test(value),
  'DateTime': (value) =>
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/.test(value),
  'Integer': (value) => Number.isInteger(value),
  'Boolean': (value) => typeof value === 'boolean',
  'Language tag': (value) => typeof value === 'string' && /^[a-z]{2,3}(?:-[\w-]+)?$/i.test(value),
}

function isThing(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
