import {mayUse} from '../../newsroom/leases.ts'
import {type Lease} from '../../newsroom/model.ts'
import {oneOf, rowOf, rowsOf, textOf} from './fields.ts'
import {type ImageRow} from './rows.ts'
import {type Image} from './story.ts'

/** The image of a caption, if there is one and we may use it now. */
export function readImage(row: ImageRow, now: Date): Image | undefined {
  const image = rowOf(row.image)
  const asset = rowOf(image?.asset)
  const assetId = textOf(asset?._id)
  const [, width, height] =
    /^image-[0-9a-f]{40}-(\d{1,5})x(\d{1,5})-[a-z]+$/.exec(assetId ?? '') ?? []
  if (assetId === undefined || !Number(width) || !Number(height)) return undefined
  if (!mayUse(leasesOf(row), now)) return undefined
  const tone = textOf(asset?.tone)
  const crop = partsOf(image?.crop, ['top', 'bottom', 'left', 'right'])
  const hotspot = partsOf(image?.hotspot, ['x', 'y', 'width', 'height'])
  return {
    assetId,
    width: Number(width),
    height: Number(height),
    ...(tone && /^#[0-9a-f]{6}$/i.test(tone) ? {tone} : {}),
    ...(crop && crop.top + crop.bottom < 1 && crop.left + crop.right < 1 ? {crop} : {}),
    ...(hotspot ? {hotspot} : {}),
  }
}

/** When the answer of {@link readImage} may change. */
export function leasesOf(row: ImageRow): Pick<Lease, 'kind' | 'from' | 'until'>[] {
  return rowsOf(row.leases).flatMap(({kind, from, until}) => {
    const known = oneOf(LEASE_KINDS, kind)
    if (known === undefined) return []
    return [{kind: known, from: textOf(from), until: textOf(until)}]
  })
}

const LEASE_KINDS = ['allowUse', 'denyUse', 'allowSyndication', 'denySyndication'] as const

/** The named fractions of an object, if each is a number between 0 and 1. */
function partsOf<K extends string>(
  value: Partial<Record<K, unknown>> | null | undefined,
  names: readonly K[],
): Record<K, number> | undefined {
  const row = rowOf(value)
  if (row === undefined) return undefined
  const parts: Partial<Record<K, number>> = {}
  for (const name of names) {
    const part = row[name]
    if (typeof part !== 'number' || !(part >= 0 && part <= 1)) return undefined
    parts[name] = part
  }
  return hasAll(parts, names) ? parts : undefined
}

function hasAll<K extends string>(
  parts: Partial<Record<K, number>>,
  names: readonly K[],
): parts is Record<K, number> {
  return names.every((name) => parts[name] !== undefined)
}
