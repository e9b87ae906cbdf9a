import {isRecord} from '../documents/json.ts'

/** `[longitude, latitude]` */
type Position = [number, number]

/** A geometry of GeoJSON, with nothing in it but what GeoJSON asks for. */
export type Geometry =
  | {type: 'Point'; coordinates: Position}
  | {type: 'LineString'; coordinates: Position[]}
  | {type: 'Polygon'; coordinates: Position[][]}
  | {type: 'MultiPoint'; coordinates: Position[]}
  | {type: 'MultiLineString'; coordinates: Position[][]}
  | {type: 'MultiPolygon'; coordinates: Position[][][]}
  | {type: 'GeometryCollection'; geometries: Geometry[]}

/**
 * A value of GROQ as a geometry: `{lat, lng}` or `{lat, lon}`, as the Studio's geopoint is, or any
 * geometry of GeoJSON. Heights and whatever else stands beside are left out.
 *
 * `null` for anything else: features, positions that are not on the earth, rings that do not close.
 * Whether a ring crosses itself is not looked at here.
 */
export function readGeometry(value: unknown): Geometry | null {
  if (!isRecord(value)) return null
  if ('lat' in value) return readGeopoint(value)
  const {type, coordinates} = value
  switch (type) {
    case 'Point': {
      const position = readPosition(coordinates)
      return position && {type, coordinates: position}
    }
    case 'MultiPoint': {
      const points = readList(coordinates, readPosition, 1)
      return points && {type, coordinates: points}
    }
    case 'LineString': {
      const line = readLine(coordinates)
      return line && {type, coordinates: line}
    }
    case 'MultiLineString': {
      const lines = readList(coordinates, readLine, 1)
      return lines && {type, coordinates: lines}
    }
    case 'Polygon': {
      const rings = readList(coordinates, readRing, 1)
      return rings && {type, coordinates: rings}
    }
    case 'MultiPolygon': {
      const polygons = readList(coordinates, (rings) => readList(rings, readRing, 1), 1)
      return polygons && {type, coordinates: polygons}
    }
    case 'GeometryCollection': {
      const geometries = readList(value.geometries, readGeometry, 1)
      return geometries && {type, geometries}
    }
    default:
      return null
  }
}

/** `geo::latLng()` */
export function pointAt(latitude: unknown, longitude: unknown): Geometry | null {
  const coordinates = readPosition([longitude, latitude])
  return coordinates && {type: 'Point', coordinates}
}

function readGeopoint(value: Record<string, unknown>): Geometry | null {
  const isAmbiguous = 'lng' in value && 'lon' in value
  return isAmbiguous ? null : pointAt(value.lat, value.lng ?? value.lon)
}

function readPosition(value: unknown): Position | null {
  if (!Array.isArray(value)) return null
  const list: unknown[] = value
  const [longitude, latitude] = list
  return isWithin(longitude, 180) && isWithin(latitude, 90) ? [longitude, latitude] : null
}

function isWithin(degrees: unknown, most: number): degrees is number {
  return typeof degrees === 'number' && Math.abs(degrees) <= most
}

/** No position may follow itself. */
function readLine(value: unknown): Position[] | null {
  const line = readList(value, readPosition, 2)
  return line?.some((position, index) => isSame(position, line[index - 1])) ? null : line
}

/** Three corners, and the first of them once more. */
function readRing(value: unknown): Position[] | null {
  const ring = readLine(value)
  return ring && ring.length > 3 && isSame(ring.at(0), ring.at(-1)) ? ring : null
}

function isSame(left: Position | undefined, right: Position | undefined): boolean {
  return left?.[0] === right?.[0] && left?.[1] === right?.[1]
}

/** All items, read; `null` when there are too few of them or one cannot be read. */
function readList<T>(
  value: unknown,
  read: (item: unknown) => T | null,
  fewest: number,
): T[] | null {
  if (!Array.isArray(value) || value.length < fewest) return null
  const items: T[] = []
  for (const item of value) {
    const found = read(item)
    if (found === null) return null
    items.push(found)
  }
  return items
}
