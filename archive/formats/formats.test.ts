import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {makeLexicon} from '../credits/lexicon.ts'
import {checkConservation} from '../documents/check-conservation.ts'
import {checkLineage} from '../documents/check-lineage.ts'
import {toDocuments} from '../documents/to-documents.ts'
import {readSource} from '../read-source.ts'
import {FORMATS, anySoup, marked} from '../test-support/marked-documents.ts'
import {outlineOf} from '../test-support/outline.ts'
import {sha256} from '../text/digest.ts'
import {StoryBuilder} from './story-builder.ts'

/** `ARCHIVE_RUNS=100000 vitest run archive/formats` for the long proof. */
const numRuns = Math.ceil(Number(process.env['ARCHIVE_RUNS'] ?? 100_000) / 200)

describe('every word that a source shows stands in its record, and no other', () => {
  test.each(Object.entries(FORMATS))('%s', (_, format) => {
    fc.assert(
      fc.property(format.map(marked), ({text, shown, hidden}) => {
        const {records, faults} = read(text)
        expect(faults).toEqual([])
        const recorded = records.join('\n')
        expect(shown.filter((word) => !recorded.includes(word))).toEqual([])
        expect(hidden.filter((word) => recorded.includes(word))).toEqual([])
      }),
      {numRuns},
    )
  })

  test('a page of tags that nobody closed', () => {
    fc.assert(
      fc.property(anySoup, (text) => {
        expect(read(text).faults).toEqual([])
      }),
      {numRuns},
    )
  })
})

function read(text: string): {records: string[]; faults: string[]} {
  const result = readSource({name: 'made-up', text})
  if (!result.ok) return {records: [], faults: [`${result.problem.message}\n${text}`]}
  const documents = result.stories.map((story) => toDocuments(story, {runId: 'test'}))
  return {
    records: documents.map(({importRecord}) => importRecord.rawText),
    faults: documents.flatMap(({article, galleries, captions, importRecord}) => [
      ...checkConservation(importRecord).map(({message}) => message),
      ...checkLineage(importRecord, [article, ...galleries, ...captions]).map(
        ({message}) => message,
      ),
      ...importRecord.review.filter(({code}) => code === 'unplaced').map(({message}) => message),
      ...(importRecord.shownInk === undefined ? ['nobody counted'] : []),
    ]),
  }
}

describe('HTML: of a gallery or a figure only the captions are captions', () => {
  test.each([
    [
      'a story whose class speaks of a gallery',
      `<article class="post gallery-article"><h1>A bridge opens</h1><p>The bridge is open.</p>
       <figure><img><figcaption>A crane</figcaption></figure><figure><img><figcaption>A beam</figcaption></figure>
       <p>It cost a million.</p><figure><img><figcaption>A ribbon</figcaption></figure></article>`,
      [
        'The bridge is open.',
        {captions: [{text: 'A crane'}, {text: 'A beam'}]},
        'It cost a million.',
        {captions: [{text: 'A ribbon'}]},
      ],
      [],
    ],
    [
      'counters and buttons between pictures part no gallery',
      `<div class="slideshow"><ul><li><figure><img><figcaption>A crane</figcaption></figure><span>1/2</span></li>
       <li><a href="#2">Next</a></li><li><figure><img><figcaption>A beam</figcaption></figure><span>2 of 2</span></li></ul></div>`,
      [{captions: [{text: 'A crane'}, {text: 'A beam'}]}],
      ['1/2', 'Next', '2 of 2'],
    ],
    [
      'a table with its caption',
      '<body><figure class="wp-block-table"><table><tr><td>Steel</td><td>40</td></tr></table><figcaption>Costs</figcaption></figure></body>',
      ['Steel', '40', 'Costs'],
      [],
    ],
    [
      'a quotation with its speaker',
      '<body><figure><blockquote>We are late. <cite>The mayor</cite></blockquote><figcaption>At the opening</figcaption></figure></body>',
      ['We are late. The mayor', 'At the opening'],
      [],
    ],
    [
      'a picture beside a table is a picture',
      '<body><figure><img><table><tr><td>Steel</td></tr></table><figcaption>Costs <small>PA</small></figcaption></figure></body>',
      ['Steel', {captions: [{text: 'Costs', credit: 'PA'}]}],
      [],
    ],
    [
      'the caption of a whole gallery is its title',
      '<body><figure class="wp-block-gallery"><figure><img><figcaption>A crane</figcaption></figure><figcaption>The works</figcaption></figure></body>',
      [{title: 'The works', captions: [{text: 'A crane'}]}],
      [],
    ],
    [
      'figures in a figure without a class',
      '<body><figure><figure><img><figcaption>A crane</figcaption></figure><figure><img><figcaption>A beam</figcaption></figure></figure></body>',
      [{captions: [{text: 'A crane'}, {text: 'A beam'}]}],
      [],
    ],
    [
      'alternative texts, drawings and embeds are said',
      '<body><figure><img alt="Men at work"></figure><p>Open <img class="emoji" alt="☺">.</p><svg><title>Icon</title><text>2016</text></svg><iframe src="https://example.org/map"></iframe></body>',
      [{captions: [{}]}, 'Open ☺.'],
      ['Men at work', '2016', 'https://example.org/map'],
    ],
    [
      'what opens on a click, and lists of terms',
      '<body><details><summary>How long</summary>Two years</details><dl><dt>Span</dt><dd>90 m</dd></dl><pre>Line\none</pre><div hidden>More</div></body>',
      ['How long', 'Two years', 'Span', '90 m', 'Line one', 'More'],
      [],
    ],
    [
      'a form around the whole page is the page, another is furniture',
      '<body><form><h1>A bridge opens</h1><p>Open.</p></form><form><p>Sign up</p></form></body>',
      ['Open.'],
      ['Sign up'],
    ],
    [
      'scripts, comments and texts for browsers without scripts are no text',
      '<body><p>Open.</p><script>a</script><noscript>b</noscript><!-- c --><template>d</template><video>e</video></body>',
      ['Open.'],
      [],
    ],
  ])('%s', (_, html, body, asides) => {
    expect(outline(html)).toMatchObject({body, asides, doubts: []})
  })

  test('elements that stand ten thousand deep', () => {
    expect(outline(`<body>${'<div>'.repeat(10_000)}Open.`)).toMatchObject({body: ['Open.']})
  })
})

describe('what has no field stands in an aside', () => {
  const wordPress = (content: string, more = '') =>
    `<rss><channel><wp:wxr_version>1.2</wp:wxr_version><item><wp:post_id>7</wp:post_id><wp:post_type>attachment</wp:post_type><wp:post_parent>1</wp:post_parent><excerpt:encoded>A crane (library)</excerpt:encoded></item>
     <item><title>A bridge opens</title><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type><content:encoded><![CDATA[${content}]]></content:encoded>${more}</item></channel></rss>`

  test('WordPress: captions in the block come before those of the library', () => {
    const figure = (id: number, caption: string) =>
      `<figure><img class="wp-image-${id}">${caption}</figure>`
    const block = `<!-- wp:gallery {"ids":[7,8]} --><figure class="wp-block-gallery">${figure(8, '<figcaption>A beam</figcaption>')}${figure(7, '')}</figure><!-- /wp:gallery -->`
    expect(outline(wordPress(block))).toMatchObject({
      body: [{captions: [{text: 'A beam'}, {text: 'A crane (library)'}]}],
      asides: [],
    })
    const own = block.replace(figure(7, ''), figure(7, '<figcaption>A tall crane</figcaption>'))
    expect(outline(wordPress(own))).toMatchObject({
      body: [{captions: [{text: 'A beam'}, {text: 'A tall crane'}]}],
      asides: ['A crane (library)'],
    })
  })

  test('WordPress: excerpt and custom fields, but nothing of its own machinery', () => {
    const meta = (key: string, value: string) =>
      `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value>${value}</wp:meta_value></wp:postmeta>`
    const more = `<excerpt:encoded>At last</excerpt:encoded>${meta('kicker', 'Mosul')}${meta('_edit_last', '3')}`
    const read = outline(
      wordPress(
        '<script>\n\nvar a\n\n</script>Open.\n\n[caption caption="It\'s a crane"]<img>[/caption]',
        more,
      ),
    )
    expect(read).toMatchObject({
      body: ['Open.', {captions: [{text: "It's a crane"}]}],
      asides: ['A crane (library)', 'Mosul', 'At last'],
    })
  })

  test('WordPress: what belongs to no post is said', () => {
    const event =
      '<item><wp:post_type>event</wp:post_type><content:encoded>Tonight</content:encoded></item>'
    const result = readSource({
      name: 'x',
      text: wordPress('Open.').replace('<item><title>', `${event}<item><title>`),
    })
    expect(result.ok && result.stories[0]?.doubts).toMatchObject([
      {code: 'notRead', message: expect.stringContaining('event (1)')},
    ])
  })

  test('RSS: a summary beside the text; Atom: its content', () => {
    const feed = (inside: string) =>
      `<rss><channel><item><title>A bridge opens</title>${inside}</item></channel></rss>`
    expect(
      outline(
        feed(
          '<description>In short.</description><content:encoded>&lt;p&gt;Open.&lt;/p&gt;</content:encoded><category>Mosul</category>',
        ),
      ),
    ).toMatchObject({body: ['Open.'], asides: ['In short.', 'Mosul']})
    expect(
      outline(
        feed('<summary>In short.</summary><content type="xhtml"><div><p>Open.</p></div></content>'),
      ),
    ).toMatchObject({body: ['Open.'], asides: ['In short.']})
  })

  test('ninjs: associations of type text, and one body in two forms once', () => {
    const item = {
      uri: 'urn:1',
      headline: 'A bridge opens',
      body_text: 'Open.',
      body_xhtml: '<p>Open.</p>',
      associations: {more: {type: 'text', headline: 'The mayor', body_text: 'A life.'}},
    }
    expect(outline(JSON.stringify(item))).toMatchObject({
      body: ['Open.'],
      asides: ['The mayor', 'A life.'],
    })
    const others = [{uri: 'urn:2', colour: 'red'}]
    expect(outline(JSON.stringify([item, ...others])).doubts).toEqual(['notRead'])
  })

  test('NewsML-G2: each text of a message is a story', () => {
    const item = (id: string, text: string) =>
      `<newsItem guid="${id}"><itemMeta><itemClass qcode="ninat:text"/></itemMeta><contentMeta><headline>About ${id}</headline></contentMeta><contentSet><inlineData>${text}</inlineData></contentSet></newsItem>`
    const result = readSource({
      name: 'message',
      text: `<newsMessage><itemSet>${item('a', 'A bridge.\nA quay.')}${item('b', 'A pier.')}</itemSet></newsMessage>`,
    })
    const stories = result.ok ? result.stories : []
    expect(stories.map(({source}) => source.name)).toEqual(['message#a', 'message#b'])
    expect(stories.map((story) => outlineOf(story).body)).toEqual([
      ['A bridge.', 'A quay.'],
      ['A pier.'],
    ])
  })

  test('NITF: cells and items are paragraphs, and letters by number are letters', () => {
    const nitf = `<nitf><body><body.head><hedline><hl1>The mayor&#8217;s caf&eacute;</hl1></hedline><distributor>PA</distributor></body.head><body.content>
      <table><tr><td>Steel</td><td>40</td></tr></table><p>One<br/>two &amp;#8217;</p></body.content></body></nitf>`
    expect(outline(nitf)).toMatchObject({body: ['Steel', '40', 'One two &#8217;'], asides: ['PA']})
    const result = readSource({name: 'x', text: nitf})
    expect(result.ok && result.stories[0]?.source.text).toContain('The mayor’s café')
  })
})

describe('the count can fail', () => {
  const result = readSource({name: 'page', text: '<body><p>A bridge.</p><p>A quay.</p></body>'})
  if (!result.ok || result.stories[0] === undefined) throw new Error('the control page was refused')
  const [story] = result.stories
  const {importRecord} = toDocuments(story, {runId: 'test'})

  test('an honest record passes', () => {
    expect(checkConservation(importRecord)).toEqual([])
  })

  test.each([
    ['leaves a paragraph out', 'A bridge.'],
    ['makes a letter up', 'A bridge.\n\nA quay.s'],
  ])('a reading that %s is found out, however well it keeps its own books', (_, rawText) => {
    const shorter = {
      ...story,
      source: {...story.source, text: rawText, textSha256: sha256(rawText)},
    }
    const body = rawText.split('\n\n').map((words) => {
      const from = rawText.indexOf(words)
      return {
        kind: 'paragraph' as const,
        words: {
          spans: [{from, to: from + words.length}],
          rule: 'html',
          certainty: 'found' as const,
        },
      }
    })
    const record = toDocuments({...shorter, body}, {runId: 'test'}).importRecord
    expect(checkConservation(record).map(({code}) => code)).toEqual(['otherInk'])
  })

  test('what a format leaves out is kept and flagged', () => {
    const origin = {
      name: 'page',
      sha256: '',
      encoding: 'utf-8',
      lexicon: makeLexicon(),
      format: 'html',
    }
    const builder = new StoryBuilder(origin)
    builder.paragraph('A bridge.')
    const kept = builder.build(['A bridge.', 'A quay.'])
    expect(kept && outlineOf(kept)).toMatchObject({
      body: ['A bridge.'],
      asides: ['A quay.'],
      doubts: ['unplaced'],
    })
    expect(kept && checkConservation(toDocuments(kept, {runId: 'test'}).importRecord)).toEqual([])
  })
})

function outline(text: string) {
  const result = readSource({name: 'made-up', text})
  if (!result.ok || result.stories[0] === undefined) throw new Error('the text was refused')
  expect(read(text).faults).toEqual([])
  return outlineOf(result.stories[0])
}
