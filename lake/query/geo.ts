import {createRequire} from 'node:module'
import {type Geometry, pointAt, readGeometry} from './read-geo.ts'
import {type Shape, type topology as Topology} from './topology.ts'

/** `geo()` and what stands under `geo::`, by name; each gets the values of its arguments. */
export const GEO_FUNCTIONS: [string, (args: unknown[]) => unknown][] = [
  ['global::geo', ([value]) => geoOf(value)?.geometry],
  ['geo::latLng', ([latitude, longitude]) => pointAt(latitude, longitude)],
  ['geo::contains', ([outer, inner]) => related('covers', outer, inner)],
  ['geo::intersects', ([left, right]) => related('intersects', left, right)],
  ['geo::distance', ([from, to]) => distance(from, to)],
]

interface Geo {
  geometry: Geometry
  shape: Shape
}

let loaded: typeof Topology | undefined

/** Evaluation cannot wait, so it is loaded by a call and not by `import()`. */
function topology(): typeof Topology {
  if (loaded) return loaded
  const made: {topology: typeof Topology} = createRequire(import.meta.url)('./topology.ts')
  loaded = made.topology
  return loaded
}

/** By the value that was read: a parameter, or a part of a document, is met with each document anew. */
const known = new WeakMap<object, Geo | null>()

function geoOf(value: unknown): Geo | null {
  if (typeof value !== 'object' || value === null) return null
  let geo = known.get(value)
  if (geo === undefined) {
    geo = readGeo(value)
    known.set(value, geo)
    if (geo) known.set(geo.geometry, geo)
  }
  return geo
}

function readGeo(value: object): Geo | null {
  const geometry = readGeometry(value)
  const shape = geometry && topology().shapeOf(geometry)
  return shape && {geometry, shape}
}

function related(how: 'covers' | 'intersects', left: unknown, right: unknown): boolean | null {
  const [first, second] = [geoOf(left), geoOf(right)]
  return first && second && topology()[how](first.shape, second.shape)
}

/** From the centre of the earth to its equator, in metres (WGS 84); the conformance suite has it so. */
const EARTH = 6_378_137

/** Along a great circle, in metres, by the haversine formula; `null` unless both are points. */
function distance(left: unknown, right: unknown): number | null {
  const [from, to] = [readGeometry(left), readGeometry(right)]
  if (from?.type !== 'Point' || to?.type !== 'Point') return null
  const [fromLongitude, fromLatitude] = from.coordinates
  const [toLongitude, toLatitude] = to.coordinates
  const north = Math.sin(radians(fromLatitude - toLatitude) / 2)
  const east = Math.sin(radians(fromLongitude - toLongitude) / 2)
  const across = Math.cos(radians(fromLatitude)) * Math.cos(radians(toLatitude))
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(north ** 2 + across * east ** 2)))
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
