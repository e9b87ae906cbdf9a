import {describe, expect, test} from 'vitest'
import {safeHref} from './safe-link.ts'

test.each([
  'https://example.org/a?b=c#d',
  'http://example.org',
  'mailto:desk@example.org',
  'tel:+442071234567',
  '/2017/02/04/raqqa',
  '#corrections',
  '?page=2',
])('readers may be sent to %s', (href) => {
  expect(safeHref(href)).toBe(href)
})

describe('readers are never sent to', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://example.org/x',
    'file:///etc/passwd',
    'intent://scan/#Intent;end',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'https:evil.example',
    'http:/evil.example',
    'relative/path',
    'example.org',
    '',
    ' ',
    undefined,
    null,
    42,
    {href: 'https://example.org'},
  ])('%j', (href) => {
    expect(safeHref(href)).toBeUndefined()
  })
})
