import {expect, test} from 'vitest'
import {keyOf, readAddress} from './page-address.ts'

const at = (address: string, asks?: string[]) =>
  readAddress(new URL(address, 'https://ledger.example'), asks)

test('what a page does not ask for changes nothing: the same page is kept once', () => {
  const plain = at('/world', ['page'])
  expect(at('/world?utm_source=x&q=raqqa&page=1', ['page'])).toEqual(plain)
  expect(plain && keyOf(plain)).toBe('/world')
})

test('a page of a list, and what is looked for, are part of the address', () => {
  expect(at('/search?q=%20Raqqa%20&page=2', ['q', 'page'])).toEqual({
    path: '/search',
    page: 2,
    search: 'Raqqa',
  })
})

test.each([
  '?page=0',
  '?page=-1',
  '?page=1.5',
  '?page=x',
  '?page=',
  '?page=99999',
  '?page=1&page=2',
  '?q=a&q=b',
])('an address that ends in %s is no address', (question) => {
  expect(at(`/search${question}`, ['q', 'page'])).toBeUndefined()
})

test.each([
  ['/world?page=02', '/world?page=2'],
  ['/world?page=%202', '/world?page=2'],
  ['/world?page=2.0&utm_source=x', '/world?page=2'],
  ['/world?page=01', '/world'],
  ['/search?page=02&q=a%26b', '/search?q=a%26b&page=2'],
  ['/world?page=2', undefined],
  ['/world?page=1', undefined],
  ['/world', undefined],
])('%s is asked for as %s', (address, plain) => {
  expect(at(address, ['q', 'page'])?.plain).toBe(plain)
})

test('a question can be so long and no longer', () => {
  expect(at(`/search?q=${'a'.repeat(5000)}`, ['q'])?.search).toHaveLength(100)
})
