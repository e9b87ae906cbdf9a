import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {type SanityClient} from '@sanity/client'
import sharp from 'sharp'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {DATASET, lakeClient, openLake} from '../bin/lake-connection.ts'
import {type Lake} from '../lake/index.ts'

/* What SECURITY.md and docs/front-ends.md say of public datasets and private ones, on a lake. */

let directory: string
let lake: Lake
let administrator: SanityClient
let stranger: SanityClient
/** Of a story that nobody has published. */
let picture: {_id: string; url: string}
let tagged: Buffer

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'public-'))
  await open()
  const camera = {IFD0: {Artist: 'Jane Barlow'}, IFD3: {GPSLatitude: '36/1 12/1 0/1'}}
  tagged = await sharp({create: {width: 60, height: 40, channels: 3, background: '#456'}})
    .withExif(camera)
    .jpeg()
    .toBuffer()
  picture = await administrator.assets.upload('image', tagged, {filename: 'safe-house.jpg'})
  await administrator
    .transaction()
    .create({
      _id: 'drafts.unpublished',
      _type: 'caption',
      text: 'Not yet told',
      image: {_type: 'image', asset: {_type: 'reference', _ref: picture._id}},
    })
    .create(STORY)
    .create(CAPTION)
    .create(SOURCE)
    .create(CORRECTION)
    .create({_id: 'importRecord.one', _type: 'importRecord', text: 'As it came in'})
    .commit()
})
afterAll(async () => {
  await lake.close()
  await rm(directory, {recursive: true})
})

async function open(): Promise<void> {
  lake = await openLake({directory})
  const {url} = await lake.listen()
  administrator = lakeClient(url, lake.tokens.create({userId: 'adam'}))
  stranger = lakeClient(url)
}

const STORY = {
  _id: 'story',
  _type: 'article',
  headline: 'Offensive to capture Raqqa',
  slugline: 'SYRIA-RAQQA/SOURCE',
  priority: 2,
  pubStatus: 'usable',
  publicNotice: 'For a kill that has not come',
  embargo: {_type: 'embargo', active: false, reason: 'Until the family knows'},
  provenance: {_type: 'provenance', supplied: ['headline']},
  workflow: {
    _type: 'workflow',
    stage: 'ready',
    submittedBy: 'rosa',
    approvedBy: 'sam',
    assignees: [{_type: 'assignee', _key: 'a', userId: 'rosa', name: 'Rosa'}],
    firstPublishedAt: '2026-11-20T10:00:00Z',
  },
}

const CAPTION = {
  _id: 'told',
  _type: 'caption',
  text: 'A mortar round fin',
  usageTerms: 'One use, 200 a picture',
  printedMarker: '1/11',
  leases: [{_type: 'lease', _key: 'l', kind: 'denyUse', from: '2030-01-01T00:00:00Z'}],
  workflow: {_type: 'workflow', stage: 'cleared'},
}

const SOURCE = {
  _id: 'agency',
  _type: 'creditSource',
  name: 'The Agency',
  usageTerms: 'Web only',
  contractUntil: '2027-12-31',
}

const CORRECTION = {
  _id: 'minor',
  _type: 'correction',
  severity: 'minor',
  publicText: 'A name was misspelt.',
  targets: [{_type: 'correctionTarget', _key: 't', field: 'text', before: 'Rakka', after: 'Raqqa'}],
}

test('strangers read the documents of published content whole, and what the newsroom lends', async () => {
  for (const document of [STORY, CAPTION, SOURCE, CORRECTION]) {
    expect(await stranger.getDocument(document._id)).toMatchObject(document)
  }
  expect(await stranger.fetch('*[_type == "importRecord" || _id in path("drafts.**")]')).toEqual([])
})

test('strangers find every picture that was uploaded, as it came from the camera', async () => {
  expect(await stranger.fetch('*[_type == "sanity.imageAsset"]')).toMatchObject([
    {_id: picture._id, originalFilename: 'safe-house.jpg', url: picture.url},
  ])
  const bytes = Buffer.from(await (await fetch(picture.url)).arrayBuffer())
  expect(bytes.equals(tagged)).toBe(true)
  expect((await sharp(bytes).metadata()).exif?.includes('Jane Barlow')).toBe(true)
  const small = Buffer.from(await (await fetch(`${picture.url}?w=30`)).arrayBuffer())
  expect((await sharp(small).metadata()).exif).toBeUndefined()
})

test('a private dataset is read with a token alone, but for the bytes of a known address; also after a restart', async () => {
  await administrator.datasets.edit(DATASET, {aclMode: 'private'})
  for (const again of [false, true]) {
    if (again) {
      await lake.close()
      await open()
    }
    expect(await administrator.datasets.list()).toMatchObject([{aclMode: 'private'}])
    expect(await stranger.fetch('*')).toEqual([])
    expect(await stranger.getDocument(STORY._id)).toBeUndefined()
    const reader = stranger.withConfig({token: lake.tokens.create({userId: 'vera'})})
    expect(await reader.fetch('*[_id == $id].headline', {id: STORY._id})).toEqual([STORY.headline])
  }
  const {url} = await administrator.fetch<{url: string}>('*[_id == $id][0]', {id: picture._id})
  const path = new URL(url).pathname
  const served = await fetch(new URL(path, administrator.config().apiHost))
  expect(served.status).toBe(200)
})
