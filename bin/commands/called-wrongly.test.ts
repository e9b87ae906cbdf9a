import {existsSync} from 'node:fs'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {readArguments} from '../command.ts'
import {command as explain} from './explain.ts'
import {command as exportDataset} from './export.ts'
import {command as importStories} from './import.ts'
import {command as migrate} from './migrate.ts'
import {command as sanity} from './sanity.ts'
import {command as token} from './token.ts'
import {command as undo} from './undo.ts'
import {command as verify} from './verify.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newsroom-'))
})

afterAll(() => rm(folder, {recursive: true}))

test.each([
  ['verify', verify, []],
  ['export', exportDataset, ['x.tar.gz']],
  ['undo', undo, ['run']],
  ['token', token, []],
  ['explain', explain, ['*']],
  ['migrate', migrate, ['house-style-list']],
  ['import --dry-run', importStories, ['.', '--dry-run']],
  ['sanity', sanity, ['dataset', 'list']],
])('%s makes no lake where a name was mistyped', async (_, command, words) => {
  const data = join(folder, 'mistyped')
  const args = readArguments(command, [...words, '--data', data])
  await expect(command.run(args)).rejects.toMatchObject({
    name: 'CommandError',
    message: `There is no lake in ${data}. Give the folder that it was started with.`,
    exitCode: 1,
  })
  expect(existsSync(data)).toBe(false)
})

test.each([
  ['token create vera sam', token, 'One at a time'],
  ['token list vera', token, 'One at a time'],
  ['verify extra', verify, 'It verifies all that was imported'],
  ['migrate a b', migrate, 'One migration at a time'],
])('%s is refused for its extra word', async (typed, command, sentence) => {
  const args = readArguments(command, typed.split(' ').slice(1))
  await expect(command.run(args)).rejects.toMatchObject({
    message: expect.stringContaining(sentence),
    exitCode: 2,
  })
})
