import fc from 'fast-check'

/**
 * A grammar of documents in every format that newsrooms exchange. In each, `@` stands for a word that
 * readers are shown and `§` for one that they are not; every one becomes a word of its own, so that
 * what is lost or made up can be named.
 */
export interface MarkedDocument {
  text: string
  shown: string[]
  hidden: string[]
}

const ELEMENTS = [
  'p|div|div class="gallery"|div class="carousel wide"|section|article|h1',
  'article class="post gallery-article"|h2|blockquote|ul|li|dl|dt|dd|pre|table|details',
  'summary|em|b|span|span class="credit"|cite|small|a href="/a"|aside|nav|footer|form',
  'button|div hidden="hidden"|figure|figure class="gallery-item"',
  'figure class="wp-block-gallery"|figcaption|time datetime="2017-02-04"',
  'time datetime="PT2M"|header|main|q|label',
].flatMap((names) => names.split('|'))

const LEAVES = [
  '@|@ @|@. @|Next|1/2|<br/>|<hr/>|<img src="a.jpg"/>| |\n\n|<img src="a.jpg" alt="@"/>',
  '<img class="wp-image-7" alt="@"/>|&amp;|&#8217;|<img class="emoji" alt="@"/>',
  '<iframe src="https://example.org/a">§</iframe>|<video src="a.mp4">§</video>',
  '<script>§</script>|<style>§</style>|<!-- § -->|<noscript>§</noscript>',
  '<template>§</template>|<title>§</title>|<svg><title>§</title><text>@</text></svg>',
  '<figure><img src="a.jpg"/></figure>',
  '<figure><img src="a.jpg"/><figcaption>@ <small>@</small></figcaption></figure>',
  '<figure><table><tr><td>@</td><td>@</td></tr></table><figcaption>@</figcaption></figure>',
  '<figure><blockquote><p>@</p><cite>@</cite></blockquote><figcaption>@</figcaption></figure>',
].flatMap((names) => names.split('|'))

const html: fc.Arbitrary<string> = fc.letrec<{nodes: string; node: string}>((tie) => ({
  nodes: fc.array(tie('node'), {maxLength: 5}).map((nodes) => nodes.join('')),
  node: fc.oneof(
    {maxDepth: 4},
    fc.constantFrom(...LEAVES),
    fc
      .tuple(fc.constantFrom(...ELEMENTS), tie('nodes'))
      .map(([name, inside]) => `<${name}>${inside}</${name.split(' ')[0]}>`),
  ),
})).nodes

const page = html.map(
  (body) =>
    `<!doctype html><html lang="en"><head><title>§</title></head><body>${body}@</body></html>`,
)

/** Tags that nobody closed, and closed ones that nobody opened. */
const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(...ELEMENTS.map((name) => `<${name}>`), ...LEAVES),
      fc.constantFrom(...ELEMENTS.map((name) => `</${name.split(' ')[0]}>`)),
      fc.constantFrom('<script>', '<table>', '<tr>', '<td>', '<select>', '<svg>', '<math>', '<!--'),
    ),
    {maxLength: 30},
  )
  .map((tags) => `<html><body>a ${tags.join('')}`)

function some(...pieces: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> {
  const any = pieces.map((piece) => (typeof piece === 'string' ? fc.constant(piece) : piece))
  return fc.array(fc.oneof(...any), {maxLength: 6}).map((chosen) => chosen.join('\n'))
}

const escaped = html.map(escapeMarkup)

const media = '<media:content><media:title>@</media:title><media:description>@</media:description>'
const feed = some(
  escaped.map((text) => `<description>${text}</description>`),
  escaped.map((text) => `<content:encoded>${text}</content:encoded>`),
  escaped.map((text) => `<summary type="html">${text}</summary>`),
  html.map((text) => `<content type="xhtml"><div>${text}</div></content>`),
  '<category>@</category>',
  '<dc:creator>@</dc:creator>',
  '<author><name>@</name></author>',
  '<author><email>§</email></author>',
  '<link>§</link>',
  '<pubDate>Sat, 04 Feb 2017 10:00:00 GMT</pubDate>',
  `${media}<media:credit>@</media:credit></media:content>`,
  `<media:group>${media}</media:content></media:group>`,
  '<media:content><media:credit>@</media:credit></media:content>',
  '<strange>@ <b>@</b></strange>',
).map((inside) => `<rss><channel><item><title>@</title>${inside}</item></channel></rss>`)

const post = some(
  html,
  '@\n\n@',
  '[gallery]',
  '[gallery ids="7,8"]',
  '[caption id="attachment_7" width="300"]<img src="a.jpg"/> @[/caption]',
  '[caption caption="@"]<img src="a.jpg"/>[/caption]',
  '[caption]<img src="a.jpg"/> @',
  html.map((inside) => `<!-- wp:gallery {"ids":[7,8]} -->${inside}<!-- /wp:gallery -->`),
  '<!-- wp:gallery --><figure class="wp-block-gallery"><figure><img class="wp-image-7"/><figcaption>@</figcaption></figure><figcaption>@</figcaption></figure><!-- /wp:gallery -->',
).map((content) => {
  const item = (type: string, id: number, inside: string) =>
    `<item><wp:post_id>${id}</wp:post_id><wp:post_type>${type}</wp:post_type><wp:post_parent>1</wp:post_parent>${inside}</item>`
  const attachment = (id: number) =>
    item(
      'attachment',
      id,
      '<excerpt:encoded>@</excerpt:encoded><content:encoded>@</content:encoded>',
    )
  return `<rss><channel><wp:wxr_version>1.2</wp:wxr_version>${[7, 8, 9].map(attachment).join('')}${item(
    'post',
    1,
    `<title>@</title><link>§</link><excerpt:encoded>@</excerpt:encoded><category>@</category><wp:postmeta><wp:meta_key>subtitle</wp:meta_key><wp:meta_value>@</wp:meta_value></wp:postmeta><wp:comment>§</wp:comment><content:encoded><![CDATA[${content}]]></content:encoded>`,
  )}</channel></rss>`
})

const blocks = some(
  '<p>@ <em>@</em> &#8217;</p>',
  '<hl2>@</hl2>',
  '<header>@</header>',
  '<media><media-caption>@</media-caption><media-caption>@</media-caption><media-producer>@</media-producer></media>',
  '<media><media-reference/><media-object>§</media-object><strange>@</strange></media>',
  '<table><caption>@</caption><tr><td>@</td><td><p>@</p></td></tr></table>',
  '<bq><block><p>@</p></block><credit>@</credit></bq>',
  '<block><p>@</p><media><media-caption><p>@</p></media-caption></media>@</block>',
  '<ul><li>@</li><li>@<br/>@</li></ul>',
  '@',
)

const nitf = fc
  .tuple(
    some(
      '<hedline><hl1>@</hl1><hl2>@</hl2><hl2>@</hl2></hedline>',
      '<byline>@ <person>@</person></byline>',
      '<abstract><p>@</p></abstract>',
      '<dateline>@ <story.date>@</story.date></dateline>',
      '<distributor>@</distributor>',
    ),
    blocks,
    some('<tagline>@</tagline>', '<bibliography>@</bibliography>', '@'),
  )
  .map(
    ([head, content, end]) =>
      `<nitf><head><title>@</title><docdata><date.issue norm="20170204T100000Z"/><identified-content><location>@</location></identified-content></docdata></head><body><body.head>${head}</body.head><body.content><p>@</p>${content}</body.content><body.end>${end}</body.end></body></nitf>`,
  )

const newsMl = some(
  ...[
    html.map(
      (body) =>
        `<inlineXML><html><head><title>§</title></head><body>${body}</body></html></inlineXML>`,
    ),
    nitf.map((inside) => `<inlineXML>${inside}</inlineXML>`),
    blocks.map((inside) => `<inlineXML><story>${inside}</story></inlineXML>`),
    escaped.map((inside) => `<inlineData contenttype="text/html">${inside}</inlineData>`),
    fc.constant('<inlineData>@\n@</inlineData>'),
    fc.constant(''),
  ].map((content) =>
    fc
      .tuple(fc.constantFrom('ninat:text', 'ninat:picture', 'ninat:video'), content)
      .map(
        ([kind, inside]) =>
          `<newsItem guid="g"><itemMeta><itemClass qcode="${kind}"/><versionCreated>§</versionCreated><provider><name>@</name></provider></itemMeta><contentMeta><contentCreated>2017-02-04</contentCreated><headline>@</headline><slugline>@</slugline><by>@</by><creditline>@</creditline><description role="drol:caption">@</description><description>@</description></contentMeta><contentSet>${inside}</contentSet></newsItem>`,
      ),
  ),
  '<packageItem><contentMeta><headline>@</headline></contentMeta><groupSet><group><itemRef residref="g"><title>@</title></itemRef></group></groupSet></packageItem>',
  '<conceptItem><concept><name>@</name></concept></conceptItem>',
).map(
  (items) =>
    `<newsMessage><header>§</header><itemSet><newsItem><contentMeta><headline>@</headline></contentMeta></newsItem>${items}</itemSet></newsMessage>`,
)

const ninjs = fc
  .record(
    {
      uri: fc.constant('§'),
      type: fc.constantFrom('text', 'picture', 'composite'),
      headline: fc.constant('@'),
      headlines: fc.constant([{role: '§', value: '@'}, {value: '@'}]),
      byline: fc.constant('@'),
      by: fc.constant('@'),
      body_text: fc.constantFrom('@\n@', '@'),
      body_xhtml: html,
      bodies: fc.constant([
        {contenttype: 'text/html', value: '@ <b>@</b>'},
        {contenttype: 'text/plain', value: '@'},
      ]),
      description_text: fc.constant('@'),
      descriptions: fc.constant([{role: 'caption', value: '@'}, {value: '@'}]),
      ednote: fc.constant('@'),
      versioncreated: fc.constant('2017-02-04T10:00:00Z'),
      subject: fc.constant([{name: '@', code: '§'}]),
      keywords: fc.constant(['@', '@']),
      associations: fc.array(
        fc.record({
          name: fc.constant('§'),
          type: fc.constantFrom('picture', 'text', 'graphic', 'video', 'composite'),
          headline: fc.constant('@'),
          body_text: fc.constant('@'),
          description_text: fc.constant('@'),
          byline: fc.constant('@'),
          renditions: fc.constant({one: {href: '§'}}),
          associations: fc.constant({
            a: {type: 'picture', description_text: '@'},
            b: {type: 'text', body_text: '@'},
          }),
        }),
        {maxLength: 4},
      ),
    },
    {requiredKeys: ['uri', 'headline']},
  )
  .map((item) => JSON.stringify(item))

/** Of each format one whose words can all be told apart. */
export const FORMATS = {page, feed, post, nitf, newsMl, ninjs}

export const anySoup: fc.Arbitrary<string> = soup.map((text) => marked(text).text)

/** Gives every `@` and `§` a word of its own. */
export function marked(text: string): MarkedDocument {
  const shown: string[] = []
  const hidden: string[] = []
  const word = (list: string[], stem: string) => {
    const one = `${stem}${list.length}${stem}`
    list.push(one)
    return one
  }
  return {
    text: text.replace(/[@§]/g, (sign) =>
      sign === '@' ? word(shown, 'seen') : word(hidden, 'unseen'),
    ),
    shown,
    hidden,
  }
}

function escapeMarkup(markup: string): string {
  return markup.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
