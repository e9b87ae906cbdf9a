// @vitest-environment jsdom
import * as fc from 'fast-check'
import {expect, test} from 'vitest'
import {morph} from './morph.ts'

test('the page says what the fresh one says', () => {
  const page = main('<h1>Old</h1><p>One</p><p>Two</p>')
  morph(page, main('<h1>New</h1><p>One</p><ul><li>x</li></ul><p>Two</p>'))
  expect(page.innerHTML).toBe('<h1>New</h1><p>One</p><ul><li>x</li></ul><p>Two</p>')
})

test('what stands in both is the same node: nothing that is being read moves', () => {
  const page = main('<p>One</p><p>Two</p><figure id="c">Plate</figure><p>Three</p>')
  const [one, two, three] = [...page.querySelectorAll('p')]
  const plate = page.querySelector('figure')
  morph(page, main('<p>New</p><p>One</p><p>Two</p><figure id="c"><img></figure><p>Three</p>'))
  expect([...page.querySelectorAll('p')].slice(1)).toEqual([one, two, three])
  expect(page.querySelector('p:nth-of-type(2)')).toBe(one)
  expect(page.querySelector('figure')).toBe(plate)
  expect(plate?.innerHTML).toBe('<img>')
})

test('a paragraph that goes takes nothing with it', () => {
  const page = main('<p>One</p><p>Two</p><p>Three</p>')
  const three = page.lastChild
  const moves: MutationRecord[] = []
  const observer = new MutationObserver((records) => moves.push(...records))
  observer.observe(page, {childList: true})
  morph(page, main('<p>One</p><p>Three</p>'))
  moves.push(...observer.takeRecords())
  expect(page.lastChild).toBe(three)
  expect(
    moves.map(({addedNodes, removedNodes}) => [addedNodes.length, removedNodes.length]),
  ).toEqual([[0, 1]])
})

test('a page that says the same is not touched at all', () => {
  const page = main('<p class="a">One <a href="/x">two</a></p>')
  const observer = new MutationObserver(() => {})
  observer.observe(page, {childList: true, subtree: true, attributes: true, characterData: true})
  morph(page, main('<p class="a">One <a href="/x">two</a></p>'))
  expect(observer.takeRecords()).toEqual([])
})

test('whatever the two pages are, one becomes the other', () => {
  const html = fc.letrec<{nodes: string; node: string}>((tie) => ({
    nodes: fc.array(tie('node'), {maxLength: 5}).map((parts) => parts.join('')),
    node: fc.oneof(
      {depthSize: 'small', withCrossShrink: true},
      fc.constantFrom('one', 'two', '<p>same</p>', '<p>other</p>', '<br>'),
      fc
        .tuple(
          fc.constantFrom('p', 'div', 'ul'),
          fc.constantFrom('', ' id="a"', ' id="b"', ' class="c"'),
          tie('nodes'),
        )
        .map(([name, attributes, inner]) => `<${name}${attributes}>${inner}</${name}>`),
    ),
  })).nodes
  fc.assert(
    fc.property(html, html, (from, to) => {
      const page = main(from)
      morph(page, main(to))
      expect(page.innerHTML).toBe(main(to).innerHTML)
    }),
  )
})

function main(html: string): HTMLElement {
  const element = document.createElement('main')
  element.innerHTML = html
  return element
}
