import {type Example} from '../reader-options.ts'
import {inkOf} from '../text/visible.ts'

/** What people said about the run whose first caption reads so; `undefined` when nobody did. */
export function toldAbout(examples: readonly Example[], firstCaption: string): boolean | undefined {
  if (examples.length === 0) return undefined
  const ink = inkOf(firstCaption)
  return examples.find(
    (one) => one.about === 'gallery' && one.opening !== '' && ink.startsWith(inkOf(one.opening)),
  )?.is
}

/** What people said about a line that reads exactly so. */
export function toldFurniture(examples: readonly Example[], line: string): boolean | undefined {
  return examples.find((one) => one.about === 'furniture' && inkOf(one.words) === inkOf(line))?.is
}
