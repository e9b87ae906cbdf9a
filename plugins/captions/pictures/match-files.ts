import {readMarker} from '../../../newsroom/printed-markers.ts'

/** As much of a caption as decides which file is its picture. */
export interface Target {
  id: string
  /** Its place, from 1. */
  n: number
  printedMarker?: string | undefined
  /** Name of the file that its picture came from, when it has one. */
  fileName?: string | undefined
}

export interface Match {
  /** Id of the caption; none when nothing tells whose picture it is. */
  id?: string
  why: 'name' | 'number' | 'nothing'
}

/**
 * Which caption each file belongs to: the one whose picture had the same name, else the one with the
 * number in the name. A number is meant as the source printed it (`7.jpg` is 7/11, although 6 is
 * missing) where the source printed any, else as readers count. No caption is given two files.
 *
 * `03.jpg`, `3 mortars.jpg`, `raqqa-03.jpg`, `3 of 11.jpg` → 3; `DSC_4711.jpg` → nothing.
 */
export function matchFiles(names: readonly string[], targets: readonly Target[]): Match[] {
  const free = new Set(targets.map(({id}) => id))
  const matches: Match[] = names.map(() => ({why: 'nothing'}))
  const take = (index: number, why: Match['why'], fits: (target: Target) => boolean) => {
    if (matches[index]?.id !== undefined) return
    const fitting = targets.filter((target) => free.has(target.id) && fits(target))
    const [target] = fitting
    if (target === undefined || fitting.length > 1) return
    free.delete(target.id)
    matches[index] = {id: target.id, why}
  }
  for (const [index, name] of names.entries())
    take(index, 'name', ({fileName}) => fileName?.toLowerCase() === name.toLowerCase())
  const arePrinted = targets.some(({printedMarker}) => readMarker(printedMarker) !== undefined)
  for (const [index, name] of names.entries()) {
    const number = numberIn(name)
    take(index, 'number', ({n, printedMarker}) =>
      arePrinted ? readMarker(printedMarker)?.n === number : n === number,
    )
  }
  return matches
}

function numberIn(name: string): number | undefined {
  const stem = name.replace(/\.\w+$/, '')
  const found =
    /(?<!\d)(\d{1,3})\s*of\s*\d{1,3}(?!\d)/i.exec(stem) ??
    /^(\d{1,3})(?!\d)/.exec(stem) ??
    /(?<!\d)(\d{1,3})$/.exec(stem)
  return found ? Number(found[1]) : undefined
}
