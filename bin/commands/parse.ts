import {toDocuments} from '../../archive/index.ts'
import {type Command, CommandError} from '../command.ts'
import {isHeard, printWhole} from '../output.ts'
import {readSources} from '../read-sources.ts'

export const command: Command = {
  summary: 'prints the documents that an import would create, a line each; touches nothing',
  usage: 'parse <files|folders|-> [--prefix TEXT]',
  options: {prefix: {type: 'string'}},
  help: {prefix: 'put before the name of each source, as import does'},
  async run({positionals, text}) {
    if (positionals.length === 0)
      throw new CommandError('Say which files or folders to read, or - for standard input.', 2)
    let failed = false
    for await (const source of readSources(positionals, {prefix: text('prefix') ?? ''})) {
      if (!source.ok) {
        failed = true
        process.stderr.write(`newsroom: ${source.message}\n`)
        continue
      }
      for (const story of source.stories) {
        const {article, galleries, captions, importRecord} = toDocuments(story, {runId: 'parse'})
        const documents = [article, ...galleries, ...captions, importRecord]
        await printWhole(documents.map((document) => `${JSON.stringify(document)}\n`).join(''))
        if (!isHeard()) return failed ? 1 : 0
      }
    }
    return failed ? 1 : 0
  },
}
