import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {createClient} from '@sanity/client'
import {runTypegenGenerate} from '@sanity/codegen'
import {extractSchema} from '@sanity/schema/_internal'
import {evaluateDocumentInternal} from '@sanity/validation/_internal'
import {createSchema} from 'sanity'
import {describe, expect, test} from 'vitest'
import {findProblems} from '../newsroom/holds/problems.ts'
import {type Article, type Caption, type Gallery, type StoryDocument} from '../newsroom/model.ts'
import {schemaTypes} from './index.ts'

const schema = createSchema({name: 'newsroom', types: schemaTypes})
/** The rules run only where there is a client; all they ask is what the gallery of a caption says. */
const clientAnswering = (inherited: object | null) =>
  createClient({
    projectId: 'none',
    dataset: 'none',
    apiVersion: '2025-02-19',
    useCdn: false,
    resolveFetch: () => () =>
      Promise.resolve(
        new Response(JSON.stringify({result: inherited}), {
          headers: {'content-type': 'application/json'},
        }),
      ),
  })
const client = clientAnswering(null)

test('the schema compiles without a problem', () => {
  expect((schema._validation ?? []).flatMap(({problems}) => problems)).toEqual([])
})

test('sanity.types.ts is what typegen makes of the schema and of the queries', async () => {
  const root = fileURLToPath(new URL('../', import.meta.url))
  const folder = await mkdtemp(join(tmpdir(), 'types-'))
  const [made, kept] = [join(folder, 'types.ts'), join(root, 'sanity.types.ts')]
  await writeFile(join(folder, 'schema.json'), JSON.stringify(extractSchema(schema)))
  await runTypegenGenerate({
    config: {
      path: './site/queries.ts',
      schema: join(folder, 'schema.json'),
      generates: made,
      overloadClientMethods: true,
      formatGeneratedCode: false,
    },
    workDir: root,
  })
  const [now, before] = await Promise.all([made, kept].map((path) => readFile(path, 'utf8')))
  expect(wordsOf(now)).toEqual(wordsOf(before))
  expect(wordsOf(now)).not.toEqual(
    wordsOf(before?.replace('headline?: string', 'headline: string')),
  )
  await rm(folder, {recursive: true})
})

describe('editors meet every document with its title, icon, row and order', () => {
  const documents = schemaTypes.filter(({type}) => type === 'document')

  test.each(documents.map(({name}) => name))('%s', (name) => {
    const type = schema.get(name)
    expect(type?.title).toMatch(/^[A-Z]/)
    expect(type?.icon).toBeDefined()
    expect(type).toHaveProperty('preview')
  })

  test.each(['article', 'gallery', 'caption'])('%s has its fields in groups', (name) => {
    const type = schema.get(name)
    const groups = type?.jsonType === 'object' ? (type.groups ?? []) : []
    expect(groups.filter((group) => group.default)).toHaveLength(1)
    const ungrouped = type?.jsonType === 'object' ? type.fields.filter(({group}) => !group) : []
    expect(ungrouped.map((field) => field.name)).toEqual([])
  })
})

const article: Article = {
  _id: 'drafts.a',
  _type: 'article',
  headline: 'PREP Forces close in',
  slugline: 'forces',
  body: [
    {
      _type: 'block',
      _key: 'b',
      markDefs: [{_type: 'link', _key: 'm', href: 'javascript:alert(1)'}],
      children: [{_type: 'span', _key: 's', text: 'Text', marks: ['m']}],
    },
  ],
}
const gallery: Gallery = {_id: 'drafts.g', _type: 'gallery', expectedCount: 3, captions: []}
const caption: Caption = {_id: 'drafts.c', _type: 'caption', text: '1/3 A depot'}

test.each<[string, StoryDocument]>([
  ['an article', article],
  ['a gallery', gallery],
  ['a caption', caption],
])('the Studio says of %s what the newsroom’s rules say, level by level', async (_, document) => {
  // Told that this is no Studio, @sanity/validation 6.16 makes a warning of every document's errors.
  const result = await evaluateDocumentInternal({
    document: {...document, _createdAt: '', _updatedAt: '', _rev: 'r'},
    schema,
    getClient: () => client,
    getDocumentExists: () => Promise.resolve(true),
    environment: 'studio',
  })
  const problems = findProblems(document)
  expect(problems.filter(({level}) => level === 'error')).not.toEqual([])
  for (const {level, message, path} of problems) {
    expect(result.markers).toContainEqual(expect.objectContaining({level, message, path}))
  }
})

test('a caption that its gallery credits is not called uncredited', async () => {
  const credit = {_type: 'credit', line: 'Conflict Armament Research'}
  const said = async (inherited: object | null) => {
    const result = await evaluateDocumentInternal({
      document: {...caption, _createdAt: '', _updatedAt: '', _rev: 'r'},
      schema,
      getClient: () => clientAnswering(inherited),
      getDocumentExists: () => Promise.resolve(true),
      environment: 'studio',
    })
    return result.markers.map(({message}) => message)
  }
  expect(await said(null)).toContain('Nobody is credited')
  expect(await said({credit})).not.toContain('Nobody is credited')
})

test('a section cannot have the slug of an address that the site has for something else', async () => {
  const said = async (current: string) => {
    const result = await evaluateDocumentInternal({
      document: {
        _id: 's',
        _type: 'section',
        title: 'Search',
        slug: {_type: 'slug', current},
        _createdAt: '',
        _updatedAt: '',
        _rev: 'r',
      },
      schema,
      getClient: () => client,
      getDocumentExists: () => Promise.resolve(true),
      environment: 'studio',
    })
    return result.markers.filter(({message}) => message.includes(`“/${current}”`))
  }
  expect(await said('search')).toMatchObject([{level: 'error', path: ['slug']}])
  expect(await said('research')).toEqual([])
})

test('what goes live together need not be live before, and a section must be', async () => {
  const reference = {_type: 'reference', _ref: 'x', _weak: true} as const
  const result = await evaluateDocumentInternal({
    document: {
      ...article,
      section: reference,
      body: [{_type: 'galleryEmbed', _key: 'e', gallery: reference}],
      _createdAt: '',
      _updatedAt: '',
      _rev: 'r',
    },
    schema,
    getClient: () => client,
    getDocumentExists: () => Promise.resolve(false),
    environment: 'studio',
  })
  const unpublished = result.markers.filter(({code}) => code === 'reference.not-published')
  expect(unpublished.map(({path}) => path)).toEqual([['section']])
})

/** Every field of a model type; the compiler refuses a list that lacks one or has one too many. */
type Fields<D> = Record<Exclude<keyof D, `_${string}`>, true>

const ARTICLE: Fields<Article> = {
  headline: true,
  slugline: true,
  slug: true,
  formerSlugs: true,
  kicker: true,
  standfirst: true,
  body: true,
  bylines: true,
  dateline: true,
  section: true,
  topics: true,
  originallyPublished: true,
  language: true,
  pubStatus: true,
  publicNotice: true,
  embargo: true,
  corrections: true,
  workflow: true,
  provenance: true,
}
const GALLERY: Fields<Gallery> = {
  title: true,
  intro: true,
  captions: true,
  expectedCount: true,
  defaults: true,
  corrections: true,
  workflow: true,
  provenance: true,
}
const CAPTION: Fields<Caption> = {
  text: true,
  alt: true,
  image: true,
  missingImage: true,
  credit: true,
  dateCreated: true,
  places: true,
  people: true,
  usageTerms: true,
  copyrightNotice: true,
  leases: true,
  printedMarker: true,
  corrections: true,
  workflow: true,
  provenance: true,
}

test.each([
  ['article', ARTICLE],
  ['gallery', GALLERY],
  ['caption', CAPTION],
])('editors and code know the same fields of %s', (name, fields) => {
  const type = schema.get(name)
  const known = type?.jsonType === 'object' ? type.fields.map((field) => field.name) : []
  expect(known.sort()).toEqual(Object.keys(fields).sort())
})

/** Without what a formatter and the place of the schema decide. */
function wordsOf(source = ''): string[] {
  return source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').match(/[\w$.-]+|[{}[\]<>:?&]/g) ?? []
}
