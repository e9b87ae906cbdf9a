import {execFile} from 'node:child_process'
import {cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import {createClient} from '@sanity/client'
import {type DefaultTreeAdapterTypes, parse} from 'parse5'
import sharp from 'sharp'
import {transformWithOxc} from 'vite'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {createLake, type Lake} from '../lake/index.ts'
import {type BodyBlock, type Story} from '../site/content/story.ts'
import {ANONYMOUS_GRANTS, NEWSROOM_ROLES} from '../newsroom/access/grants.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const PAGE = join(ROOT, 'docs/front-ends.md')

/** A front end of somebody else's: what `docs/front-ends.md` says to take along, and its code. */
let folder: string
let lake: Lake
let lakeUrl: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'front-end-'))
  const page = await readFile(PAGE, 'utf8')
  for (const [, path = ''] of page.matchAll(/^\| \[`[^`]+`\]\(\.\.\/([^)]+)\)/gm)) {
    await cp(join(ROOT, path), join(folder, path), {
      recursive: true,
      filter: (source) => !source.includes('.test.'),
    })
  }
  for (const [, code = ''] of page.matchAll(/^```tsx?\n(.*?)^```$/gms)) {
    const [, path = ''] = /^\/\/ (\S+)/.exec(code) ?? []
    await write(path, code)
  }
  for (const [, code = ''] of page.matchAll(/^```astro\n(.*?)^```$/gms)) {
    const [, path = ''] = /^\/\/ (\S+)\.astro/m.exec(code) ?? []
    await write(`${path}.astro.tsx`, asModule(code))
  }
  await write('tsconfig.json', JSON.stringify(TSCONFIG))
  await write('next.d.ts', NEXT)
  await write('astro.d.ts', ASTRO)
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))

  lake = await createLake({
    roles: NEWSROOM_ROLES,
    anonymousGrants: ANONYMOUS_GRANTS,
    users: [{id: 'adam', name: 'Adam', email: 'adam@x.example', roles: ['administrator']}],
  })
  lakeUrl = (await lake.listen()).url
  await writeStories()
}, 60_000)
afterAll(async () => {
  await lake?.close()
  await rm(folder, {recursive: true})
})

test('the code of the page has the types that it needs, and no other', async () => {
  expect(await typeFaults()).toEqual('')
}, 120_000)

test.each([
  ['lib/find-story.ts', 'row.publicNotice', 'row.publicNote'],
  ['app/[year]/[month]/[day]/[slug]/page.tsx', 'story.headline', 'story.title'],
  ['src/pages/[year]/[month]/[day]/[slug].astro.tsx', 'story.headline', 'story.title'],
])(
  'a field that is not there is found out before it runs: %s',
  async (path, field, wrong) => {
    const code = await readFile(join(folder, path), 'utf8')
    await write(path, code.replace(field, wrong))
    const faults = await typeFaults()
    await write(path, code)
    expect(faults).toContain(`Property '${wrong.split('.')[1]}' does not exist`)
  },
  120_000,
)

test.each([
  ['an open story', '2017-02-04', 'raqqa', {status: 200}],
  ['its former address', '2017-02-05', 'raqqa', {status: 301, path: '/2017/02/04/raqqa'}],
  ['a killed story', '2026-11-20', 'killed', {status: 410, notice: 'We were wrong.'}],
  ['a story under embargo', '2026-11-20', 'embargoed', {status: 404}],
  ['a story that never was', '2026-11-20', 'never', {status: 404}],
])('%s is found as readers are owed it', async (_, day, slug, expected) => {
  expect(await find(day, slug)).toMatchObject(expected)
})

test('a gallery comes in its order, with what is known of a picture that is missing', async () => {
  expect(await find('2017-02-04', 'raqqa')).toMatchObject({
    story: {
      headline: 'Offensive to capture Raqqa',
      dates: {own: {edtf: '2017-02-04'}},
      body: [
        {
          _type: 'gallery',
          gallery: {
            pictures: [
              {
                text: 'A mortar round fin',
                credit: {line: 'Conflict Armament Research'},
                missing: {reason: 'Picture not yet in the archive'},
              },
            ],
          },
        },
      ],
    },
  })
})

describe('a story with everything that can stand in one', () => {
  let said: string
  let page: Element[]

  beforeAll(async () => {
    const path = 'lib/story-body.tsx'
    const jsx = {runtime: 'automatic' as const}
    const source = await readFile(join(folder, path), 'utf8')
    const {code} = await transformWithOxc(source, join(folder, path), {jsx})
    await write('lib/story-body.mjs', code)
    const {stdout, stderr} = await run(`
      const {createElement} = await import('react')
      const {renderToStaticMarkup} = await import('react-dom/server')
      const {findStory} = await import('./lib/find-story.ts')
      const {StoryBody} = await import('./lib/story-body.mjs')
      const {story} = await findStory('2026-11-20', 'everything')
      console.log(renderToStaticMarkup(createElement(StoryBody, {story})))`)
    said = stderr
    page = elementsIn(parse(stdout))
  })

  const all = (name: string) => page.filter((element) => element.name === name)
  const textsOf = (name: string) => all(name).map(({text}) => text.trim())

  test('is what can stand in one: without that, it proves nothing', async () => {
    const kinds = ['block', 'gallery', 'note', 'picture', 'quote'] satisfies BodyBlock['_type'][]
    const found = await find('2026-11-20', 'everything')
    const body = isStory(found) ? found.story.body : []
    expect([...new Set(body.map(({_type}) => _type))].toSorted()).toEqual(kinds)
  })

  test('is shown whole: no block and no mark is unknown', () => {
    expect(said).not.toContain('Unknown')
    expect(page.filter(({attributes}) => 'style' in attributes)).toEqual([])
    expect(textsOf('blockquote')).toEqual(['Nobody slept that night.'])
    expect(textsOf('figcaption')).toContain('A nurse')
    expect(textsOf('h2')).toEqual(['What we know', 'The night in pictures'])
    expect(textsOf('li')).toEqual(['One thing', expect.stringContaining('1 of 1')])
    expect(all('a').map(({attributes}) => attributes['href'])).toEqual(['https://source.example/'])
    expect(textsOf('strong').slice(0, 1)).toEqual(['slowly'])
    expect(textsOf('body').join()).not.toContain('Most read')
  })

  test('tells its corrections where they stand, and below it', () => {
    const told = ['Correction', '2026-11-21', 'We had the wrong street.']
    const parts = page.filter(({within}) => within === 'aside').map(({text}) => text)
    expect(parts).toEqual([...told, ...told])
  })

  test('shows of a picture what the desk left of it, with whose it is', async () => {
    const shown = all('img').map(({attributes: {src = '', width, height}}) => {
      return [Number(width), Number(height), new URL(src).searchParams.get('rect')]
    })
    expect(shown).toEqual([
      [200, 150, '100,0,200,150'],
      [400, 300, null],
    ])
    const answer = await fetch(all('img')[0]?.attributes['src'] ?? '')
    const {width, height} = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
    expect([width, height]).toEqual([200, 150])
    expect(textsOf('small')).toEqual(['Jane Barlow', 'Jane Barlow · © 2026 The Archive'])
  })
})

interface Element {
  name: string
  /** Name of the element around it. */
  within: string
  attributes: Record<string, string>
  text: string
}

/** Every element of a page, in the order in which they begin. */
function elementsIn(node: DefaultTreeAdapterTypes.ParentNode, within = ''): Element[] {
  return node.childNodes.flatMap((child) => {
    if (!('tagName' in child)) return []
    const attributes = Object.fromEntries(child.attrs.map(({name, value}) => [name, value]))
    const one = {name: child.tagName, within, attributes, text: textOf(child)}
    return [one, ...elementsIn(child, child.tagName)]
  })
}

function textOf(node: DefaultTreeAdapterTypes.ChildNode): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}

function isStory(found: unknown): found is {story: Story} {
  return typeof found === 'object' && found !== null && 'story' in found
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), {recursive: true})
  await writeFile(join(folder, path), text)
}

/**
 * An Astro page as Astro's own checker sees it: the frontmatter is what is run, the template what it
 * gives. Templates that are no JSX (`class:list`, `<!doctype>`) would need Astro's compiler.
 */
function asModule(page: string): string {
  const [, code = '', template = ''] = /^---\n(.*?)^---\n(.*)$/ms.exec(page) ?? []
  const lines = code.split('\n')
  const imports = lines.filter((line) => line.startsWith('import '))
  const rest = lines.filter((line) => !line.startsWith('import '))
  return [
    ...imports,
    'export default async function Page() {',
    ...rest,
    `return <>${template}</>`,
    '}',
    '',
  ].join('\n')
}

/** What the compiler has to say. */
async function typeFaults(): Promise<string> {
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc')
  const {stdout} = await promisify(execFile)(process.execPath, [compiler, '-p', folder]).catch(
    (error: {stdout: string}) => error,
  )
  return stdout
}

/** Runs `findStory` in a process of its own, as any other program would. */
async function find(day: string, slug: string): Promise<unknown> {
  const {stdout} = await run(`
    const {findStory} = await import('./lib/find-story.ts')
    console.log(JSON.stringify(await findStory(${JSON.stringify(day)}, ${JSON.stringify(slug)})))`)
  return JSON.parse(stdout)
}

function run(code: string): Promise<{stdout: string; stderr: string}> {
  return promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: folder,
    env: {...process.env, LAKE_URL: lakeUrl},
  })
}

async function writeStories(): Promise<void> {
  const client = createClient({
    projectId: 'newsroom',
    dataset: 'production',
    apiVersion: '2025-02-19',
    apiHost: lakeUrl,
    // oxlint-disable-next-line typescript/no-deprecated -- the only way to a lake that is no subdomain
    useProjectHostname: false,
    useCdn: false,
    token: lake.tokens.create({userId: 'adam'}),
  })
  const pixels = {create: {width: 400, height: 300, channels: 3 as const, background: '#345'}}
  const picture = await client.assets.upload('image', await sharp(pixels).jpeg().toBuffer())
  const textBlock = (_key: string, ...spans: (string | {text: string; marks: string[]})[]) => ({
    _type: 'block',
    _key,
    style: 'normal',
    markDefs: [{_type: 'link', _key: 'l', href: 'https://source.example/'}],
    children: spans.map((span, index) => ({
      _type: 'span',
      _key: `s${index}`,
      ...(typeof span === 'string' ? {text: span, marks: []} : span),
    })),
  })
  const story = (_id: string, fields: Record<string, unknown>) => ({
    _id,
    _type: 'article',
    headline: `Headline of ${_id}`,
    slug: {_type: 'slug', current: _id},
    pubStatus: 'usable',
    workflow: {_type: 'workflow', firstPublishedAt: '2026-11-20T10:00:00Z'},
    ...fields,
  })
  await client
    .transaction()
    .create({
      _id: 'caption',
      _type: 'caption',
      text: 'A mortar round fin',
      credit: {_type: 'credit', line: 'Conflict Armament Research'},
      missingImage: {_type: 'missingImage', reason: 'notInArchive'},
    })
    .create({
      _id: 'gallery',
      _type: 'gallery',
      captions: [{_type: 'reference', _key: 'c', _ref: 'caption'}],
    })
    .create(
      story('raqqa', {
        headline: 'Offensive to capture Raqqa',
        originallyPublished: {_type: 'partialDate', edtf: '2017-02-04'},
        body: [{_type: 'galleryEmbed', _key: 'g', gallery: {_type: 'reference', _ref: 'gallery'}}],
      }),
    )
    .create({
      _id: 'cut',
      _type: 'caption',
      text: 'Only the window is shown',
      credit: {_type: 'credit', line: 'Jane Barlow'},
      image: {
        _type: 'image',
        asset: {_type: 'reference', _ref: picture._id},
        crop: {_type: 'sanity.imageCrop', left: 0.25, right: 0.25, top: 0, bottom: 0.5},
        hotspot: {_type: 'sanity.imageHotspot', x: 0.5, y: 0.2, width: 0.2, height: 0.2},
      },
    })
    .create({
      _id: 'whole',
      _type: 'caption',
      text: 'All of it is shown',
      credit: {_type: 'credit', line: 'Jane Barlow'},
      copyrightNotice: '© 2026 The Archive',
      image: {_type: 'image', asset: {_type: 'reference', _ref: picture._id}},
    })
    .create({
      _id: 'night',
      _type: 'gallery',
      title: 'The night in pictures',
      captions: [{_type: 'reference', _key: 'c', _ref: 'whole'}],
    })
    .create({
      _id: 'street',
      _type: 'correction',
      type: 'correction',
      severity: 'significant',
      publicText: 'We had the wrong street.',
      date: '2026-11-21T09:00:00Z',
    })
    .create(
      story('everything', {
        corrections: [{_type: 'reference', _key: 'c', _ref: 'street'}],
        body: [
          textBlock(
            'a',
            'It went ',
            {text: 'slowly', marks: ['strong']},
            {text: 'on', marks: ['l']},
          ),
          {...textBlock('b', 'What we know'), style: 'h2'},
          {...textBlock('c', 'One thing'), listItem: 'bullet', level: 1},
          {_type: 'imageEmbed', _key: 'd', caption: {_type: 'reference', _ref: 'cut'}},
          {_type: 'pullQuote', _key: 'e', text: 'Nobody slept that night.', attribution: 'A nurse'},
          {_type: 'galleryEmbed', _key: 'f', gallery: {_type: 'reference', _ref: 'night'}},
          {_type: 'correctionNote', _key: 'g', correction: {_type: 'reference', _ref: 'street'}},
          {_type: 'furniture', _key: 'h', text: 'Most read', role: 'other'},
        ],
      }),
    )
    .create(story('killed', {pubStatus: 'canceled', publicNotice: 'We were wrong.'}))
    .create(story('embargoed', {embargo: {_type: 'embargo', active: true}}))
    .commit()
}

/** As a new project of today has it. */
const TSCONFIG = {
  compilerOptions: {
    target: 'ES2024',
    lib: ['ES2024', 'ESNext', 'DOM'],
    module: 'Preserve',
    moduleResolution: 'bundler',
    jsx: 'react-jsx',
    strict: true,
    verbatimModuleSyntax: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node', 'react'],
  },
  include: ['**/*'],
  exclude: ['node_modules'],
}

/** As much of Astro as the page uses: it is not installed here. */
const ASTRO = `declare const Astro: {
  params: Record<string, string | undefined>
  redirect(path: string, status?: 300 | 301 | 302 | 303 | 304 | 307 | 308): Response
  response: {status?: number}
}
`

/** Next is not installed here; these are its two functions. */
const NEXT = `declare module 'next/navigation' {
  export function notFound(): never
  export function permanentRedirect(path: string): never
}
`
