import {type SanityClient} from '@sanity/client'
import {readdirSync, readFileSync} from 'node:fs'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import sharp from 'sharp'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {openTestLake, STUDIO_ORIGIN, type TestLake, until} from '../testing/test-lake.ts'

let directory: string
let lake: TestLake
let client: SanityClient
let jpeg: Buffer

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'assets-'))
  lake = await openTestLake({directory})
  client = lake.client('ed')
  // Left half red, right half blue; turned by the camera.
  const half = {width: 60, height: 80, channels: 3 as const}
  const red = await sharp({create: {...half, background: '#cc2222'}})
    .png()
    .toBuffer()
  jpeg = await sharp({create: {width: 120, height: 80, channels: 3, background: '#2244cc'}})
    .composite([{input: red, left: 0, top: 0}])
    .withMetadata({orientation: 6})
    .jpeg()
    .toBuffer()
})

afterAll(async () => {
  await lake.lake.close()
  rmSync(directory, {recursive: true})
})

function fetchAsset(url: string, init?: RequestInit): Promise<Response> {
  return lake.request(new URL(url).pathname + new URL(url).search, init)
}

describe('a picture', () => {
  test('is stored once, and its document says what it is', async () => {
    const asset = await client.assets.upload('image', jpeg, {
      filename: 'Fire at night.jpg',
      title: 'Fire',
    })
    expect(asset).toMatchObject({
      _id: expect.stringMatching(/^image-[0-9a-f]{40}-80x120-jpg$/),
      _type: 'sanity.imageAsset',
      extension: 'jpg',
      mimeType: 'image/jpeg',
      originalFilename: 'Fire at night.jpg',
      title: 'Fire',
      size: jpeg.length,
      metadata: {
        dimensions: {width: 80, height: 120, aspectRatio: 80 / 120},
        isOpaque: true,
        hasAlpha: false,
        lqip: expect.stringMatching(/^data:image\/jpeg;base64,/),
        palette: {dominant: {background: expect.stringMatching(/^#[0-9a-f]{6}$/)}},
      },
    })
    expect(asset.url.startsWith(`${lake.url}/images/newsroom/production/`)).toBe(true)
    for (const absent of ['blurHash', 'thumbHash', 'exif', 'location']) {
      expect(asset.metadata).not.toHaveProperty(absent)
    }
    const before = await client.fetch('count(*)')
    const again = await client.assets.upload('image', jpeg, {filename: 'other.jpg'})
    expect(again).toEqual(asset)
    expect(await client.fetch('count(*)')).toBe(before)
    expect(Buffer.from(await (await fetchAsset(asset.url)).arrayBuffer()).equals(jpeg)).toBe(true)
  })

  test('comes in the size, part and format that a page wants', async () => {
    const {url} = await client.assets.upload('image', jpeg)
    const shown = async (search: string, headers: Record<string, string> = {}) => {
      const response = await fetchAsset(`${url}?${search}`, {headers})
      const {width, height, format} = await sharp(
        Buffer.from(await response.arrayBuffer()),
      ).metadata()
      return [response.headers.get('content-type'), format, width, height]
    }
    expect(await shown('w=40')).toEqual(['image/jpeg', 'jpeg', 40, 60])
    expect(await shown('w=40&dpr=2')).toEqual(['image/jpeg', 'jpeg', 80, 120])
    expect(await shown('w=50&h=50&fit=crop')).toEqual(['image/jpeg', 'jpeg', 50, 50])
    expect(await shown('rect=0,0,80,60&w=40')).toEqual(['image/jpeg', 'jpeg', 40, 30])
    expect(await shown('w=800&fit=max')).toEqual(['image/jpeg', 'jpeg', 80, 120])
    expect(await shown('w=40&fm=webp')).toEqual(['image/webp', 'webp', 40, 60])
    expect(await shown('w=40&auto=format', {accept: 'image/webp,*/*'})).toEqual([
      'image/webp',
      'webp',
      40,
      60,
    ])
    expect(await shown('w=40&auto=format', {accept: 'image/png'})).toEqual([
      'image/jpeg',
      'jpeg',
      40,
      60,
    ])
    expect(await shown('w=20&h=20&fit=crop&crop=focalpoint&fp-x=0.5&fp-y=0.1')).toEqual([
      'image/jpeg',
      'jpeg',
      20,
      20,
    ])
    expect(await shown('w=99999999&fit=max&q=-3&blur=x&rot=17&fit=nonsense')).toEqual([
      'image/jpeg',
      'jpeg',
      80,
      120,
    ])
  })

  test('in the format that a browser wants is kept apart from the others by every cache', async () => {
    const {url} = await client.assets.upload('image', jpeg)
    const variesBy = async (search: string, headers: Record<string, string>) => {
      const response = await fetchAsset(`${url}?${search}`, {headers})
      const names = (response.headers.get('vary') ?? '').toLowerCase().split(/[ ,]+/)
      return [response.status, ...new Set(names.toSorted())]
    }
    const accept = 'image/webp'
    for (const origin of [undefined, STUDIO_ORIGIN, 'https://stranger.example']) {
      const asked = {accept, ...(origin ? {origin} : {})}
      expect(await variesBy('w=40&auto=format', asked)).toEqual([200, 'accept', 'origin'])
      expect(await variesBy('w=40', asked)).toEqual([200, 'origin'])
      const kept = {...asked, 'if-none-match': '*'}
      expect(await variesBy('w=40&auto=format', kept)).toEqual([304, 'accept', 'origin'])
    }
  })

  test('is cropped around its focus', async () => {
    const {url} = await client.assets.upload('image', jpeg)
    const colour = async (y: number) => {
      const response = await fetchAsset(
        `${url}?w=20&h=10&fit=crop&crop=focalpoint&fp-x=0.5&fp-y=${y}&fm=png`,
      )
      const {dominant} = await sharp(Buffer.from(await response.arrayBuffer())).stats()
      return dominant.r > dominant.b ? 'red' : 'blue'
    }
    // Turned upright, the red half is at the top.
    expect([await colour(0.1), await colour(0.9)]).toEqual(['red', 'blue'])
  })

  test('in its small versions tells nothing of the camera', async () => {
    const exif = {IFD0: {Artist: 'Jane'}, IFD3: {GPSLatitude: '51/1 30/1 0/1', GPSLatitudeRef: 'N'}}
    const tagged = await sharp(jpeg).withExif(exif).jpeg().toBuffer()
    expect((await sharp(tagged).metadata()).exif).toBeDefined()
    const {url} = await client.assets.upload('image', tagged)
    const small = await fetchAsset(`${url}?w=40`)
    expect((await sharp(Buffer.from(await small.arrayBuffer())).metadata()).exif).toBeUndefined()
  })

  test('is made once, however its address is written', async () => {
    const {url} = await client.assets.upload('image', jpeg)
    const tagOf = async (search: string) => {
      const {status, headers} = await fetchAsset(`${url}?${search}`)
      expect([search, status]).toEqual([search, 200])
      return headers.get('etag')
    }
    const same = [
      ['w=40&fm=png', 'w=40&fm=png&q=3', 'w=40&fm=png&crop=top&fp-x=0.1&bg=fff'],
      ['w=40', 'w=40.2', 'w=40&fit=nonsense', 'w=40&fit=crop', 'w=40&rot=17', 'w=40&blur=0.2'],
      ['w=40', 'w=40&rect=0,0,80,120', 'w=40&rect=0,0,9999,9999', 'w=40&flip=x', 'w=40&bg=abcde'],
      ['w=30&h=20&fit=crop', 'w=30&h=20&fit=crop&crop=nonsense&fp-y=0.2'],
    ]
    for (const [first = '', ...others] of same) {
      for (const other of others)
        expect([other, await tagOf(other)]).toEqual([other, await tagOf(first)])
    }
    const different = [
      'w=40&q=3',
      'w=40&flip=h',
      'w=40&rot=90',
      'w=40&rect=0,0,80,119',
      'w=40&blur=9',
    ]
    expect(new Set(await Promise.all(['w=40', ...different].map(tagOf))).size).toBe(6)
  })

  test('is made larger than its original, but not by much', async () => {
    const {url} = await client.assets.upload('image', jpeg)
    const sizeOf = async (search: string) => {
      const response = await fetchAsset(`${url}?${search}&fm=webp&q=1`)
      const {width, height} = await sharp(Buffer.from(await response.arrayBuffer())).metadata()
      return [width, height]
    }
    expect(await sizeOf('w=800')).toEqual([800, 1200])
    expect(await sizeOf('w=400&h=300&fit=scale')).toEqual([400, 300])
    expect(await sizeOf('w=8192&h=8192&fit=scale')).toEqual([2000, 2000])
    expect(await sizeOf('w=8192&h=2048&fit=crop')).toEqual([4000, 1000])
    for (const search of ['w=8192', 'h=8192', 'w=8192&h=8192', 'w=8192&max-h=8192&fit=clip']) {
      const [width = 0, height = 0] = await sizeOf(search)
      expect(width * height).toBeLessThanOrEqual(4_000_000)
      expect(width / height).toBeCloseTo(80 / 120, 2)
    }
    expect(await sizeOf('w=8192&h=8192&fit=max')).toEqual([80, 120])
  })

  test('is not held up by strangers who ask for large ones, of which too many are refused', async () => {
    const huge = await sharp({create: {width: 8000, height: 6000, channels: 3, background: '#678'}})
      .jpeg()
      .toBuffer()
    const [large, small] = await Promise.all([
      client.assets.upload('image', huge),
      client.assets.upload('image', jpeg),
    ])
    const done: string[] = []
    const ask = async (name: string, address: string) => {
      const response = await fetchAsset(address)
      await response.arrayBuffer()
      done.push(`${name} ${response.status}`)
      return response
    }
    const made = () => done.filter((one) => one === 'large 200').length
    const asked = [1, 2, 3, 4, 5, 6, 7, 8].map((blur) => {
      return ask('large', `${large.url}?w=8000&h=6000&fit=scale&fm=png&blur=${blur}`)
    })
    // Only while others are being made and wait.
    await until('one is refused', () => done.includes('large 503'))
    expect((await ask('small', `${small.url}?w=31`)).status).toBe(200)
    const madeBefore = made()
    const refused = (await Promise.all(asked)).find(({status}) => status === 503)
    expect(made()).toBeGreaterThan(madeBefore)
    const {headers} = refused ?? new Response()
    expect(headers.get('retry-after')).toMatch(/^[1-9]$/)
    expect(headers.get('cache-control')).toBe('no-store')
  }, 30_000)

  test('with a script in it is never shown as a page', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><script>alert(1)</script></svg>'
    const asset = await client.assets.upload('image', Buffer.from(svg))
    expect(asset._id).toMatch(/-30x20-svg$/)
    const {headers} = await fetchAsset(asset.url)
    expect(headers.get('content-disposition')).toBe('attachment')
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test.each([
    ['text', () => Buffer.from('not a picture')],
    ['half a picture', () => jpeg.subarray(0, 200)],
    ['nothing', () => Buffer.alloc(0)],
    [
      'more pixels than anybody needs',
      () =>
        sharp({create: {width: 12_000, height: 12_000, channels: 3, background: '#fff'}})
          .png()
          .toBuffer(),
    ],
  ])('that is %s is refused, and nothing is stored', async (_what, make) => {
    const before = await client.fetch('count(*)')
    const files = readdirSync(join(directory, 'assets', 'production'))
    const body = new Uint8Array(await make())
    const response = await lake.request('/v1/assets/images/production', {
      as: 'ed',
      method: 'POST',
      body,
    })
    expect(response.status).toBe(400)
    expect(await client.fetch('count(*)')).toBe(before)
    expect(readdirSync(join(directory, 'assets', 'production'))).toEqual(files)
  })
})

describe('a file', () => {
  test('is saved, never shown, under the name that was given', async () => {
    const asset = await client.assets.upload('file', Buffer.from('<script>alert(1)</script>'), {
      filename: 'Report "2016" – Ærø.html',
      contentType: 'text/html',
    })
    expect(asset).toMatchObject({
      _type: 'sanity.fileAsset',
      mimeType: 'text/html',
      extension: 'html',
    })
    const {headers} = await fetchAsset(`${asset.url}?dl=`)
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="Report _2016_ _ _r_.html"; filename*=UTF-8''Report%20_2016_%20_%20%C3%86r%C3%B8.html`,
    )
    expect(headers.get('content-security-policy')).toContain('sandbox')
  })

  test.each([
    '../../etc/passwd',
    '..\\..\\boot.ini',
    '/etc/shadow',
    'a\u0000b',
    'con.jpg',
    `${'x'.repeat(4000)}.txt`,
  ])('called %j lies where all files lie', async (filename) => {
    const search = new URLSearchParams({filename})
    const response = await lake.request(`/v1/assets/files/production?${search}`, {
      as: 'ed',
      method: 'POST',
      body: filename,
    })
    const {document} = await response.json()
    expect(document.path).toMatch(/^files\/newsroom\/production\/[0-9a-f]{40}\.[a-z0-9]{1,10}$/)
    expect(document.originalFilename ?? '').not.toMatch(/[/\\]|\p{C}/u)
    expect(await (await fetchAsset(document.url)).text()).toBe(filename)
  })

  test('comes in parts, when it is asked for so', async () => {
    const {url} = await client.assets.upload('file', Buffer.from('0123456789'), {
      filename: 'a.mp3',
      contentType: 'audio/mpeg',
    })
    const part = async (range: string) => {
      const response = await fetchAsset(url, {headers: {range}})
      return [response.status, await response.text(), response.headers.get('content-range')]
    }
    expect(await part('bytes=2-4')).toEqual([206, '234', 'bytes 2-4/10'])
    expect(await part('bytes=7-')).toEqual([206, '789', 'bytes 7-9/10'])
    expect(await part('bytes=-3')).toEqual([206, '789', 'bytes 7-9/10'])
    expect(await part('bytes=20-')).toEqual([416, '', 'bytes */10'])
    expect(await part('bytes=1-2,4-5')).toEqual([200, '0123456789', null])
    const head = await fetchAsset(url, {method: 'HEAD'})
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
      200,
      '10',
      '',
    ])
    expect(head.headers.get('cache-control')).toContain('immutable')
  })

  test('does not come again to whoever has it', async () => {
    const {url} = await client.assets.upload('file', Buffer.from('0123456789'), {
      filename: 'a.mp3',
      contentType: 'audio/mpeg',
    })
    const etag = (await fetchAsset(url)).headers.get('etag') ?? ''
    const statusFor = async (headers: Record<string, string>) => {
      return (await fetchAsset(url, {headers})).status
    }
    for (const known of [etag, `W/${etag}`, `"a,b", W/"c" , ${etag}`, '*', ' * ']) {
      expect([known, await statusFor({'if-none-match': known})]).toEqual([known, 304])
    }
    for (const other of ['"other"', etag.replaceAll('"', ''), etag.replace('"', '"x'), '"*"', '']) {
      expect([other, await statusFor({'if-none-match': other})]).toEqual([other, 200])
    }
  })

  test('comes whole to whoever has a part of something else', async () => {
    const {url} = await client.assets.upload('file', Buffer.from('0123456789'), {
      filename: 'a.mp3',
      contentType: 'audio/mpeg',
    })
    const etag = (await fetchAsset(url)).headers.get('etag') ?? ''
    const part = async (condition: string, range = 'bytes=2-4') => {
      const response = await fetchAsset(url, {headers: {range, 'if-range': condition}})
      return [response.status, await response.text()]
    }
    expect(await part(etag)).toEqual([206, '234'])
    // A weak one does not promise the same bytes, and no date was given to anybody.
    for (const other of ['"other"', `W/${etag}`, 'Wed, 21 Oct 2026 07:28:00 GMT', '*']) {
      expect([other, ...(await part(other))]).toEqual([other, 200, '0123456789'])
    }
    expect(await part('"other"', 'bytes=20-')).toEqual([200, '0123456789'])
  })

  test('is gone with its document, unless somebody refers to it', async () => {
    const asset = await client.assets.upload('file', Buffer.from('to be deleted'))
    await client.create({_id: 'refers', _type: 'article', file: {asset: {_ref: asset._id}}})
    await expect(client.delete(asset._id)).rejects.toMatchObject({statusCode: 409})
    await client.delete('refers')
    await client.delete(asset._id)
    expect((await fetchAsset(asset.url)).status).toBe(404)
  })

  test('is whole on disk when its document is there', async () => {
    const asset = await client.assets.upload('file', Buffer.from('on disk'), {filename: 'a.txt'})
    const path = join(directory, 'assets', 'production', `${asset.sha1hash}.txt`)
    expect(readFileSync(path, 'utf8')).toBe('on disk')
  })
})

test('who may not create documents may not upload', async () => {
  const before = readdirSync(join(directory, 'assets', 'production'))
  const response = await lake.request('/v1/assets/files/production', {
    as: 'vi',
    method: 'POST',
    body: 'x',
  })
  expect(response.status).toBe(403)
  expect(readdirSync(join(directory, 'assets', 'production'))).toEqual(before)
})
