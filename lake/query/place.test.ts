import {type ExprNode, parse} from 'groq-js'
import {describe, expect, test} from 'vitest'
import {pathOf, readPlace} from './place.ts'

describe('where the values of an expression stand', () => {
  test.each([
    ['slug.current', [], 'slug.current', false],
    ['tags[]', [], 'tags[]', true],
    ['bylines[].role', [], 'bylines[].role', true],
    ['section->slug.current', ['section'], 'slug.current', false],
    ['bylines[].person->slug.current', ['bylines[].person'], 'slug.current', true],
    ['captions[]->text', ['captions[]'], 'text', true],
    ['body[].gallery->captions[]->text', ['body[].gallery', 'captions[]'], 'text', true],
    ['author->author->tags[]', ['author', 'author'], 'tags[]', true],
  ])('%s', (query, through, path, isList) => {
    expect(readPlace(parse(query))).toEqual({through, path, isList, isWhole: true})
  })

  test.each([
    ['tags[@ != "a"]', [], 'tags[]', true],
    ['bylines[role == "author"].person->name', ['bylines[].person'], 'name', true],
    ['captions[0]->text', ['captions[]'], 'text', false],
    ['captions[0..2]->text', ['captions[]'], 'text', true],
  ])('%s is a part of what stands there', (query, through, path, isList) => {
    expect(readPlace(parse(query))).toEqual({through, path, isList, isWhole: false})
  })

  test.each(['*[0].title', '^.title', 'title + "s"', 'lower(title)', '{"a": title}.a', '"title"'])(
    '%s is no place',
    (query) => {
      expect(readPlace(parse(query))).toBeUndefined()
    },
  )

  test('a path is a place in the document itself, with one value', () => {
    const paths: [string, string | undefined][] = [
      ['slug.current', 'slug.current'],
      ['(slug).current', 'slug.current'],
      ['tags[]', undefined],
      ['tags[0]', undefined],
      ['section->title', undefined],
      ['@', undefined],
    ]
    const read = (query: string): ExprNode => parse(query)
    expect(paths.map(([query]) => pathOf(read(query)))).toEqual(paths.map(([, path]) => path))
  })
})
