import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {chmod, mkdir, mkdtemp, readdir, rm, writeFile} from 'node:fs/promises'
import {createServer} from 'node:http'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {text} from 'node:stream/consumers'
import {fileURLToPath} from 'node:url'
import {type SanityClient, type SanityDocument} from '@sanity/client'
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {type Connection, connect} from '../lake-connection.ts'
import {readArguments} from '../command.ts'
import {announceRunning} from '../running-file.ts'
import {command} from './import.ts'
import {command as undo} from './undo.ts'
import {runNewsroom} from '../../tests/support/run-newsroom.ts'

/** How often an import is killed: `KILLS=1000 vitest run bin/commands/import` before a release. */
const KILLS = Number(process.env['KILLS'] ?? 3)
/** Three batches and a bit: lines are printed after each. */
const STORIES = 80
const NEWSROOM = fileURLToPath(new URL('../newsroom.ts', import.meta.url))

/** Root may look anywhere, so it asks as somebody who may not. */
const NOBODY = process.getuid?.() === 0 ? {uid: 65_534, gid: 65_534} : {}

let folder: string
let archive: string
let data: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'))
  archive = join(folder, 'archive')
  await mkdir(join(archive, '2017'), {recursive: true})
  for (let number = 0; number < STORIES; number++) {
    await writeFile(
      join(archive, '2017', `${String(number).padStart(3, '0')}.txt`),
      storyOf(number),
    )
  }
})

afterAll(() => rm(folder, {recursive: true}))

beforeEach(async () => {
  data = await mkdtemp(join(folder, 'data-'))
})

const TOWNS = ['Ayton', 'Beford', 'Cexham', 'Dunmore', 'Elswick']

function storyOf(number: number): string {
  const town = TOWNS[number % TOWNS.length] ?? ''
  const captions = Array.from(
    {length: 2 + (number % 3)},
    (_, index, total = 2 + (number % 3)) =>
      `${index + 1}/${total} Picture ${number}.${index} of the flood in ${town} Jane Roe/PA`,
  )
  return [
    ` date 2017-02-${String(1 + (number % 28)).padStart(2, '0')} The river has reached house ${number} of ${town}.`,
    ...captions,
    `Nobody was hurt in street ${number * 7}.`,
  ].join('\n\n')
}

function newsroom(words: string[], input?: string) {
  const child = spawn(
    process.execPath,
    ['--disable-proto=delete', '--disable-warning=ExperimentalWarning', NEWSROOM, ...words],
    {stdio: ['pipe', 'pipe', 'pipe']},
  )
  child.stdin.end(input ?? '')
  return child
}

async function call(words: string[], input?: string) {
  const child = newsroom([...words, '--data', data], input)
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return {stdout, stderr, code}
}

/** Opens the lake of a folder while no command has it open. */
async function inLake<T>(
  directory: string,
  work: (client: SanityClient) => Promise<T>,
): Promise<T> {
  const connection: Connection = await connect(readArguments(command, ['--data', directory]), {
    mayMake: true,
  })
  try {
    return await work(connection.client)
  } finally {
    await connection.close()
  }
}

const makeLake = () => inLake(data, async () => {})

/** Every document, without what differs from import to import. */
function contentOf(directory: string): Promise<SanityDocument[]> {
  return inLake(directory, async (client) => {
    const documents = await client.fetch<SanityDocument[]>(
      '*[_type in ["article", "gallery", "caption", "importRecord"]] | order(_id)',
    )
    return documents.map(
      ({_rev, _createdAt, _updatedAt, importedAt, ...content}): SanityDocument => ({
        ...content,
        _rev: '',
        _createdAt: '',
        _updatedAt: '',
      }),
    )
  })
}

const transactionsOf = (directory: string) =>
  inLake(directory, (client) =>
    client.fetch<number>('count(array::unique(*[_type in ["article", "importRecord"]]._rev))'),
  )

describe('an import that is killed', () => {
  test(
    'anywhere and run again comes to the same documents as one that is not',
    async () => {
      const undisturbed = await mkdtemp(join(folder, 'data-'))
      const files = (await readdir(join(archive, '2017'))).map((name) =>
        join(archive, '2017', name),
      )
      // In another order, file by file: the documents are the same.
      const whole = newsroom([
        'import',
        ...files.toReversed(),
        '--prefix',
        '2017/',
        '--run',
        'r',
        '--data',
        undisturbed,
      ])
      whole.stdout.resume()
      expect((await once(whole, 'exit'))[0]).toBe(0)
      const expected = await contentOf(undisturbed)
      expect(expected.filter(({_type}) => _type === 'article')).toHaveLength(STORIES)

      let interrupted = 0
      for (let kill = 0; kill < KILLS; kill++) {
        const child = newsroom(['import', archive, '--run', 'r', '--json', '--data', data])
        const exited = once(child, 'exit')
        const after = 1 + ((kill * 33) % STORIES)
        let said = 0
        createInterface({input: child.stdout}).on('line', () => {
          if (++said === after) child.kill('SIGKILL')
        })
        await exited
        const stories = await inLake(data, (client) =>
          client.fetch<number>('count(*[_type == "article"])'),
        )
        if (stories > 0 && stories < STORIES) interrupted++
        if (kill % 20 === 19) data = await mkdtemp(join(folder, 'data-'))
      }
      expect(interrupted).toBeGreaterThan(0)
      expect(await call(['import', archive, '--run', 'r'])).toMatchObject({code: 0, stderr: ''})
      expect(await contentOf(data)).toEqual(expected)

      const before = await transactionsOf(data)
      const {stdout} = await call(['import', archive])
      expect(stdout).toContain(`0 new, 0 changed, ${STORIES} as before`)
      expect(await transactionsOf(data)).toBe(before)
    },
    60_000 + 3000 * KILLS,
  )
})

test('an import whose reader has gone comes to its end', async () => {
  const child = newsroom(['import', archive, '--json', '--data', data])
  const exited = once(child, 'exit')
  const complaints = text(child.stderr)
  await once(child.stdout, 'data')
  child.stdout.destroy()
  expect([await exited, await complaints]).toEqual([[0, null], ''])
  const stories = (client: SanityClient) => client.fetch('count(*[_type == "article"])')
  expect(await inLake(data, stories)).toBe(STORIES)
})

// Each calls the command as people do, in processes of its own.
describe('newsroom import', {timeout: 60_000}, () => {
  test('names what it cannot read with a remedy, brings in the rest, and exits with 1', async () => {
    const mixed = await mkdtemp(join(folder, 'mixed-'))
    await writeFile(join(mixed, 'a.png'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
    await writeFile(join(mixed, 'b.txt'), storyOf(1))
    await writeFile(join(mixed, 'c.xml'), '<!DOCTYPE nitf [<!ENTITY a "b">]><nitf>&a;</nitf>')
    await writeFile(join(mixed, '.hidden'), 'not meant')
    const {stdout, stderr, code} = await call(['import', mixed, join(mixed, 'gone.txt')])
    expect(code).toBe(1)
    expect(stderr.trim().split('\n')).toEqual([
      'newsroom: a.png: The file is a PNG picture, not text. Import the text of the story; pictures are uploaded in the Studio.',
      'newsroom: c.xml: The file has a DOCTYPE, which may bring entities of its own. Take the DOCTYPE out and import it again.',
      expect.stringMatching(/gone\.txt: It cannot be read \(ENOENT.*\)\.$/),
    ])
    expect(stdout).toContain('1 story: 1 new, 0 changed, 0 as before; 3 sources failed.')
  })

  test('brings in the first of two stories with one name and no other, as its dry run says', async () => {
    const column = await mkdtemp(join(folder, 'column-'))
    for (const [month, sky] of [
      ['01', 'sunny'],
      ['02', 'cloudy'],
    ] as const) {
      await mkdir(join(column, month))
      const weather = ` date 2017-${month}-04 Tomorrow: ${sky} spells and showers in all parts.`
      await writeFile(join(column, month, 'weather.txt'), weather)
    }
    const words = ['import', join(column, '01'), join(column, '02')]
    await makeLake()
    const tried = await call([...words, '--dry-run'])
    const done = await call(words)
    for (const {stdout, stderr, code} of [tried, done]) {
      expect(stdout).toContain('1 story: 1 new, 0 changed, 0 as before; 1 source failed.')
      expect(stderr).toContain('02/weather.txt: It would be “weather.txt”, and so would')
      expect(code).toBe(1)
    }
    // In a run of its own it is no correction either.
    const later = await call(['import', join(column, '02', 'weather.txt')])
    expect(later).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Another story was imported as “weather.txt” before'),
    })
  })

  test.skipIf(process.platform === 'win32')(
    'passes over a folder that it may not look into',
    async () => {
      const mixed = await mkdtemp(join(folder, 'closed-'))
      await chmod(folder, 0o755)
      await chmod(mixed, 0o755)
      await mkdir(join(mixed, 'b'), {mode: 0o000})
      await writeFile(join(mixed, 'a.txt'), 'A bridge.')
      await writeFile(join(mixed, 'c.txt'), 'A quay.')
      const {stdout, stderr, code} = await runNewsroom(['parse', mixed], NOBODY)
      expect(stdout.match(/"source":"[^"]+"/g)).toEqual(['"source":"a.txt"', '"source":"c.txt"'])
      expect(stderr).toMatch(/^newsroom: .*\/b: It cannot be read \(EACCES.*\)\.\n$/)
      expect(code).toBe(1)
    },
  )

  test('tells in a dry run what would happen, and writes nothing', async () => {
    await makeLake()
    const {stdout, code} = await call(['import', join(archive, '2017', '001.txt'), '--dry-run'])
    expect(code).toBe(0)
    expect(stdout).toContain('new        001.txt: 2 paragraphs, a gallery of 3')
    expect(stdout).toContain('A dry run: nothing was written.')
    expect(stdout).not.toContain('newsroom undo')
    expect(await contentOf(data)).toEqual([])
  })

  test('reads standard input: a story, or a stream of stories, a JSON line each', async () => {
    expect(await call(['import', '-'], storyOf(2))).toMatchObject({code: 0, stderr: ''})
    const lines = [
      JSON.stringify({name: '2017/003.txt', text: storyOf(3)}),
      '',
      JSON.stringify({name: '2017/004.txt', text: storyOf(4)}),
      '{"name": "cut off',
      JSON.stringify({uri: 'urn:5', type: 'text', headline: 'Five', body_text: storyOf(5)}),
    ].join('\n')
    const {stdout, stderr, code} = await call(['import', '-'], lines)
    expect(code).toBe(1)
    expect(stdout + stderr).toContain('Line 4 is no JSON object')
    expect(stdout).toContain('3 stories: 3 new, 0 changed, 0 as before; 1 source failed.')
    const again = await call(['import', join(archive, '2017', '003.txt'), '--prefix', '2017/'])
    expect(again.stdout).toContain('0 new, 0 changed, 1 as before')
  })

  test("keeps an editor's words through a second import, and undo leaves them alone", async () => {
    const file = join(folder, 'river.txt')
    await writeFile(file, storyOf(9))
    await call(['import', file, '--run', 'first'])
    const [id = ''] = await inLake(data, async (client) => {
      const ids = await client.fetch<string[]>('*[_type == "caption"]._id | order(@)')
      await client
        .patch(ids[0] ?? '')
        .set({text: 'The flood, seen by an editor'})
        .commit()
      return ids
    })
    await writeFile(file, storyOf(9).replaceAll('Picture', 'View'))
    const {stdout} = await call(['import', file, '--run', 'second', '--dry-run'])
    expect(stdout).toContain(
      `suggested for ${id.slice(7)}, text: "View 9.0 of the flood in Elswick"`,
    )
    await call(['import', file, '--run', 'second'])
    const texts = () =>
      inLake(data, (client) => client.fetch<string[]>('*[_type == "caption"] | order(_id).text'))
    expect(await texts()).toEqual([
      'The flood, seen by an editor',
      'View 9.1 of the flood in Elswick',
    ])
    expect(await call(['verify'])).toMatchObject({code: 0})

    expect(await call(['undo', 'first'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Undo second first.'),
    })
    expect(await call(['undo', 'second'])).toMatchObject({code: 0, stderr: ''})
    expect(await texts()).toEqual([
      'The flood, seen by an editor',
      'Picture 9.1 of the flood in Elswick',
    ])
    const undone = await call(['undo', 'first'])
    expect(undone.stdout).toContain(`left alone: ${id.slice(7)}, text was changed by people`)
    expect(await texts()).toEqual(['The flood, seen by an editor'])
  })

  test('verify holds the text of a page against what was counted in it', async () => {
    const file = join(folder, 'page.html')
    await writeFile(file, '<html><body><h1>A bridge opens</h1><p>It is open.</p></body></html>')
    expect(await call(['import', file])).toMatchObject({code: 0})
    const change = (patch: {set?: object; unset?: string[]}) =>
      inLake(data, async (client) => {
        const [id = ''] = await client.fetch<string[]>(
          '*[_type == "importRecord" && format == "html"]._id',
        )
        await client.patch(id, patch).commit()
      })
    expect((await call(['verify'])).stdout).not.toContain('Import them again')
    await change({set: {shownInk: 'other'}})
    expect(await call(['verify'])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('does not hold the same characters as the html shows'),
    })
    await change({unset: ['shownInk']})
    expect((await call(['verify'])).stdout).toContain('Import them again')
  })

  test('is verified: deleted documents are named, changed fields counted and listed', async () => {
    const file = join(folder, 'sea.txt')
    await writeFile(file, storyOf(10))
    await call(['import', file])
    const [first = '', second = ''] = await inLake(data, async (client) => {
      const ids = await client.fetch<string[]>('*[_type == "caption"]._id | order(@)')
      const [gallery = ''] = await client.fetch<string[]>('*[_type == "gallery"]._id')
      const [one = '', two = ''] = ids
      await client
        .transaction()
        .patch(gallery, {unset: [`captions[_ref == "${one.slice(7)}"]`]})
        .delete(one)
        .patch(two, {set: {credit: {line: 'Nobody'}}})
        .commit()
      return ids.map((id) => id.slice(7))
    })
    const {stdout, code} = await call(['verify', '--changes'])
    expect(code).toBe(0)
    const lines = stdout.trim().split('\n')
    expect(lines).toContain(`sea.txt: ${first} was deleted since`)
    expect(lines).toContain(`sea.txt: credit of ${second} was changed since`)
    expect(lines.slice(-3)).toEqual([
      '1 reading of sources checked: every visible character stands in exactly one field of the record or in a named discard.',
      '1 document that was written then has been deleted since; it is named above.',
      '2 fields have been changed since, by people or scripts (--changes names them).',
    ])
  })

  test('ends with one sentence where the disk is full', async () => {
    // Answers as a lake does for which there is no room.
    const full = createServer((request, response) => {
      const isWrite = request.url?.includes('/data/mutate/')
      const body = isWrite
        ? {statusCode: 507, error: 'Insufficient Storage', message: 'The disk is full'}
        : {result: []}
      response.writeHead(isWrite ? 507 : 200, {'content-type': 'application/json'})
      response.end(JSON.stringify(body))
    }).listen(0, '127.0.0.1')
    await once(full, 'listening')
    const address = full.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await announceRunning(data, {url: `http://127.0.0.1:${port}`, token: 'none'})
    const {stdout, stderr, code} = await call(['import', archive])
    full.close()
    expect(stderr).toBe(
      'newsroom: The disk is full, and the import ends here: 2017/000.txt was not written. Free some space and run it again; what is there already is left as it is.\n',
    )
    expect(stdout).toContain('0 new, 0 changed, 0 as before')
    expect(code).toBe(1)
  })

  test("goes by the newsroom's own credit sources and rule examples", async () => {
    await inLake(data, async (client) => {
      await client.create({
        _id: 'zoom',
        _type: 'creditSource',
        name: 'Zoomwerk Photo',
        aliases: ['Zoomwerk'],
      })
      await client.create({
        _id: 'readerExample.pa',
        _type: 'readerExample',
        about: 'credit',
        words: 'PA',
        is: false,
      })
    })
    await call(['import', '-'], '1/2 A crane Zoomwerk\n\n2/2 A beam PA')
    const captions = await inLake(data, (client) =>
      client.fetch('*[_type == "caption"] | order(_id){text, "credit": credit.line}'),
    )
    expect(captions).toEqual([
      {text: 'A crane', credit: 'Zoomwerk'},
      {text: 'A beam PA', credit: null},
    ])
  })

  test.each([
    [command, [], 'Say which files or folders to import', 2],
    [command, ['x', '--run', 'a b'], '--run takes letters, digits and dashes', 2],
    [undo, [], 'Say which run to take back', 2],
    [undo, ['never'], 'No import remembers a run "never"', 1],
  ])('%# is told in one sentence why it cannot', async (called, words, sentence, exitCode) => {
    await makeLake()
    const args = readArguments(called, [...words, '--data', data])
    await expect(called.run(args)).rejects.toMatchObject({
      message: expect.stringContaining(sentence),
      exitCode,
    })
  })
})
