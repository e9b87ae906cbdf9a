import {mkdtemp, rm} from 'node:fs/promises'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {once} from 'node:events'
import {listenHere} from '../serving/listen.ts'
import {type Report} from './figures.ts'
import {packedBytes} from './measure-pages.ts'
import {ROOT} from './print-house.ts'
import {start} from './processes.ts'
import {textIn} from './read-json.ts'

/** What the archive story weighs that comes with the newsroom, published as `npm start` does it. */
export async function measureSeedStory(report: Report): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'newsroom-'))
  const port = String(await freePort())
  const args = ['start', '--json', '--no-studio', '--data', data, '--port-base', port]
  const newsroom = await start(join(ROOT, 'bin/newsroom.mjs'), args)
  const url = textIn(newsroom.line, 'site')
  const front = await (await fetch(url)).text()
  const [path] = /\/\d{4}\/\d{2}\/\d{2}\/[^"#]+/.exec(front) ?? []
  if (path === undefined) throw new Error('The front page has no story')
  report('the seed story, packed', await packedBytes(url + path), 'bytes', '<= 8192')
  await newsroom.stop()
  await rm(data, {recursive: true})
}

/** Free at this moment; the two after it, which are taken as well, mostly are. */
async function freePort(): Promise<number> {
  const server = createServer()
  const {port} = await listenHere(server)
  server.close()
  await once(server, 'close')
  return port
}
