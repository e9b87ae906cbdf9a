import {availableParallelism, loadavg} from 'node:os'
import {parseArgs} from 'node:util'
import {launchBrowser, browserEnvironment} from '../../tests/support/browser.ts'
import {type Figure, lineOf, reachesGoal, type Report} from './figures.ts'
import {measureBrowser} from './measure-browser.ts'
import {measureBuild, measurePages} from './measure-pages.ts'
import {measureReaders} from './measure-readers.ts'
import {measureSeedStory} from './measure-seed-story.ts'
import {openPrintHouse} from './print-house.ts'
import {runLighthouse} from './run-lighthouse.ts'
import {runPromises} from './run-promises.ts'

/**
 * Everything that the site promises, beside its goal: `npm run check:site`. The figures are this
 * machine's, and a busy machine is slower; exits with 1 when a goal is missed.
 */
const {values: options} = parseArgs({
  options: {
    'readers': {type: 'string', default: '2000'},
    'lighthouse': {type: 'boolean', default: false},
    'no-tests': {type: 'boolean', default: false},
    'json': {type: 'boolean', default: false},
  },
})

const figures: Figure[] = []
const report: Report = (name, value, unit, goal) => {
  const figure = {name, value, unit, ...(goal ? {goal} : {})}
  figures.push(figure)
  process.stdout.write(`${options.json ? JSON.stringify(figure) : lineOf(figure)}\n`)
}

report(`others at work on ${availableParallelism()} cores`, loadavg()[0] ?? 0, 'load')
await using house = await openPrintHouse()
await measureBuild(house, report)
await measureSeedStory(report)
const site = await house.startSite()
await measurePages(site, house.client, report)
const browser = await launchBrowser()
// What each reader takes up is seen only where nobody has been before.
const fresh = await house.startSite()
await measureReaders(fresh, house.client, browser, {readers: Number(options.readers), report})
await fresh.process.stop()
await measureBrowser(site, house.client, browser, report)
await browser.close()
if (options.lighthouse) await runLighthouse(site.url, await browserEnvironment(), report)
await site.process.stop()
if (!options['no-tests']) await runPromises(report)

const missed = figures.filter((figure) => reachesGoal(figure) === false)
if (missed.length > 0) process.exitCode = 1
if (!options.json) {
  process.stdout.write(
    missed.length === 0 ? '\nEvery goal is reached.\n' : `\nMissed: ${missed.length}\n`,
  )
}
