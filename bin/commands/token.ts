import {type TokenInfo} from '../../lake/index.ts'
import {type Command, CommandError} from '../command.ts'
import {KEEPER} from '../keeper.ts'
import {DATA_FOLDER, lakeClient, openLake, PROJECT_ID, requireLake} from '../lake-connection.ts'
import {PEOPLE} from '../people.ts'
import {findRunning} from '../running-file.ts'

export const command: Command = {
  summary: 'makes, lists and revokes tokens of the lake, also while it runs',
  usage: 'token [create USER | revoke ID] [--data DIR] [--label TEXT] [--json]',
  options: {data: {type: 'string'}, label: {type: 'string'}, json: {type: 'boolean'}},
  help: {
    data: `folder of the lake (${DATA_FOLDER})`,
    label: 'what the token is for',
    json: 'one JSON object a token',
  },
  async run(args) {
    const [verb = 'list', subject = '', ...others] = args.positionals
    if (!['list', 'create', 'revoke'].includes(verb)) {
      throw new CommandError(`There is no "token ${verb}". There are: list, create, revoke.`, 2)
    }
    if (others.length > 0 || (verb === 'list' && subject !== '')) {
      throw new CommandError(`One at a time: newsroom ${command.usage}`, 2)
    }
    if (verb === 'create' && !USERS.includes(subject)) {
      throw new CommandError(`Say for whom: ${USERS.join(', ')}.`, 2)
    }
    const keeper = await findKeeper(args.text('data') ?? DATA_FOLDER)
    try {
      if (verb === 'list') {
        for (const token of await keeper.list()) print(token, args.flag('json'))
      } else if (verb === 'create') {
        const {id, key} = await keeper.create(subject, args.text('label') ?? '')
        const json = JSON.stringify({id, userId: subject, token: key})
        process.stdout.write(`${args.flag('json') ? json : key}\n`)
      } else {
        const known = (await keeper.list()).some(({id}) => id === subject)
        if (!known) throw new CommandError('Say which: "newsroom token" lists their ids.', 2)
        await keeper.revoke(subject)
      }
      return 0
    } finally {
      await keeper.close()
    }
  },
}

/** People, and the robot that brings whole datasets in. */
const USERS = [...PEOPLE, KEEPER].map(({id}): string => id)

/** Whoever has the tokens: the lake that runs, or its folder. */
interface Keeper {
  list: () => Promise<TokenInfo[]>
  create: (userId: string, label: string) => Promise<{id: string; key: string}>
  revoke: (id: string) => Promise<void>
  close: () => Promise<void>
}

async function findKeeper(directory: string): Promise<Keeper> {
  const running = await findRunning(directory)
  if (running) {
    const client = lakeClient(running.url, running.token)
    const url = `/projects/${PROJECT_ID}/tokens`
    return {
      list: () => client.request<TokenInfo[]>({url}),
      create: (userId, label) => client.request({url, method: 'POST', body: {userId, label}}),
      revoke: (id) => client.request<void>({url: `${url}/${id}`, method: 'DELETE'}),
      close: async () => {},
    }
  }
  requireLake(directory)
  const lake = await openLake({directory})
  return {
    list: async () => lake.tokens.list(),
    create: async (userId, label) => {
      const before = new Set(lake.tokens.list().map(({id}) => id))
      const key = lake.tokens.create({userId, label})
      const id = lake.tokens.list().find((token) => !before.has(token.id))?.id ?? ''
      return {id, key}
    },
    revoke: async (id) => lake.tokens.revoke(id),
    close: () => lake.close(),
  }
}

function print(token: TokenInfo, isJson: boolean): void {
  const {id, userId, label, createdAt} = token
  const line = `${id}  ${userId.padEnd(10)} ${createdAt}  ${label}`
  process.stdout.write(`${isJson ? JSON.stringify(token) : line}\n`)
}
