import sharp from 'sharp'
import {expect, test} from 'vitest'
import {readMetadata} from './read-metadata.ts'

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
  xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
  xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
  xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
  photoshop:Credit="PA" photoshop:DateCreated="2016-11-30T23:00:00+03:00" photoshop:City="Mosul"
  photoshop:Country="Iraq" Iptc4xmpCore:Location="Gogjali">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">A mortar fin</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>Jane Barlow</rdf:li></rdf:Seq></dc:creator>
<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>James Bevan</rdf:li><rdf:li>Ann Day</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>
<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">A rusted fin</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
</rdf:Description></rdf:RDF></x:xmpmeta>`

test('XMP says everything, and says it before IPTC and EXIF', async () => {
  const file = withIptc(await blank().withExif(EXIF).withXmp(XMP).jpeg().toBuffer())
  expect(await readMetadata(new Blob([file]))).toEqual({
    text: 'A mortar fin',
    alt: 'A rusted fin',
    credit: 'Jane Barlow/PA',
    people: 'James Bevan; Ann Day',
    dateCreated: '2016-11-30',
    places: 'Gogjali, Mosul, Iraq',
  })
})

test('IPTC without XMP is read, in UTF-8 too, a day that is not known left out', async () => {
  const file = withIptc(await blank().jpeg().toBuffer())
  expect(await readMetadata(new Blob([file]))).toEqual({
    text: 'Um chalé em Mossul',
    credit: 'Ana Dias/Lusa',
    dateCreated: '2016-11',
    places: 'Mossul',
  })
})

test('EXIF alone gives what it has; a bare picture and no picture at all give nothing', async () => {
  const camera = await blank().withExif(EXIF).jpeg().toBuffer()
  expect(await readMetadata(new Blob([camera]))).toEqual({
    text: 'From the camera',
    credit: 'A. Camera',
    dateCreated: '2016-11-29',
  })
  expect(await readMetadata(new Blob([await blank().png().toBuffer()]))).toEqual({})
  expect(await readMetadata(new Blob(['no picture at all']))).toEqual({})
})

const EXIF = {
  IFD0: {ImageDescription: 'From the camera', Artist: 'A. Camera'},
  IFD2: {DateTimeOriginal: '2016:11:29 10:00:00'},
}

function blank() {
  return sharp({create: {width: 40, height: 30, channels: 3, background: '#567'}})
}

/** A JPEG with an IPTC-IIM record (IIM 4.2, §1.6) in its Photoshop segment. */
function withIptc(jpeg: Buffer): Uint8Array<ArrayBuffer> {
  const record = Buffer.concat(
    (
      [
        [120, 'Um chalé em Mossul'],
        [80, 'Ana Dias'],
        [110, 'Lusa'],
        [55, '20161100'],
        [90, 'Mossul'],
      ] as const
    ).map(([dataSet, text]) => {
      const bytes = Buffer.from(text)
      return Buffer.concat([Buffer.from([0x1c, 2, dataSet, 0, bytes.length]), bytes])
    }),
  )
  const padding = Buffer.alloc(record.length % 2)
  const resource = Buffer.concat([
    Buffer.from('Photoshop 3.0\0'),
    Buffer.from('8BIM'),
    Buffer.from([4, 4, 0, 0, 0, 0, 0, record.length]),
    record,
    padding,
  ])
  const length = resource.length + 2
  const segment = Buffer.concat([Buffer.from([0xff, 0xed, length >> 8, length & 255]), resource])
  return Uint8Array.from(Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]))
}
