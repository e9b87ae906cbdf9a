import {expect, test} from 'vitest'
import {readPerspective} from './perspective.ts'
import {createPreviewSessions} from './preview-session.ts'

const now = new Date('2026-11-23T12:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 60 * 60 * 1000)

test('a session opens what it was begun for, for a shift', () => {
  const sessions = createPreviewSessions('key')
  const cookie = sessions.begin('drafts', now)
  expect(sessions.read(cookie, later(7.9))).toBe('drafts')
  expect(sessions.read(cookie, later(8))).toBeUndefined()
})

test('nobody makes a session for themselves, or another out of one', () => {
  const sessions = createPreviewSessions('key')
  const cookie = sessions.begin('drafts', now)
  const forged = [
    undefined,
    '',
    '.',
    'drafts',
    cookie.replace('drafts', 'raw'),
    cookie.replace(/^\d/, '9'),
    cookie.slice(0, -1),
    createPreviewSessions('another key').begin('drafts', now),
    createPreviewSessions(undefined).begin('drafts', now),
  ]
  for (const one of forged) expect(sessions.read(one, now)).toBeUndefined()
})

test.each([
  ['drafts', 'drafts'],
  ['published', 'published'],
  ['rABC', ['rABC']],
  ['rABC,drafts', ['rABC', 'drafts']],
  ['raw', undefined],
  ['rABC,raw', undefined],
  ['rABC,../x', undefined],
  ['previewDrafts', undefined],
  ['', undefined],
  [undefined, undefined],
  [Array(21).fill('rA').join(','), undefined],
])('the perspective %j is read as %j', (text, perspective) => {
  expect(readPerspective(text)).toEqual(perspective)
})
