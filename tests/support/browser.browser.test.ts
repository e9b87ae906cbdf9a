import {createServer, type Server} from 'node:http'
import {type Browser} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {WebSocketServer} from 'ws'
import {launchBrowser, openPage} from './browser.ts'

/** Journeys trust the watch to notice; here it is shown what it must notice. */
let browser: Browser
let server: Server
let origin: string

beforeAll(async () => {
  browser = await launchBrowser()
  server = createServer((request, response) => {
    response.writeHead(request.url === '/broken' ? 503 : 200, {'content-type': 'text/html'})
    response.end('<title>A page</title>')
  })
  const sockets = new WebSocketServer({server})
  sockets.on('connection', (socket) => {
    socket.send('{"id":"1","status":200,"headers":{}}')
    socket.send('{"id":"2","status":500,"headers":{}}')
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  origin = `http://127.0.0.1:${address.port}`
})

afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
})

test('a page where nothing goes wrong has no troubles', async () => {
  const {page, troubles, outside} = await openPage(browser)
  await page.goto(origin)
  await page.evaluate(`fetch('/fine').then((response) => response.text())`)
  await page.evaluate(`console.warn('only a warning')`)
  expect({troubles, outside}).toEqual({troubles: [], outside: []})
})

test.each([
  ['an error in the console', `console.error('no such field')`, /^console: no such field/],
  ['an exception', `void setTimeout(() => {throw new Error('oh')})`, /^exception: oh/],
  ['an answer that owns up to a fault', `fetch('/broken').then((r) => r.text())`, /^503 .*broken$/],
  ['a faulty event stream', `new WebSocket(origin.replace('http', 'ws')) && 1`, /^500 ws:/],
])('%s is a trouble, in any tab of the browser', async (_what, script, expected) => {
  const first = await openPage(browser)
  for (const page of [first.page, await first.page.context().newPage()]) {
    await page.goto(origin)
    await page.evaluate(script)
    await expect.poll(() => first.troubles).toContainEqual(expect.stringMatching(expected))
    first.troubles.length = 0
  }
  expect(first.outside).toEqual([])
})

test.each([
  ['a request', `void fetch('http://sanity.example/').catch(() => 0)`, 'http://sanity.example/'],
  ['a picture', `new Image().src = 'http://cdn.example/x.png'`, 'http://cdn.example/x.png'],
  ['a socket', `new WebSocket('ws://sanity.example/') && 1`, 'ws://sanity.example/'],
])('%s to another machine is cut off and noted', async (_what, script, address) => {
  const {page, outside} = await openPage(browser)
  await page.goto(origin)
  await page.evaluate(script)
  await expect.poll(() => outside).toEqual([address])
})
