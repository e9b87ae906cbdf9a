import {expect, test} from 'vitest'
import {chooseCoding} from './content-coding.ts'

test.each([
  [null, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['GZip;Q=1.0, deflate', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0.5, gzip;q=0.8', 'gzip'],
  ['br; q=0.000', 'identity'],
  ['*', 'br'],
  ['*;q=0.5, br;q=0', 'gzip'],
  ['gzip;q=0.5, identity', 'identity'],
  ['identity;q=0, gzip;q=0.1', 'gzip'],
  ['deflate, zstd', 'identity'],
  ['brotli', 'identity'],
  // Nothing that we have is welcome: what can be read is better than a refusal.
  ['*;q=0', 'identity'],
  ['gzip;q=0, identity;q=0', 'identity'],
  [';;;,,q=', 'identity'],
])('who accepts %j is sent %s', (accepted, coding) => {
  expect(chooseCoding(accepted)).toBe(coding)
})
