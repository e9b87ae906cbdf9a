import {describe, expect, test} from 'vitest'
import {checkConservation} from './documents/check-conservation.ts'
import {checkLineage} from './documents/check-lineage.ts'
import {toDocuments} from './documents/to-documents.ts'
import {readSource} from './read-source.ts'
import {outlineOf} from './test-support/outline.ts'

function read(text: string) {
  const result = readSource({name: 'export', text})
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`)
  for (const story of result.stories) {
    const {article, galleries, captions, importRecord} = toDocuments(story, {runId: 'test'})
    expect(checkConservation(importRecord)).toEqual([])
    expect(checkLineage(importRecord, [article, ...galleries, ...captions])).toEqual([])
  }
  return {
    format: result.format,
    names: result.stories.map(({source}) => source.name),
    stories: result.stories.map((story) => ({
      ...outlineOf(story),
      headline:
        story.headline &&
        story.source.text.slice(story.headline.spans[0]?.from, story.headline.spans[0]?.to),
    })),
  }
}

describe('the format is told by the first characters', () => {
  test('flattened text', () => {
    expect(read(' date 2017-02-04 The bridge is open.')).toMatchObject({
      format: 'text',
      stories: [{date: '2017-02-04', body: ['The bridge is open.']}],
    })
  })

  test('ninjs 1: associations by name', () => {
    const item = {
      uri: 'urn:1',
      headline: 'A bridge opens',
      byline: 'Jane Roe',
      firstcreated: '2017-02-04T23:30:00-05:00',
      body_xhtml: '<p>The bridge is <b>open</b>.</p><p>It cost a million.</p>',
      associations: {
        one: {
          type: 'picture',
          description_text: 'A crane in Mosul',
          byline: 'John Doe',
          versioncreated: '2017-01-01T00:00:00Z',
        },
        two: {type: 'picture', description_text: 'A ribbon', copyrightholder: 'AP'},
      },
    }
    expect(read(JSON.stringify(item))).toMatchObject({
      format: 'ninjs',
      stories: [
        {
          date: '2017-02-04',
          headline: 'A bridge opens',
          body: [
            'The bridge is open.',
            'It cost a million.',
            {
              captions: [
                {text: 'A crane in Mosul', credit: 'John Doe', places: ['Mosul']},
                {text: 'A ribbon', credit: 'AP'},
              ],
            },
          ],
        },
      ],
    })
  })

  test('ninjs 2 and 3: lists with roles, and a composite as a gallery of its own', () => {
    const item = {
      uri: 'urn:1',
      headlines: [{role: 'main', value: 'A bridge opens'}],
      bodies: [{contenttype: 'text/plain', value: 'The bridge is open.\nIt cost a million.'}],
      associations: [
        {
          name: 'gallery',
          type: 'composite',
          headlines: [{value: 'The bridge in pictures'}],
          associations: [
            {
              type: 'picture',
              descriptions: [
                {role: 'title', value: 'x'},
                {role: 'caption', value: 'A crane'},
              ],
              by: 'Jane Roe',
            },
            {type: 'picture', descriptions: [{role: 'caption', value: 'A beam'}]},
          ],
        },
      ],
    }
    expect(read(JSON.stringify(item)).stories[0]?.body).toEqual([
      'The bridge is open.',
      'It cost a million.',
      {
        title: 'The bridge in pictures',
        captions: [{text: 'A crane', credit: 'Jane Roe'}, {text: 'A beam'}],
      },
    ])
  })

  test('HTML: figures at their place, chrome set aside, scripts unseen', () => {
    const page = `<!doctype html><html lang="en-GB"><head><title>x</title></head><body><nav>Home News</nav><article><h1>A bridge opens</h1>
      <time datetime="2017-02-04T10:00">Saturday</time><p>The bridge<br>is open.</p>
      <figure><img src="a.jpg"><figcaption>A crane <span class="credit">Jane Roe/PA</span></figcaption></figure>
      <p>It cost a million.</p><div class="wp-block-gallery"><figure><figure><img><figcaption>A beam. Photograph: John Doe/AP</figcaption></figure><figure><img><figcaption>A ribbon</figcaption></figure></figure></div>
      <script>alert("x")</script></article></body></html>`
    expect(read(page)).toMatchObject({
      format: 'html',
      stories: [
        {
          headline: 'A bridge opens',
          date: '2017-02-04',
          body: [
            'Saturday',
            'The bridge is open.',
            {captions: [{text: 'A crane', credit: 'Jane Roe/PA'}]},
            'It cost a million.',
            {
              captions: [
                {text: 'A beam.', credit: 'John Doe/AP', label: 'Photograph:'},
                {text: 'A ribbon'},
              ],
            },
          ],
          asides: ['Home News'],
        },
      ],
    })
  })

  test('NITF: media among the paragraphs', () => {
    const nitf = `<?xml version="1.0"?><nitf><head><docdata><date.issue norm="20170204T100000Z"/></docdata></head><body>
      <body.head><hedline><hl1>A bridge opens</hl1></hedline><byline>By Jane Roe</byline></body.head>
      <body.content><p>The bridge is open.</p><media media-type="image"><media-caption><p>A crane &amp; a beam</p></media-caption><media-producer>PA</media-producer></media><p>It cost a million.</p></body.content></body></nitf>`
    expect(read(nitf)).toMatchObject({
      format: 'nitf',
      stories: [
        {
          headline: 'A bridge opens',
          date: '2017-02-04',
          body: [
            'The bridge is open.',
            {captions: [{text: 'A crane & a beam', credit: 'PA'}]},
            'It cost a million.',
          ],
        },
      ],
    })
  })

  test('XML: letters by number and by name, and what CDATA keeps as it is', () => {
    const nitf = `<nitf><body><body.content><p>The mayor&#8217;s caf&eacute;<br/>&amp;#8217; <![CDATA[&amp;]]></p></body.content></body></nitf>`
    expect(read(nitf).stories[0]?.body).toEqual(['The mayor’s café &#8217; &amp;'])
  })

  test('NewsML-G2: pictures in the order of the package', () => {
    const picture = (guid: string, text: string) =>
      `<newsItem guid="${guid}"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentMeta><creditline>AP</creditline><description role="drol:caption">${text}</description></contentMeta></newsItem>`
    const message = `<newsMessage><itemSet><packageItem><groupSet><group mode="pgrmod:seq"><itemRef residref="b"/><itemRef residref="a"/></group></groupSet></packageItem>
      <newsItem guid="t"><itemMeta><itemClass qcode="ninat:text"/></itemMeta><contentMeta><contentCreated>2017-02-04T10:00:00Z</contentCreated><headline>A bridge opens</headline></contentMeta><contentSet><inlineXML><html><body><p>The bridge is open.</p></body></html></inlineXML></contentSet></newsItem>
      ${picture('a', 'A ribbon')}${picture('b', 'A crane')}</itemSet></newsMessage>`
    expect(read(message)).toMatchObject({
      format: 'newsml-g2',
      stories: [
        {
          date: '2017-02-04',
          headline: 'A bridge opens',
          body: [
            'The bridge is open.',
            {captions: [{text: 'A crane', credit: 'AP'}, {text: 'A ribbon'}]},
          ],
        },
      ],
    })
  })

  test('WordPress: gallery ids lead to the captions of exactly those pictures', () => {
    const attachment = (id: number, caption: string) =>
      `<item><wp:post_id>${id}</wp:post_id><wp:post_type>attachment</wp:post_type><wp:post_parent>1</wp:post_parent><excerpt:encoded><![CDATA[${caption}]]></excerpt:encoded></item>`
    const post = (
      content: string,
    ) => `<rss xmlns:wp="w"><channel><wp:wxr_version>1.2</wp:wxr_version>${attachment(7, 'A crane (Photo: Jane Roe/AP)')}${attachment(9, 'A beam')}${attachment(8, 'A ribbon')}
      <item><title>A bridge opens</title><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type><wp:post_date>2017-02-04 10:00:00</wp:post_date><content:encoded><![CDATA[${content}]]></content:encoded></item></channel></rss>`
    const captions = [{text: 'A ribbon'}, {text: 'A crane', credit: 'Jane Roe/AP'}]
    expect(
      read(post('The bridge is open.\n\n[gallery ids="8,7"]\n\nIt cost a million.')),
    ).toMatchObject({
      format: 'wxr',
      names: ['export#1'],
      stories: [
        {
          date: '2017-02-04',
          headline: 'A bridge opens',
          body: ['The bridge is open.', {captions}, 'It cost a million.'],
        },
      ],
    })
    const blocks = post(
      '<!-- wp:paragraph --><p>Open.</p><!-- /wp:paragraph --><!-- wp:gallery {"ids":[8,7]} --><figure class="wp-block-gallery"></figure><!-- /wp:gallery -->',
    )
    expect(read(blocks).stories[0]?.body).toMatchObject(['Open.', {captions}])
    expect(read(post('[gallery]')).stories[0]?.body).toMatchObject([{captions: [{}, {}, {}]}])
  })

  test('RSS: one story an item, sizes of one picture are one caption', () => {
    const feed = `<rss xmlns:media="m"><channel><item><title>A bridge opens</title><guid>u1</guid><pubDate>Sat, 04 Feb 2017 10:00:00 GMT</pubDate><description>&lt;p&gt;The bridge is open.&lt;/p&gt;</description>
      <media:content width="140"><media:description>A crane</media:description><media:credit>Photograph: Jane Roe/AP</media:credit></media:content><media:content width="460"><media:description>A crane</media:description><media:credit>Photograph: Jane Roe/AP</media:credit></media:content></item>
      <item><title>Another</title><guid>u2</guid><description>More.</description></item></channel></rss>`
    expect(read(feed)).toMatchObject({
      format: 'rss',
      names: ['export#u1', 'export#u2'],
      stories: [
        {
          date: '2017-02-04',
          headline: 'A bridge opens',
          body: ['The bridge is open.', {captions: [{text: 'A crane'}]}],
        },
        {headline: 'Another', body: ['More.']},
      ],
    })
  })
})

describe('what cannot be read is refused, with a remedy', () => {
  test.each([
    ['<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><nitf>&a;</nitf>', 'notWellFormed'],
    ['<nitf><body></nitf>', 'notWellFormed'],
    ['<?xml version="1.0"?><strange><thing>x</thing></strange>', 'unknownFormat'],
    ['{"a": 1}', 'unknownFormat'],
    ['<html><body></body></html>', 'empty'],
    ['', 'empty'],
  ])('%s', (text, code) => {
    const result = readSource({name: 'export', text})
    expect(result).toMatchObject({ok: false, problem: {code}})
    expect(!result.ok && result.problem.remedy).toMatch(/\w/)
  })

  test('a text that merely begins with a bracket is text', () => {
    expect(read('[Updated] The bridge is open.').format).toBe('text')
  })
})
