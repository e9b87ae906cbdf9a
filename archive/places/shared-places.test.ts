import {describe, expect, test} from 'vitest'
import {findPlaces} from './places.ts'
import {sharePlaces} from './shared-places.ts'

function placesOf(...values: string[]): string[][] {
  const captions = values.map((value) => ({value, places: findPlaces(value)}))
  sharePlaces(captions)
  return captions.map(({places}) => places.map(({name}) => name))
}

describe('a place that another caption of the gallery names', () => {
  test('is one before a place of this caption, too', () => {
    const [, second] = placesOf('A crane in Velmora, Iraq', 'Cables laid by workers Velmora, Iraq')
    expect(second).toEqual(['Velmora', 'Iraq'])
  })

  test.each([
    ['where nothing says so', 'Cables laid by workers Velmora last week'],
    ['within a longer name', 'Cables laid by Jane Velmora, Iraq'],
    ['where a number follows', 'A walk with Velmora, 34, and her dog'],
  ])('but not %s', (_, value) => {
    const [, second] = placesOf('A crane in Velmora, Iraq', value)
    expect(second).not.toContain('Velmora')
  })

  test('and none is made of a name that no caption calls a place', () => {
    expect(placesOf('Cables laid by workers Velmora, Iraq')).toEqual([['Iraq']])
  })
})
