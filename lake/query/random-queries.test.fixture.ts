import * as fc from 'fast-check'

/**
 * Documents and queries that have every shape the planner knows, and values that it has to get right:
 * none, null, other types, texts that sort oddly, references that lead nowhere or twice to the same.
 */
const ID = fc.constantFrom(...Array.from({length: 14}, (_, index) => `a${index}`))
const word = fc.constantFrom('fire', 'Firefly', 'Oslo', 'mayor', 'U.S.', "O'Brien", 'e-mail', 'Å')
const title = fc.oneof(
  fc.array(word, {minLength: 1, maxLength: 4}).map((words) => words.join(' ')),
  fc.constantFrom('🎈', '\uff0c', 'x'.repeat(300), ''),
)
const odd = fc.constantFrom(null, true, false, 0, 1, '1', 'true', ['a'], {a: 1})
const desk = fc.constantFrom('news', 'sport', 'culture')
const target = fc.oneof(ID, ID, fc.constantFrom('nowhere', 'drafts.a1', 'versions.r1.a2', 'p.a3'))
const reference = target.map((_ref) => ({_ref, _weak: true}))
const when = fc.constantFrom(
  '2026-11-22T10:00:00Z',
  '2026-11-22T08:30:00-05:00',
  '2026-11-23T01:00:00+14:00',
  '2026-11-20T00:00:00.5Z',
  '2026-02-31T00:00:00Z',
  '2026-11-22',
  'soon',
  null,
  2026,
)

export const randomDocument = fc.record(
  {
    _id: fc
      .tuple(fc.constantFrom('', '', '', 'drafts.', 'versions.r1.', 'versions.r2.', 'p.', 'p-'), ID)
      .map(([prefix, id]) => `${prefix}${id}`),
    _type: fc.constantFrom('article', 'article', 'article', 'person', 'gallery'),
    _system: fc.constantFrom({delete: true}, {base: {id: 'x'}}),
    title,
    desk,
    n: fc.constantFrom(1, 2, 2, 3, 4.5, -1, 10, 'ten', null),
    odd,
    when,
    words: fc.array(word, {maxLength: 3}),
    tags: fc.oneof(
      fc.array(fc.oneof(fc.constantFrom('a', 'b', 'c'), odd), {maxLength: 4}),
      fc.constantFrom('a', null, {a: 1}),
    ),
    nested: fc.record({value: odd}),
    author: fc.oneof({arbitrary: reference, weight: 5}, odd),
    authors: fc.oneof(
      {
        arbitrary: fc.array(fc.oneof({arbitrary: reference, weight: 6}, odd), {maxLength: 3}),
        weight: 6,
      },
      reference,
      odd,
    ),
    parts: fc.array(
      fc.oneof(
        {
          arbitrary: fc.record(
            {
              _type: fc.constantFrom('x', 'y'),
              role: desk,
              n: fc.constantFrom(1, 2, 3, 'ten', null),
              when,
              who: reference,
            },
            {requiredKeys: ['_type']},
          ),
          weight: 6,
        },
        odd,
      ),
      {maxLength: 3},
    ),
    body: fc.array(
      fc.record({
        _type: fc.constant('block'),
        children: fc.array(fc.record({_type: fc.constant('span'), text: word}), {maxLength: 3}),
      }),
      {maxLength: 2},
    ),
  },
  {requiredKeys: ['_id', '_type']},
)

/** Those that there is an index of while the random queries are asked. */
export const INDEXED = [
  'n',
  'title',
  'desk',
  'nested.value',
  'nested',
  'when',
  'tags',
  'tags[]',
  'parts[].role',
  'parts[].n',
  'parts[].when',
  '_createdAt',
  'odd',
  'count(tags)',
  'count(words)',
  'count(parts)',
]

const literal = fc
  .oneof(
    ID,
    word,
    fc.constantFrom('article', 'person', 'news', 'a', 'ten', '1', 1, 2, true, false, null, 4.5),
  )
  .map((value) => JSON.stringify(value))
const path = fc.constantFrom(
  '_id',
  '_type',
  'title',
  'n',
  'desk',
  'odd',
  'nested',
  'nested.value',
  'author._ref',
  'missing',
  '_updatedAt',
  '_createdAt',
  '_originalId',
  'author->title',
  'tags',
  'body',
  'count(tags)',
  'count(author->words)',
  'coalesce(n, desk)',
  'coalesce(odd, nested.value, 1)',
)
/** Of documents that a reference leads to. */
const followed = fc
  .tuple(
    fc.constantFrom(
      'author',
      'author',
      'authors[0]',
      'authors[-1]',
      'author->author',
      'parts[0].who',
    ),
    fc.constantFrom(
      'title',
      'desk',
      'n',
      'odd',
      '_type',
      '_id',
      '_originalId',
      'missing',
      'author._ref',
    ),
  )
  .map(([way, name]) => `${way}->${name}`)
const list = fc.constantFrom(
  'tags',
  'tags[]',
  'words',
  'authors[]._ref',
  'parts[].role',
  'parts[].n',
  'parts[_type == "x"].role',
  'parts[0..1].role',
  'parts[].who._ref',
  'parts[].who->desk',
  'parts[_type == "x"].who->title',
  'authors[]->desk',
  'authors[]->tags',
  'authors[]->tags[]',
  'authors[]->words[]',
  'authors[]->author->desk',
  'authors[]->authors[]->n',
  'author->tags',
  'author->authors[]._ref',
  '[desk, title]',
)
const aDesk = desk.map((name) => JSON.stringify(name))
const ofParts = fc.constantFrom(
  'parts[].role',
  'parts[_type == "x"].role',
  'parts[0...1].role',
  'parts[].who->desk',
  'parts[_type == "x"].who->desk',
  'authors[]->desk',
)
const pattern = fc
  .tuple(word, fc.constantFrom('', '*'), fc.constantFrom('', '', '*'))
  .filter(([text]) => !text.includes('.'))
  .map(([text, after, before]) => JSON.stringify(`${before}${text.slice(0, 3)}${after}`))
const texts = fc.constantFrom(
  'title',
  'words',
  'pt::text(body)',
  'pt::text(body[_type == "block"])',
  '[title, desk]',
  'author->title',
  'authors[]->title',
  '[title, ...words, author->title, ...authors[]->authors[]->title]',
)
const aboutItems = fc.constantFrom(
  'role == "news"',
  'role == "news" && n > 1',
  'role != "news"',
  '!(role == "sport")',
  'role in ["news", "culture"] || n == 2',
  'dateTime(when) > dateTime(now())',
  'n == null',
  '!defined(role)',
  'who->desk == "news"',
  'who._ref == ^._id',
  '_type == "x" && string::startsWith(role, "n")',
  'references("a1")',
)
const {condition} = fc.letrec<{condition: string}>((tie) => ({
  condition: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    fc
      .tuple(fc.oneof(path, path, followed), fc.constantFrom('==', '!=', '>', '<='), literal)
      .map((parts) => parts.join(' ')),
    fc
      .tuple(fc.oneof(path, path, followed), literal, literal)
      .map(([left, a, b]) => `${left} in [${a}, ${b}]`),
    fc.tuple(literal, list).map((parts) => parts.join(' in ')),
    fc.tuple(aDesk, ofParts).map((parts) => parts.join(' in ')),
    fc.oneof(path, followed).map((place) => `defined(${place})`),
    fc.tuple(aboutItems, fc.constantFrom('> 0', '>= 1', '> 1', '== 0')).map(([about, many]) => {
      return `count(parts[${about}]) ${many}`
    }),
    fc.tuple(literal, literal).map(([a, b]) => `count(tags[@ in [${a}, ${b}]]) > 0`),
    fc
      .tuple(
        fc.constantFrom('when', 'n', 'author->when', 'coalesce(when, title)'),
        fc.constantFrom('>', '<=', '<'),
        fc.constantFrom('now()', '"2026-11-20T00:00:00Z"', '"2026-03-03T00:00:00Z"', '"never"'),
      )
      .map(([text, op, date]) => `dateTime(${text}) ${op} dateTime(${date})`),
    fc.tuple(path, literal).map(([place, beginning]) => {
      return `string::startsWith(${place}, ${beginning})`
    }),
    fc.constantFrom('n in 1..3', '2 in [1, n]', '"a" == "a"', '"a" == "b"', 'n in 1...3', 'null'),
    fc.constantFrom('_id in path("*")', '_id in path("drafts.**")', '_id in path("p.*")', 'true'),
    fc.constantFrom('_originalId in path("drafts.**")', '_id in path("a1")', '_id in path("p.**")'),
    fc.constantFrom('_type == "article"', '_type in ["article", "person"]', 'defined(title)'),
    fc.constantFrom('n > count(tags)', 'count(words) >= n', 'count(parts) < count(tags)'),
    fc.constantFrom('count(authors) <= odd', '2 > count(words)', 'count(tags) in 1..2'),
    ID.map((id) => `references("${id}")`),
    fc.tuple(ID, ID).map(([a, b]) => `references("${a}", ["${b}", null], 1)`),
    ID.map((id) => `author._ref in *[_type == "person" || _id == "${id}"]._id`),
    ID.map((id) => `sanity::versionOf("${id}")`),
    fc.constantFrom('sanity::partOfRelease("r1")', 'sanity::partOfRelease("r3")'),
    fc.tuple(texts, pattern).map((parts) => parts.join(' match ')),
    fc
      .tuple(
        fc.constantFrom('_id', '_originalId', '[title, _id]'),
        fc.tuple(fc.constantFrom('', 'drafts.', 'versions.r1.'), ID).map((parts) => parts.join('')),
        fc.nat(14),
        fc.constantFrom('', '*'),
      )
      .map(([place, id, size, star]) => `${place} match "${id.slice(0, size + 1)}${star}"`),
    fc.tuple(texts, pattern, pattern).map(([text, a, b]) => `${text} match [${a}, ${b}]`),
    fc.tuple(tie('condition'), tie('condition')).map(([left, right]) => `(${left} && ${right})`),
    fc.tuple(tie('condition'), tie('condition')).map(([left, right]) => `(${left} || ${right})`),
    tie('condition').map((inner) => `!(${inner})`),
  ),
}))
const key = fc.tuple(path, fc.constantFrom('', ' asc', ' desc')).map((parts) => parts.join(''))
const furtherKey = fc.oneof(
  key,
  fc.constantFrom('_updatedAt desc', '_updatedAt', '_id desc', '_id', '_createdAt desc'),
)
const slice = fc.constantFrom('', '[0]', '[0...3]', '[1..4]', '[-1]', '[0...0]', '[2...100]')
const projection = fc.constantFrom(
  '._id',
  '{_id, n, title}',
  '{_id, "o": [n, title]}',
  '{_id, _originalId, author->{title}}',
  '{_id, "back": *[references(^._id)]._id, "same": count(*[n == ^.n])}',
  '{_id, "by": *[_type == "person" && _id == ^.author._ref][0].title}',
  '{_id, "mates": *[desk == ^.desk && _id != ^._id][0..2]._id, "d": *[_id in [^._id, "drafts." + ^._id]]._id}',
  '{_id, "texts": body[]{"w": children[].text, "t": ^.title}}',
  '{_id, "close": *[references(^._id, ^.authors[]->author._ref, ^.author->_id)]._id}',
  '{_id, "alike": *[author->desk == ^.desk && ^.n in parts[].n]._id}',
  '{_id, "any": defined(*[author._ref == ^._id && n > 1][0]._id), "other": !defined(*[desk == ^.title][0]._id)}',
  '{_id, "of": *[^.desk in authors[]->desk || author->title == ^.title]._id}',
)
export const randomQuery = fc.oneof(
  fc
    .tuple(condition, slice, projection)
    .map(([filter, part, shape]) => `*[${filter}]${part}${shape}`),
  fc
    .tuple(condition, key, slice, projection)
    .map(([filter, by, part, shape]) => `*[${filter}] | order(${by})${part}${shape}`),
  fc
    .tuple(condition, key, furtherKey, slice)
    .map(
      ([filter, by, then, part]) =>
        `*[${filter}]{_id, n, title, desk, _updatedAt} | order(${by}, ${then})${part}`,
    ),
  fc
    .tuple(condition, key, furtherKey, slice)
    .map(
      ([filter, by, then, part]) =>
        `*[_type == "article" && ${filter}] | order(${by}, ${then})${part}{_id, n}`,
    ),
  fc.tuple(condition, condition).map(([first, second]) => `count(*[${first}][${second}])`),
  condition.map((filter) => `defined(*[${filter}][0]._id)`),
  fc
    .tuple(condition, condition)
    .map(([first, second]) => `[*[${first}]._id, {"c": count(*[${second}])}]`),
)
