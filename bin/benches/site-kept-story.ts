import {join} from 'node:path'
import {FIRST} from '../../site/checks/newspaper.ts'
import {press} from '../../site/checks/press.ts'
import {openPrintHouse, ROOT} from '../../site/checks/print-house.ts'
import {start} from '../../site/checks/processes.ts'
import {textIn} from '../../site/checks/read-json.ts'
import {type Bench} from '../bench/bench.ts'

const CONNECTIONS = 32
const SECONDS = 2

const bench: Bench = {
  name: 'site-kept-story',
  summary: 'a story that the site has kept, against node:http sending one answer again and again',
  goal: 0.75,
  better: 'higher',
  unit: 'requests/s',
  prepare: async ({defer}) => {
    const house = await openPrintHouse()
    defer(async () => house[Symbol.asyncDispose]())
    const site = await house.startSite()
    defer(() => site.process.stop())
    const ours = site.url + FIRST
    const plain = await start(join(ROOT, 'site/checks/serve-plain.ts'), [ours])
    defer(() => plain.stop())
    const theirs = textIn(plain.line, 'url')
    return {
      ours: () => rateOf(ours),
      peer: () => rateOf(theirs),
      check: async () => {
        const [one, other] = await Promise.all([ours, theirs].map(textOf))
        if (one !== other) throw new Error('The two do not send the same page')
      },
    }
  },
}

export default bench

async function rateOf(url: string): Promise<number> {
  return (await press(url, CONNECTIONS, SECONDS * 1000)) / SECONDS
}

async function textOf(url: string): Promise<string> {
  return (await fetch(url)).text()
}
