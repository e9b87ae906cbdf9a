import {type LiveEvent} from '@sanity/client'
import {Subject} from 'rxjs'
import {afterEach, beforeEach, expect, test, vi} from 'vitest'
import {followChanges} from './live-changes.ts'

let streams: Subject<LiveEvent>[]
let heard: string[]
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers()
  streams = []
  heard = []
  const events = () => {
    const stream = new Subject<LiveEvent>()
    streams.push(stream)
    return stream
  }
  stop = followChanges(
    {live: {events}},
    {
      changed: (tags, id) => heard.push(`changed ${tags.join(' ')} at ${id}`),
      doubted: () => heard.push('doubted'),
      watched: (isWatched) => heard.push(isWatched ? 'watched' : 'alone'),
    },
  )
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

const say = (type: 'welcome' | 'restart' | 'reconnect' | 'goaway') => {
  streams.at(-1)?.next({type, id: '0', reason: 'test'})
}

test('a change is heard with its tags', () => {
  say('welcome')
  streams[0]?.next({type: 'message', id: '7', tags: ['s1:a', 's1:b']})
  expect(heard).toEqual(['watched', 'doubted', 'changed s1:a s1:b at 7'])
})

test('a lake that begins anew may have changed anything', () => {
  say('restart')
  expect(heard).toEqual(['doubted'])
})

test('while the connection is away nothing is trusted, and what was missed is looked for after', () => {
  say('reconnect')
  say('welcome')
  expect(heard).toEqual(['alone', 'doubted', 'watched', 'doubted'])
})

test('sent away, we come back after a while, and later and later if we are sent away again', () => {
  say('goaway')
  expect(heard).toEqual(['alone', 'doubted'])
  expect(streams[0]?.observed).toBe(false)
  vi.advanceTimersByTime(499)
  expect(streams).toHaveLength(1)
  vi.advanceTimersByTime(1)
  expect(streams).toHaveLength(2)
  streams[1]?.error(new Error('The lake is away'))
  vi.advanceTimersByTime(999)
  expect(streams).toHaveLength(2)
  vi.advanceTimersByTime(1)
  expect(streams).toHaveLength(3)
})

test('who is welcome again comes back soon the next time', () => {
  for (const pause of [500, 1_000, 2_000]) {
    say('goaway')
    vi.advanceTimersByTime(pause)
  }
  say('welcome')
  say('goaway')
  vi.advanceTimersByTime(500)
  expect(streams).toHaveLength(5)
})

test('after the end nothing is heard and nobody comes back', () => {
  stop()
  expect(streams[0]?.observed).toBe(false)
  vi.advanceTimersByTime(60_000)
  expect([streams.length, heard]).toEqual([1, []])
})
