import {makeLexicon} from './credits/lexicon.ts'
import {writeHtmlPage} from './formats/html.ts'
import {newsMlStories, writeNewsMl} from './formats/newsml-g2.ts'
import {isNinjs, writeNinjs} from './formats/ninjs.ts'
import {writeNitf} from './formats/nitf.ts'
import {writeFeedItem} from './formats/rss.ts'
import {type Origin, StoryBuilder} from './formats/story-builder.ts'
import {readWordPress, unreadIn, writePost} from './formats/wxr.ts'
import {type XmlNode, findAll, findFirst, parseXml, textAt} from './formats/xml.ts'
import {readDecodedText} from './read-archive-text.ts'
import {type ReaderOptions} from './reader-options.ts'
import {type ReadStory} from './story.ts'
import {type Decoded, type Problem, type Source, decode} from './text/decode.ts'

export type Format = 'text' | 'ninjs' | 'newsml-g2' | 'nitf' | 'wxr' | 'rss' | 'html'

export type ReadSourceResult =
  | {ok: true; format: Format; stories: ReadStory[]}
  | {ok: false; problem: Problem}

/**
 * A source of any format that newsrooms exchange, picked by its first characters: ninjs, NewsML-G2,
 * NITF, WordPress export, RSS, HTML, else flattened text. Never throws. One file may hold many
 * stories; each is named after the file and its own id (`export.xml#17`), so that it is found again.
 */
export function readSource(source: Source, options?: ReaderOptions): ReadSourceResult {
  const result = decode(source)
  if (!result.ok) return result
  const {decoded} = result
  const visible = decoded.text.search(/[^\uFEFF\s]/)
  const start = decoded.text.slice(visible, visible + 400)
  if (/^[{[]/.test(start)) {
    const ninjs = readJson(decoded, options)
    if (ninjs) return ninjs
    // No newspaper begins a text so; read as one, its keys would become the story.
    if (/^(?:\[\s*)?\{\s*"/.test(start)) {
      return refuse(
        'notWellFormed',
        'The file begins like JSON and cannot be parsed as one document',
        'Mend it; a file with a JSON document a line is for `newsroom import`',
      )
    }
  }
  if (/^<(?:!doctype html|html|article|main|body|section|div|p|figure|h1)\b/i.test(start)) {
    return stories('html', [
      write(decoded, options, 'html', undefined, (builder) => writeHtmlPage(decoded.text, builder)),
    ])
  }
  if (/^<(?:\?xml|!doctype|[a-z][\w:.-]*[\s>])/i.test(start)) return readXml(decoded, options)
  return {ok: true, format: 'text', stories: [readDecodedText(decoded, options)]}
}

/** `undefined` for text that merely begins with a bracket. */
function readJson(
  decoded: Decoded,
  options: ReaderOptions | undefined,
): ReadSourceResult | undefined {
  let value: unknown
  try {
    value = JSON.parse(decoded.text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
  const items: unknown[] = Array.isArray(value) ? value : [value]
  const ninjs = items.filter(isNinjs)
  if (ninjs.length === 0) {
    return refuse(
      'unknownFormat',
      'The file is JSON, but no ninjs: no item has a uri and a headline or body',
      'Export it as ninjs',
    )
  }
  const left = items.length - ninjs.length
  return stories(
    'ninjs',
    ninjs.map((item) => {
      const id = items.length > 1 ? String(item['uri']) : undefined
      return write(decoded, options, 'ninjs', id, (builder) => writeNinjs(item, builder))
    }),
    left === 0 ? undefined : `${left} of ${items.length} items are no ninjs`,
  )
}

function readXml(decoded: Decoded, options: ReaderOptions | undefined): ReadSourceResult {
  const parsed = parseXml(decoded.text)
  if (!parsed.ok) return parsed
  const {root} = parsed
  if (findFirst(root, 'newsMessage|newsItem|packageItem')) {
    return stories(
      'newsml-g2',
      newsMlStories(root).map(({id, message}) =>
        write(decoded, options, 'newsml-g2', id, (builder) => writeNewsMl(message, builder)),
      ),
    )
  }
  const documents = findAll(root, 'nitf')
  if (documents.length > 0) {
    return stories(
      'nitf',
      documents.map((nitf, index) => {
        const id = documents.length > 1 ? String(index + 1) : undefined
        return write(decoded, options, 'nitf', id, (builder) => writeNitf(nitf, builder))
      }),
    )
  }
  if (findFirst(root, 'wp:wxr_version|wp:post_type')) {
    const site = readWordPress(root)
    const posts = site.posts.map((post) =>
      write(decoded, options, 'wxr', textAt(post, 'wp:post_id'), (builder) =>
        writePost(post, site, builder),
      ),
    )
    return stories('wxr', posts, unreadIn(site))
  }
  const items = findAll(root, 'item|entry')
  if (items.length > 0) {
    return stories(
      'rss',
      items.map((item) =>
        write(decoded, options, 'rss', idOf(item), (builder) => writeFeedItem(item, builder)),
      ),
    )
  }
  return refuse(
    'unknownFormat',
    `The file is XML of an unknown kind (<${root.children.find(({name}) => name !== '#text')?.name ?? '?'}>)`,
    'Export it as ninjs, NewsML-G2, NITF, WXR or RSS',
  )
}

function idOf(item: XmlNode): string | undefined {
  return textAt(item, 'guid|id') ?? textAt(item, 'link')
}

function write(
  decoded: Decoded,
  options: ReaderOptions | undefined,
  format: Format,
  id: string | undefined,
  into: (builder: StoryBuilder) => string[],
): ReadStory | undefined {
  const origin: Origin = {
    name: id === undefined ? decoded.name : `${decoded.name}#${id}`,
    sha256: decoded.sha256,
    encoding: decoded.encoding,
    lexicon: makeLexicon(options),
    format,
  }
  const builder = new StoryBuilder(origin)
  const story = builder.build(into(builder))
  return story && {...story, doubts: [...decoded.doubts, ...story.doubts]}
}

/** @param unread what the file holds beside its stories; the first of them says it */
function stories(
  format: Format,
  read: (ReadStory | undefined)[],
  unread?: string,
): ReadSourceResult {
  const [first, ...others] = read.filter((story) => story !== undefined)
  if (first === undefined) {
    return refuse('empty', 'The source holds no story with words', 'Leave it out')
  }
  if (unread !== undefined) {
    const message = `${unread}; they were not read`
    first.doubts.push({code: 'notRead', message, from: 0, to: 0})
  }
  return {ok: true, format, stories: [first, ...others]}
}

function refuse(code: Problem['code'], message: string, remedy: string): ReadSourceResult {
  return {ok: false, problem: {code, message, remedy}}
}
