import IndexedPointInAreaLocator from 'jsts/org/locationtech/jts/algorithm/locate/IndexedPointInAreaLocator.js'
import Coordinate from 'jsts/org/locationtech/jts/geom/Coordinate.js'
import type JstsGeometry from 'jsts/org/locationtech/jts/geom/Geometry.js'
import GeometryFactory from 'jsts/org/locationtech/jts/geom/GeometryFactory.js'
import Location from 'jsts/org/locationtech/jts/geom/Location.js'
import GeoJSONReader from 'jsts/org/locationtech/jts/io/GeoJSONReader.js'
import RelateOp from 'jsts/org/locationtech/jts/operation/relate/RelateOp.js'
import IsValidOp from 'jsts/org/locationtech/jts/operation/valid/IsValidOp.js'
import {type Geometry} from './read-geo.ts'

export type Shape = readonly Part[]

/** A point, a line or a polygon: what every other geometry is made up of. */
interface Part {
  geometry: JstsGeometry
  /** Of a point. */
  point?: Coordinate
  /** Of a polygon in which a point has been looked for. */
  locator?: IndexedPointInAreaLocator
  isPolygon: boolean
}

type SimpleGeometry = Exclude<Geometry, {type: `Multi${string}` | 'GeometryCollection'}>

const reader = new GeoJSONReader(new GeometryFactory())

/**
 * What geometries have to do with each other, as JTS decides it, on a plane. geo.ts loads this when
 * the first query asks for it: nobody else shall wait for so large a library.
 */
export const topology = {
  /** `null` for a polygon whose rings cross themselves or each other, or lie outside of it. */
  shapeOf(geometry: Geometry): Shape | null {
    const parts = simpleParts(geometry).map((part) => partOf(part))
    return parts.every((part) => part.point || IsValidOp.isValid(part.geometry)) ? parts : null
  },

  /** Every part of the second lies in some part of the first; on its edge is in it. */
  covers(outer: Shape, inner: Shape): boolean {
    return inner.every((part) => outer.some((each) => coversPart(each, part)))
  },

  /** They have a point in common. */
  intersects(left: Shape, right: Shape): boolean {
    return left.some((part) => right.some((each) => intersectsPart(part, each)))
  },
}

function coversPart(outer: Part, inner: Part): boolean {
  if (outer.isPolygon && inner.point) return holds(outer, inner, inner.point)
  return RelateOp.covers(outer.geometry, inner.geometry) === true
}

function intersectsPart(left: Part, right: Part): boolean {
  if (left.isPolygon && right.point) return holds(left, right, right.point)
  if (right.isPolygon && left.point) return holds(right, left, left.point)
  return RelateOp.intersects(left.geometry, right.geometry) === true
}

function holds(polygon: Part, point: Part, coordinate: Coordinate): boolean {
  const surroundings = polygon.geometry.getEnvelopeInternal()
  if (!surroundings.intersects(point.geometry.getEnvelopeInternal())) return false
  polygon.locator ??= new IndexedPointInAreaLocator(polygon.geometry)
  return polygon.locator.locate(coordinate) !== Location.EXTERIOR
}

function partOf(part: SimpleGeometry): Part {
  const geometry: JstsGeometry = reader.read(part)
  const isPolygon = part.type === 'Polygon'
  return part.type === 'Point'
    ? {geometry, isPolygon, point: new Coordinate(...part.coordinates)}
    : {geometry, isPolygon}
}

function simpleParts(geometry: Geometry): SimpleGeometry[] {
  switch (geometry.type) {
    case 'Point':
    case 'LineString':
    case 'Polygon':
      return [geometry]
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({type: 'Point', coordinates}))
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({type: 'LineString', coordinates}))
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({type: 'Polygon', coordinates}))
    case 'GeometryCollection':
      return geometry.geometries.flatMap((each) => simpleParts(each))
  }
}
