import {type Command, CommandError} from '../command.ts'
import {DATA_FOLDER, openLake} from '../lake-connection.ts'
import {PEOPLE} from '../people.ts'

export const command: Command = {
  summary: 'makes, lists and revokes tokens of the lake',
  usage: 'token [create USER | revoke ID]',
  options: {data: {type: 'string'}, label: {type: 'string'}, json: {type: 'boolean'}},
  help: {
    data: `folder of the lake (${DATA_FOLDER})`,
    label: 'what the token is for',
    json: 'one JSON object a token',
  },
  async run(args) {
    const [verb = 'list', subject] = args.positionals
    const lake = await openLake({directory: args.text('data') ?? DATA_FOLDER})
    try {
      if (verb === 'list') {
        for (const token of lake.tokens.list()) {
          const {id, userId, label, createdAt} = token
          const line = `${id}  ${userId.padEnd(10)} ${createdAt}  ${label ?? ''}`
          process.stdout.write(`${args.flag('json') ? JSON.stringify(token) : line}\n`)
        }
        return 0
      }
      if (verb === 'create') {
        if (!PEOPLE.some(({id}) => id === subject)) {
          throw new CommandError(`Say for whom: ${PEOPLE.map(({id}) => id).join(', ')}.`, 2)
        }
        const label = args.text('label')
        const secret = lake.tokens.create({userId: subject ?? '', ...(label ? {label} : {})})
        process.stdout.write(
          `${args.flag('json') ? JSON.stringify({userId: subject, token: secret}) : secret}\n`,
        )
        return 0
      }
      if (verb === 'revoke') {
        const known = lake.tokens.list().some(({id}) => id === subject)
        if (!known) throw new CommandError('Say which: "newsroom token" lists their ids.', 2)
        lake.tokens.revoke(subject ?? '')
        return 0
      }
      throw new CommandError(`There is no "token ${verb}". There are: list, create, revoke.`, 2)
    } finally {
      await lake.close()
    }
  },
}
