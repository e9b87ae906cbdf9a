import {execFile} from 'node:child_process'
import {cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import {createClient} from '@sanity/client'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {createLake, type Lake} from '../lake/index.ts'
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
  const call = `import('./lib/find-story.ts').then(async ({findStory}) =>
    console.log(JSON.stringify(await findStory(${JSON.stringify(day)}, ${JSON.stringify(slug)}))))`
  const {stdout} = await promisify(execFile)(process.execPath, ['--eval', call], {
    cwd: folder,
    env: {...process.env, LAKE_URL: lakeUrl},
  })
  return JSON.parse(stdout)
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
