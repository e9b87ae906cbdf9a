import {resolve} from 'node:path'
import {type Command} from '../command.ts'
import {checkRunning, checkStorage} from '../doctor/check-lake.ts'
import {
  checkDisk,
  checkFolder,
  checkNode,
  checkPictures,
  checkPort,
} from '../doctor/check-machine.ts'
import {describeFinding, type Finding} from '../doctor/finding.ts'
import {DATA_FOLDER, holdsLake} from '../lake-connection.ts'

export const command: Command = {
  summary: 'looks for what is wrong with this machine and its lake, and says what to do',
  usage: 'doctor [--data DIR] [--port-base N] [--quick] [--json]',
  options: {
    'data': {type: 'string'},
    'port-base': {type: 'string'},
    'quick': {type: 'boolean'},
    'json': {type: 'boolean'},
  },
  help: {
    'data': `folder of the lake (${DATA_FOLDER})`,
    'port-base': 'port of the Studio (3333)',
    'quick': 'without reading every document (a minute for a hundred thousand)',
    'json': 'one JSON object a line: {check, state: "ok" | "warning" | "fault", message, remedy?}',
  },
  async run(args) {
    const findings = await examine({
      folder: resolve(args.text('data') ?? DATA_FOLDER),
      portBase: args.number('port-base', 3333),
      quick: args.flag('quick'),
    })
    for (const finding of findings) {
      const line = args.flag('json') ? JSON.stringify(finding) : describeFinding(finding)
      process.stdout.write(`${line}\n`)
    }
    return findings.some(({state}) => state === 'fault') ? 1 : 0
  },
}

interface Patient {
  folder: string
  portBase: number
  quick: boolean
}

async function examine({folder, portBase, quick}: Patient): Promise<Finding[]> {
  const findings = [checkNode(), await checkPictures()]
  if (!holdsLake(folder)) {
    const message = `There is no lake in ${folder}.`
    const remedy = '"newsroom start" makes one; or give its folder with --data.'
    findings.push({check: 'folder', state: 'warning', message, remedy})
    return [...findings, ...(await checkPorts(portBase, []))]
  }
  findings.push(await checkFolder(folder), ...(await checkDisk(folder)))
  const {finding, running} = await checkRunning(folder)
  findings.push(finding)
  if (!quick) findings.push(...(await checkStorage(folder)))
  const lakePort = running ? Number(new URL(running.url).port) : undefined
  // A newsroom that was started together has its three ports side by side.
  const ours = lakePort === undefined ? [] : [lakePort - 2, lakePort - 1, lakePort]
  return [...findings, ...(await checkPorts(portBase, ours))]
}

async function checkPorts(portBase: number, ours: number[]): Promise<Finding[]> {
  const places = ['Studio', 'site', 'lake']
  return Promise.all(places.map((what, offset) => checkPort(portBase + offset, what, ours)))
}
