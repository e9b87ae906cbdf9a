import {describe, expect, test} from 'vitest'
import {allowedOrigins} from './allowed-origins.ts'
import {CommandError, describeCommand, readArguments} from './command.ts'
import {command as lake} from './commands/lake.ts'
import {command as start} from './commands/start.ts'

describe.each([
  ['lake', lake],
  ['start', start],
])('newsroom %s --allow-origin', (_name, command) => {
  const given = (...origins: string[]) =>
    allowedOrigins(
      readArguments(
        command,
        origins.flatMap((one) => ['--allow-origin', one]),
      ),
    )

  test('takes one origin, or more, or none', () => {
    expect(given('http://localhost:3000')).toEqual(['http://localhost:3000'])
    expect(given('http://localhost:3000/', 'HTTPS://A.example:443')).toEqual([
      'http://localhost:3000',
      'https://a.example',
    ])
    expect(given()).toEqual([])
  })

  test.each(['localhost:3000', '*', 'http://a.example/desk', 'http://*.example', 'ftp://a.b', ''])(
    'takes %j for no origin, and shows one',
    (wrong) => {
      const message = `--allow-origin takes scheme, host and port of one page, such as http://localhost:3000, not "${wrong}".`
      expect(() => given('http://localhost:3000', wrong)).toThrow(CommandError)
      expect(() => given(wrong)).toThrow(expect.objectContaining({message, exitCode: 2}))
    },
  )

  test('is told by --help', () => {
    expect(describeCommand(command)).toMatch(/--allow-origin … .*http:\/\/localhost:3000/)
  })
})
