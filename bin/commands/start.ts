import {once} from 'node:events'
import {ROLES} from '../../newsroom/access/roles.ts'
import {allowedOrigins, ORIGIN_HELP, ORIGIN_OPTION} from '../allowed-origins.ts'
import {type Command} from '../command.ts'
import {DATA_FOLDER} from '../lake-connection.ts'
import {PEOPLE} from '../people.ts'
import {type Newsroom, startNewsroom} from '../start-newsroom.ts'

export const command: Command = {
  summary: 'starts everything on this machine: lake, Studio, reader site',
  usage: 'start [--port-base N] [--data DIR] [--allow-origin ORIGIN]',
  options: {
    'port-base': {type: 'string'},
    'data': {type: 'string'},
    'no-studio': {type: 'boolean'},
    'no-site': {type: 'boolean'},
    'no-demo': {type: 'boolean'},
    'json': {type: 'boolean'},
    ...ORIGIN_OPTION,
  },
  help: {
    'port-base': 'port of the Studio (3333); the site takes the next, the lake the one after',
    'data': `folder that keeps everything (${DATA_FOLDER})`,
    'no-studio': 'without the Studio',
    'no-site': 'without the reader site',
    'no-demo': 'leave the imported story in intake, unpublished',
    'json': 'print the addresses as one line of JSON',
    ...ORIGIN_HELP,
  },
  async run(args) {
    const json = args.flag('json')
    const newsroom = await startNewsroom({
      portBase: args.number('port-base', 3333),
      data: args.text('data') ?? DATA_FOLDER,
      studio: !args.flag('no-studio'),
      site: !args.flag('no-site'),
      demo: !args.flag('no-demo'),
      allowedOrigins: allowedOrigins(args),
      log: (line) => (json ? process.stderr : process.stdout).write(`${line}\n`),
    })
    process.stdout.write(json ? `${JSON.stringify(newsroom.addresses)}\n` : describe(newsroom))
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    await newsroom.close()
    return 0
  },
}

function describe({addresses: {studio, site, lake}}: Newsroom): string {
  const people = PEOPLE.map(({name, role}) => `    ${name.padEnd(16)} ${ROLES[role]}`)
  return [
    '',
    ...(studio ? [`  Studio  ${studio}   for editors`] : []),
    ...(site ? [`  Site    ${site}   for readers`] : []),
    `  Lake    ${lake}   for clients (project newsroom, dataset production)`,
    '',
    ...(studio
      ? ['  Sign in to the Studio as any of these; there is no password:', ...people, '']
      : []),
    '  Ctrl-C stops everything.',
    '',
  ].join('\n')
}
