import * as fc from 'fast-check'
import {evaluateSync} from 'groq-js'
import {describe, expect, test} from 'vitest'
import {withOwnFunctions} from './own-functions.ts'
import {parseGroq} from './parse-groq.ts'
import {parseQuery} from './parse-query.ts'

function valueOf(query: string, params: Record<string, unknown> = {}): unknown {
  return evaluateSync(withOwnFunctions(parseGroq(query, {params})), {root: {}}).data
}

const polygon = (...rings: number[][][]) => ({type: 'Polygon', coordinates: rings})
const square = (from: number, to: number) => {
  return [
    [from, from],
    [to, from],
    [to, to],
    [from, to],
    [from, from],
  ]
}
const point = (longitude: number, latitude: number) => {
  return {type: 'Point', coordinates: [longitude, latitude]}
}
const line = (...coordinates: number[][]) => ({type: 'LineString', coordinates})

/** Open at the top: what reaches from arm to arm leaves it between them. */
const U = polygon([
  [0, 0],
  [9, 0],
  [9, 9],
  [6, 9],
  [6, 3],
  [3, 3],
  [3, 9],
  [0, 9],
  [0, 0],
])
const RING = polygon(square(0, 9), square(3, 6))
const TWO = {type: 'MultiPolygon', coordinates: [[square(0, 4)], [square(5, 9)]]}

const TOUCHING = {
  type: 'MultiPolygon',
  coordinates: [0, 4].map((west) => [square(0, 4).map(([x = 0, y = 0]) => [x + west, y])]),
}

describe('a geometry', () => {
  test.each<[string, unknown, unknown]>([
    ['a geopoint of the Studio', {_type: 'geopoint', lat: 1, lng: 2, alt: 3}, point(2, 1)],
    ['lat and lon', {lat: 1, lon: 2}, point(2, 1)],
    ['a point with a height', {type: 'Point', coordinates: [2, 1, 50]}, point(2, 1)],
    ['what has a bounding box', {...point(2, 1), bbox: [2, 1, 2, 1]}, point(2, 1)],
    ['a polygon', U, U],
    [
      'a collection',
      {type: 'GeometryCollection', geometries: [point(1, 1), TWO]},
      {type: 'GeometryCollection', geometries: [point(1, 1), TWO]},
    ],
    ['nothing', null, null],
    ['a text', 'Oslo', null],
    ['an array', [1, 2], null],
    ['a latitude that is a text', {lat: '1', lng: 2}, null],
    ['both ways to write a longitude', {lat: 1, lng: 2, lon: 2}, null],
    ['a place north of the pole', {lat: 91, lng: 2}, null],
    ['a place west of the date line', point(-181, 2), null],
    ['a kind that GeoJSON does not have', {type: 'Circle', coordinates: [1, 2]}, null],
    ['a feature', {type: 'Feature', geometry: point(1, 2)}, null],
    ['no corner', polygon(), null],
    ['no point', {type: 'MultiPoint', coordinates: []}, null],
    ['a ring of two corners', polygon([...square(0, 1).slice(0, 2), [0, 0]]), null],
    ['a ring that is open', polygon(square(0, 9).slice(0, 4)), null],
    ['a line that stands still', line([1, 1], [1, 1]), null],
    [
      'an hourglass',
      polygon([
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
        [0, 0],
      ]),
      null,
    ],
    ['a hole outside', polygon(square(0, 4), square(5, 9)), null],
    [
      'a collection with a feature in it',
      {type: 'GeometryCollection', geometries: [{type: 'Feature'}]},
      null,
    ],
  ])('%s', (_what, value, expected) => {
    expect(valueOf('geo($value)', {value})).toEqual(expected)
    expect(valueOf('geo(geo($value))', {value})).toEqual(expected)
    expect(valueOf('geo::intersects($value, $value)', {value})).toBe(
      expected === null ? null : true,
    )
  })

  test('is made of a latitude and a longitude, in this order', () => {
    expect(valueOf('geo::latLng(59.9, 10.7)')).toEqual(point(10.7, 59.9))
    expect(valueOf('geo::latLng(91, 10.7)')).toBeNull()
    expect(valueOf('geo::latLng("59.9", 10.7)')).toBeNull()
  })
})

describe('contains', () => {
  test.each<[string, unknown, unknown, boolean | null]>([
    ['a point within', U, {lat: 1, lng: 1}, true],
    ['a point between the arms', U, point(4, 5), false],
    ['a point on the edge', U, point(9, 5), true],
    ['itself', U, U, true],
    ['a line from arm to arm', U, line([1, 5], [8, 5]), false],
    ['a line round the bend', U, line([1, 8], [1, 1], [8, 1], [8, 8]), true],
    [
      'a polygon with all corners in the arms',
      U,
      polygon([
        [1, 4],
        [8, 4],
        [8, 8],
        [1, 8],
        [1, 4],
      ]),
      false,
    ],
    ['what fills a hole', RING, polygon(square(2, 7)), false],
    ['a point in a hole', RING, point(4, 4), false],
    [
      'points in two polygons',
      TWO,
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 1],
          [8, 8],
        ],
      },
      true,
    ],
    [
      'points of which one is in neither',
      TWO,
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 1],
          [4.5, 4.5],
        ],
      },
      false,
    ],
    ['a line over two polygons that touch', TOUCHING, line([1, 1], [8, 1]), false],
    ['a polygon within a line', line([0, 0], [1, 0]), polygon(square(0, 1)), false],
    ['a point of a line', line([0, 0], [2, 2]), point(1, 1), true],
    ['a point within a point', point(1, 1), {lat: 1, lng: 1}, true],
    ['what is no geometry', U, 'x', null],
    ['anything in what is none', null, point(1, 1), null],
  ])('%s', (_what, outer, inner, expected) => {
    expect(valueOf('geo::contains($outer, $inner)', {outer, inner})).toBe(expected)
  })
})

describe('intersects', () => {
  test.each<[string, unknown, unknown, boolean | null]>([
    ['a line across', U, line([-1, 5], [10, 5]), true],
    ['a line between the arms', U, line([4, 4], [5, 8]), false],
    ['polygons that share a corner', polygon(square(0, 4)), polygon(square(4, 9)), true],
    ['polygons that share nothing', polygon(square(0, 4)), polygon(square(5, 9)), false],
    ['one within the other', polygon(square(0, 9)), polygon(square(3, 6)), true],
    ['one in the hole of the other', RING, polygon(square(4, 5)), false],
    ['any part of many', TWO, line([8, 8], [20, 20]), true],
    ['lines that cross', line([0, 0], [2, 2]), line([0, 2], [2, 0]), true],
    ['what is no geometry', U, {lat: 1}, null],
  ])('%s', (_what, left, right, expected) => {
    expect(valueOf('geo::intersects($left, $right)', {left, right})).toBe(expected)
    expect(valueOf('geo::intersects($right, $left)', {left, right})).toBe(expected)
  })
})

describe('distance', () => {
  test.each<[string, unknown, unknown, number | null]>([
    ['from pole to pole', {lat: 90, lng: 0}, {lat: -90, lng: 77}, 20_037.508],
    ['over the date line', point(179, 0), point(-179, 0), 222.639],
    ['to a polygon', point(1, 1), U, null],
    ['to nothing', point(1, 1), null, null],
  ])('%s', (_what, from, to, expected) => {
    const inKilometres = 'round(geo::distance($from, $to) / 1000, 3)'
    expect(valueOf(inKilometres, {from, to})).toBe(expected)
  })
})

/** Corners around a centre, at growing angles: no two sides cross. */
const anyPolygon = fc
  .record({
    x: fc.integer({min: -90, max: 90}),
    y: fc.integer({min: -45, max: 45}),
    radii: fc.array(fc.integer({min: 1, max: 40}), {minLength: 3, maxLength: 12}),
  })
  .map(({x, y, radii}) => {
    const ring = radii.map((radius, index) => {
      const angle = (2 * Math.PI * index) / radii.length
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
    })
    return polygon([...ring, ring[0] ?? []])
  })
const anyPoint = fc
  .tuple(fc.integer({min: -120, max: 120}), fc.integer({min: -85, max: 85}))
  .map(([longitude, latitude]) => point(longitude, latitude))
const anything = fc.oneof(
  anyPolygon,
  anyPoint,
  fc.tuple(anyPoint, anyPoint).map(([from, to]) => line(from.coordinates, to.coordinates)),
)

test('a polygon contains its corners, and what it contains it meets', () => {
  fc.assert(
    fc.property(anyPolygon, anything, (outer, inner) => {
      const corners = {type: 'MultiPoint', coordinates: outer.coordinates[0]}
      const params = {outer, inner, corners}
      expect(valueOf('geo::contains($outer, $corners)', params)).toBe(true)
      expect(valueOf('geo::contains($outer, $outer)', params)).toBe(true)
      const [isWithin, isMet] = [
        valueOf('geo::contains($outer, $inner)', params),
        valueOf('geo::intersects($inner, $outer)', params),
      ]
      expect({isWithin, isMet}).not.toEqual({isWithin: true, isMet: false})
    }),
    {numRuns: 100},
  )
})

test('meeting and distance are the same from both sides', () => {
  fc.assert(
    fc.property(anything, anything, (left, right) => {
      const params = {left, right}
      expect(valueOf('geo::intersects($left, $right)', params)).toBe(
        valueOf('geo::intersects($right, $left)', params),
      )
      const there = valueOf('geo::distance($left, $right)', params)
      expect(valueOf('geo::distance($right, $left)', params)).toBe(there)
      const isMetres = typeof there === 'number' && there >= 0
      expect(isMetres || there === null).toBe(true)
    }),
    {numRuns: 100},
  )
})

describe('the call of geo()', () => {
  test.each([
    [
      `{"a": "geo(", 'b': 'geo(', "c": geo({"lat": 1, "lon": 2}).type} // geo(\n`,
      {a: 'geo(', b: 'geo(', c: 'Point'},
    ],
    ['global::geo({"lat": 1, "lon": 2}).coordinates', [2, 1]],
    ['"\\"geo("', '"geo('],
    ['{"geo": geo(geo::latLng(1, 2)).type}.geo', 'Point'],
  ])('%s', (query, expected) => {
    expect(valueOf(query)).toEqual(expected)
  })

  test.each([
    ['geo()', 0, 'Expected 1, got 0'],
    ['geo(a, b)', 0, 'Expected 1, got 2'],
    ['*[_id == geo::distance(a)]', 9, 'Expected 2, got 1'],
    ['{"a": geo(b), "c": }', 19, 'Expected expression'],
    ['geo(geo(b)', 10, 'Expected ")"'],
    ['geo(]', 4, 'Expected'],
    ['ungeo(a)', 0, 'Undefined function'],
  ])('%s is refused at %d', (query, start, description) => {
    expect(() => parseQuery(query, {})).toThrow(
      expect.objectContaining({start, message: expect.stringContaining(description)}),
    )
  })
})
