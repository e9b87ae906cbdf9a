import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {type Browser, type BrowserContextOptions, type Page} from 'playwright-core'
import sharp from 'sharp'
import {launchBrowser} from '../../tests/support/browser.ts'
import {buildSite} from '../build.ts'
import {type createSite} from '../index.ts'
import {
  article,
  type Document,
  documentOf,
  galleryEmbed,
  live,
  paragraph,
  reference,
  section,
} from './documents.test.fixture.ts'
import {type RunningSite, startSite} from './running-site.test.fixture.ts'

/** The built site on a port, a lake behind it, and a browser before it. */
export interface ReadingRoom extends AsyncDisposable {
  running: RunningSite
  url: string
  browser: Browser
  /** A page in a profile of its own. What goes wrong in it is noted in `troubles`. */
  open: (path: string, options?: BrowserContextOptions) => Promise<OpenedPage>
}

interface OpenedPage {
  page: Page
  troubles: string[]
}

export const STORY = '/2026/11/20/story'

export async function openReadingRoom(): Promise<ReadingRoom> {
  const folder = await mkdtemp(join(tmpdir(), 'site-'))
  await buildSite({outDir: folder})
  const built: unknown = await import(pathToFileURL(join(folder, 'server.js')).href)
  if (!isBuilt(built)) throw new Error('The built site has no createSite')
  const running = await startSite([], {make: built.createSite, withPreviews: true})
  await running.write(...(await newspaper(running)))
  const {url} = await running.site.listen()
  const browser = await launchBrowser()
  return {
    running,
    url,
    browser,
    open: async (path, options) => {
      const context = await browser.newContext({viewport: {width: 1280, height: 900}, ...options})
      const page = await context.newPage()
      const troubles: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning')
          troubles.push(message.text())
      })
      page.on('pageerror', (error) => troubles.push(error.message))
      await page.goto(url + path)
      return {page, troubles}
    },
    [Symbol.asyncDispose]: async () => {
      await browser.close()
      await running[Symbol.asyncDispose]()
      await rm(folder, {recursive: true})
    },
  }
}

function isBuilt(value: unknown): value is {createSite: typeof createSite} {
  return typeof value === 'object' && value !== null && 'createSite' in value
}

/** A story with five pictures and a plate, and others around it. */
async function newspaper({client}: RunningSite): Promise<Document[]> {
  const shapes = [
    [1600, 1000],
    [900, 1400],
    [1200, 1200],
    [1800, 900],
    [1000, 1300],
  ] as const
  const captions: Document[] = []
  for (const [index, [width, height]] of shapes.entries()) {
    const background = {r: 60 + index * 30, g: 90, b: 120}
    const bytes = await sharp({create: {width, height, channels: 3, background}})
      .jpeg()
      .toBuffer()
    const asset = await client.assets.upload('image', bytes, {filename: `${index}.jpg`})
    captions.push(
      documentOf('caption', `caption-${index}`, {
        text: `The caption of picture ${index + 1}, taken on the quay before the first ferry came in`,
        alt: `Picture ${index + 1}`,
        image: {_type: 'image', asset: reference(asset._id)},
        credit: {_type: 'credit', line: 'Jane Barlow/PA'},
      }),
    )
  }
  const plate = documentOf('caption', 'caption-plate', {
    text: 'A picture that nobody has found',
    missingImage: {_type: 'missingImage', reason: 'notInArchive'},
    credit: {_type: 'credit', line: 'Conflict Armament Research'},
  })
  const words = 'The harbour was quiet before dawn when the first of the ferries came in. '.repeat(
    6,
  )
  return [
    section('world', 'World'),
    section('politics', 'Politics'),
    documentOf('person', 'jane', {
      name: 'Jane Barlow',
      slug: {current: 'jane'},
      jobTitle: 'Reporter',
    }),
    ...captions,
    plate,
    documentOf('gallery', 'gallery', {
      title: 'A night on the quay',
      intro: 'Six pictures of one night.',
      captions: [...captions.slice(0, 3), plate, ...captions.slice(3)].map(({_id}) =>
        reference(_id),
      ),
    }),
    article('story', {
      headline: 'Harbour inquiry hears of warnings that nobody passed on',
      kicker: 'Inquiry',
      standfirst: 'Three witnesses say that they wrote them down.',
      section: reference('section-world'),
      topics: ['Harbour', 'Leith'],
      bylines: [{_type: 'byline', _key: 'b', person: reference('jane')}],
      body: [
        ...Array.from({length: 4}, (_, index) => paragraph(`${index + 1}. ${words}`)),
        galleryEmbed('gallery'),
        ...Array.from({length: 8}, (_, index) => paragraph(`${index + 5}. ${words}`)),
        {_type: 'pullQuote', _key: 'q', text: 'Nobody could say how long', attribution: 'A pilot'},
      ],
    }),
    article('archive', {
      headline: 'An old story comes to light',
      originallyPublished: {_type: 'partialDate', edtf: '2017-02-04'},
      section: reference('section-politics'),
      body: [paragraph(words), galleryEmbed('plates'), {...galleryEmbed('plates'), _key: 'again'}],
    }),
    documentOf('gallery', 'plates', {captions: [reference('caption-plate')]}),
    article('killed', {pubStatus: 'canceled', publicNotice: 'We were wrong.'}),
    ...Array.from({length: 27}, (_, index) =>
      article(`other-${index}`, {
        headline: `Another story of that week, number ${index}`,
        standfirst: 'What it is about, in a sentence.',
        section: reference(index % 2 ? 'section-world' : 'section-politics'),
        ...live(new Date(Date.UTC(2026, 10, 19, 0, index)).toISOString()),
      }),
    ),
  ]
}
