import {parseArgs, type ParseArgsOptionsConfig} from 'node:util'

/** Something the person at the keyboard can mend: printed as its sentence, without a stack. */
export class CommandError extends Error {
  readonly exitCode: number

  /** @param exitCode 1 for "it did not work", 2 for "it was called wrongly" */
  constructor(message: string, exitCode = 1) {
    super(message)
    this.name = 'CommandError'
    this.exitCode = exitCode
  }
}

type Value = string | boolean | (string | boolean)[] | undefined

export interface Arguments {
  positionals: string[]
  text: (name: string) => string | undefined
  /** Of an option that may be given more than once. */
  texts: (name: string) => string[]
  flag: (name: string) => boolean
  /** A whole number ≥ 0, or the given one. */
  number: (name: string, otherwise: number) => number
}

export interface Command {
  /** One line for the list of commands. */
  summary: string
  /** `newsroom <usage>` */
  usage: string
  options: ParseArgsOptionsConfig
  /** What each option means; printed by `--help`. */
  help: Record<string, string>
  /** Resolves with the exit code. */
  run: (args: Arguments) => Promise<number>
}

/** Reads what was typed; a word that the command does not know is a `CommandError` with exit code 2. */
export function readArguments(command: Command, words: string[]): Arguments & {help: boolean} {
  const options = {...command.options, help: {type: 'boolean', short: 'h'}} as const
  const {values, positionals} = parse(command, words, options)
  const value = (name: string): Value => values[name]
  return {
    positionals,
    help: value('help') === true,
    text: (name) => {
      const given = value(name)
      return typeof given === 'string' ? given : undefined
    },
    texts: (name) => {
      const given = value(name)
      return Array.isArray(given) ? given.filter((one) => typeof one === 'string') : []
    },
    flag: (name) => value(name) === true,
    number: (name, otherwise) => {
      const given = value(name)
      if (typeof given !== 'string') return otherwise
      if (/^\d+$/.test(given)) return Number(given)
      throw new CommandError(`--${name} takes a whole number, not "${given}".`, 2)
    },
  }
}

function parse(command: Command, words: string[], options: ParseArgsOptionsConfig) {
  try {
    return parseArgs({args: words, options, allowPositionals: true, strict: true})
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error)
    throw new CommandError(`${reason}. Usage: newsroom ${command.usage}`, 2)
  }
}

export function describeCommand({usage, summary, options, help}: Command): string {
  const lines = Object.entries(options).map(([name, {type}]) => {
    const form = type === 'string' ? `--${name} …` : `--${name}`
    return `  ${form.padEnd(22)} ${help[name] ?? ''}`
  })
  return [`newsroom ${usage}`, '', summary, ...(lines.length > 0 ? ['', ...lines] : []), ''].join(
    '\n',
  )
}
