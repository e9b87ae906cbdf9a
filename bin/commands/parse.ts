import {readFile} from 'node:fs/promises'
import {buffer} from 'node:stream/consumers'
import {readArchiveText, toDocuments} from '../../archive/index.ts'
import {type Command, CommandError} from '../command.ts'

export const command: Command = {
  summary: 'prints the documents that an import of archive text would create; touches nothing',
  usage: 'parse <files…|->',
  options: {},
  help: {},
  async run({positionals}) {
    if (positionals.length === 0)
      throw new CommandError('Say which files to read, or - for standard input.', 2)
    let failed = false
    for (const name of positionals) {
      const outcome = await readSource(name)
      if (typeof outcome === 'string') {
        failed = true
        process.stderr.write(`newsroom: ${outcome}\n`)
        continue
      }
      for (const document of outcome) await print(`${JSON.stringify(document)}\n`)
    }
    return failed ? 1 : 0
  },
}

/** The documents of one source, or the sentence that says why there are none. */
async function readSource(name: string): Promise<object[] | string> {
  let bytes: Uint8Array
  try {
    bytes = name === '-' ? await buffer(process.stdin) : await readFile(name)
  } catch (error) {
    return `${name}: cannot be read (${error instanceof Error ? error.message : String(error)}).`
  }
  const result = readArchiveText({name, bytes})
  if (!result.ok) {
    const {message, place, remedy} = result.problem
    return `${name}${place ? `:${place}` : ''}: ${message} ${remedy}`
  }
  const {article, galleries, captions, importRecord} = toDocuments(result.story, {runId: 'parse'})
  return [article, ...galleries, ...captions, importRecord]
}

/** Waits for a slow reader instead of filling memory. */
async function print(line: string): Promise<void> {
  if (process.stdout.write(line)) return
  await new Promise<void>((resolve) => {
    process.stdout.once('drain', resolve)
  })
}
