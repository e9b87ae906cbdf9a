import {existsSync} from 'node:fs'
import {mkdtemp} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {type Browser, type BrowserContextOptions, chromium, type Page} from 'playwright-core'

/** Browsers that may stand on the machine; else the one that comes with `npm ci`. */
const INSTALLED = [process.env['CHROME_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome']

/** Headless, offline: without these a browser looks for its maker's hosts at every start. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export async function launchBrowser(): Promise<Browser> {
  const env = await browserEnvironment()
  const {CHROME_PATH: executablePath} = env
  return chromium.launch({executablePath, args: ARGUMENTS, env})
}

/** The environment in which a browser starts on this machine; `CHROME_PATH` says where it is. */
export async function browserEnvironment(): Promise<Record<string, string>> {
  const env = definedOnly(process.env)
  const found = INSTALLED.find((path) => path !== undefined && existsSync(path))
  if (found !== undefined) return {...env, CHROME_PATH: found}
  const {path, libraries} = await unpackBrowser()
  return {...env, CHROME_PATH: path, LD_LIBRARY_PATH: libraries}
}

/**
 * `@sparticuz/chromium` is a Chromium inside an npm package, made for machines that have nothing: it
 * brings the libraries too, but unpacks them only where it believes to run on Lambda.
 */
async function unpackBrowser(): Promise<{path: string; libraries: string}> {
  const before = process.env['LD_LIBRARY_PATH']
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x'
  const {default: packed} = await import('@sparticuz/chromium')
  const path = await packed.executablePath()
  const libraries = process.env['LD_LIBRARY_PATH'] ?? ''
  if (before === undefined) delete process.env['LD_LIBRARY_PATH']
  else process.env['LD_LIBRARY_PATH'] = before
  return {path, libraries}
}

export interface WatchedPage {
  page: Page
  /** Errors in the console, exceptions, failed requests: a journey ends with none. */
  troubles: string[]
  /** Requests that would leave the machine. They are cut off. */
  outside: string[]
}

/** A page of a browser profile of its own that notes everything that goes wrong. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({viewport: {width: 1440, height: 900}, ...options})
  const page = await context.newPage()
  const troubles: string[] = []
  const outside: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => troubles.push(`exception: ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()} ${response.url()}`)
  })
  await context.route(
    (url) => url.hostname !== '127.0.0.1' && !['data:', 'blob:'].includes(url.protocol),
    (route) => {
      outside.push(route.request().url())
      return route.abort()
    },
  )
  return {page, troubles, outside}
}

/** What each page showed when a journey failed; the paths are printed. */
export async function keepPictures(pages: readonly WatchedPage[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'journey-'))
  for (const [index, {page, troubles}] of pages.entries()) {
    const path = join(folder, `page-${index + 1}.png`)
    await page.screenshot({path})
    process.stderr.write(`${path} ${page.url()} ${troubles.join(' | ')}\n`)
  }
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
