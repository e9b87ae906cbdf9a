import {expect, test} from 'vitest'
import {type Command, CommandError, describeCommand, readArguments} from './command.ts'

const command: Command = {
  summary: 'does a thing',
  usage: 'thing [--port N]',
  options: {
    port: {type: 'string'},
    quiet: {type: 'boolean'},
    from: {type: 'string', multiple: true},
  },
  help: {port: 'where'},
  run: () => Promise.resolve(0),
}

test('words, flags and numbers are read', () => {
  const args = readArguments(command, ['a', '--port', '4000', '--quiet', 'b'])
  expect(args.positionals).toEqual(['a', 'b'])
  expect(args.number('port', 1)).toBe(4000)
  expect(args.flag('quiet')).toBe(true)
  expect(readArguments(command, []).number('port', 3335)).toBe(3335)
})

test('what may be given more than once is read as a list', () => {
  expect(readArguments(command, ['--from', 'a', '--from', 'b']).texts('from')).toEqual(['a', 'b'])
  expect(readArguments(command, []).texts('from')).toEqual([])
})

test.each([
  [['--prot', '4000'], "Unknown option '--prot'. Usage: newsroom thing [--port N]"],
  [['--port', 'x'], '--port takes a whole number, not "x".'],
])('%j is called wrongly: one sentence, exit code 2', (words, message) => {
  const call = () => readArguments(command, words).number('port', 0)
  expect(call).toThrow(CommandError)
  expect(call).toThrow(expect.objectContaining({message, exitCode: 2}))
})

test('--help tells every option', () => {
  expect(readArguments(command, ['--help']).help).toBe(true)
  expect(describeCommand(command)).toContain('--port …')
})
