import {mkdtemp, rm} from 'node:fs/promises'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {once} from 'node:events'
import {type Report} from './figures.ts'
import {packedBytes} from './measure-pages.ts'
import {ROOT, textIn} from './print-house.ts'
import {start} from './processes.ts'

/** What the archive story weighs that comes with the newsroom, published as `npm start` does it. */
export async function measureSeedStory(report: Report): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'newsroom-'))
  const port = String(await freePorts())
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

/** The first of three ports, of which the first is free. */
async function freePorts(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
