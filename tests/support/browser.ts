import {existsSync} from 'node:fs'
import {mkdtemp} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Page,
  type WebSocket,
} from 'playwright-core'

/** Browsers that may stand on the machine; else the one that comes with `npm ci`. */
const INSTALLED = [process.env['CHROME_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome']

/**
 * Headless, offline: without these a browser looks for its maker's hosts at every start. No name but
 * this machine's is found. (Playwright's routes would do that too, at a price for every request.)
 */
const ARGUMENTS = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
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
  const {path, libraries} = await (unpacked ??= unpackBrowser())
  return {...env, CHROME_PATH: path, LD_LIBRARY_PATH: libraries}
}

interface UnpackedBrowser {
  path: string
  libraries: string
}

/** Once for a process: only when it is loaded does the package say where its libraries are. */
let unpacked: Promise<UnpackedBrowser> | undefined

/**
 * `@sparticuz/chromium` is a Chromium inside an npm package, made for machines that have nothing: it
 * brings the libraries too, but unpacks them only where it believes to run on Lambda.
 */
async function unpackBrowser(): Promise<UnpackedBrowser> {
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
  /** Errors in the console, exceptions, answers that own up to a fault: a journey ends with none. */
  troubles: string[]
  /** Requests that would leave the machine. They reach nobody. */
  outside: string[]
}

/**
 * A page in a browser profile of its own that notes everything that goes wrong, in it and in every
 * tab that is opened beside it (`page.context().newPage()`).
 */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({viewport: {width: 1440, height: 900}, ...options})
  const troubles: string[] = []
  const outside: string[] = []
  context.on('console', (message) => {
    if (message.type() !== 'error' || message.text() === LEAVING) return
    troubles.push(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => troubles.push(`exception: ${error.error().message}`))
  context.on('response', (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()} ${response.url()}`)
  })
  const note = (address: string) => {
    const url = new URL(address)
    if (url.hostname !== '127.0.0.1' && !WITHIN.includes(url.protocol)) outside.push(address)
  }
  context.on('request', (request) => note(request.url()))
  context.on('page', (page) =>
    page.on('websocket', (socket) => {
      note(socket.url())
      watchSocket(socket, troubles)
    }),
  )
  return {page: await context.newPage(), troubles, outside}
}

/** The Studio's presence (`@sanity/bifur-client`) speaks into its socket once more as a page is left. */
const LEAVING = 'WebSocket is already in CLOSING or CLOSED state.'

/** Addresses of what the page holds itself. */
const WITHIN = ['data:', 'blob:']

/** Event streams come over the lake's one socket (`lake/listen/mux.ts`), each with a status. */
function watchSocket(socket: WebSocket, troubles: string[]): void {
  socket.on('framereceived', ({payload}) => {
    const [, status] = /^\{"id":"\d+","status":(5\d\d)/.exec(String(payload)) ?? []
    if (status !== undefined) troubles.push(`${status} ${socket.url()}`)
  })
}

/** What each page showed when a journey failed; the paths are printed. */
export async function keepPictures(pages: readonly WatchedPage[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'journey-'))
  const tabs = pages.flatMap(({page, troubles}) =>
    page
      .context()
      .pages()
      .map((tab) => ({tab, troubles})),
  )
  for (const [index, {tab, troubles}] of tabs.entries()) {
    const path = join(folder, `page-${index + 1}.png`)
    await tab.screenshot({path})
    process.stderr.write(`${path} ${tab.url()} ${troubles.slice(0, 5).join(' | ')}\n`)
  }
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
