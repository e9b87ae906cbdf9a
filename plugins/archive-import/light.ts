import {useCallback, useMemo, useState} from 'react'

/** What is pointed at, on whichever side: the words and the field that they became. */
export interface Light {
  part: string | undefined
  /** Parts that a review flag is about. */
  flagged: ReadonlySet<string>
  show: (part: string | undefined) => void
  /** For the element under the mouse. */
  point: (target: EventTarget) => void
  /** For the element that was clicked: it stays lit when the mouse is gone. */
  choose: (target: EventTarget) => void
  leave: () => void
  /** A side got the focus: what is lit stays lit, else its first part. */
  enter: (parts: readonly string[]) => void
  /** The part so many steps on, in the order of the side. */
  step: (parts: readonly string[], by: number) => void
}

export function useLight(flagged: ReadonlySet<string>): Light {
  const [pointed, setPointed] = useState<string>()
  const [chosen, setChosen] = useState<string>()
  const show = useCallback((part: string | undefined) => {
    setPointed(undefined)
    setChosen(part)
  }, [])
  const point = useCallback((target: EventTarget) => setPointed(partOf(target)), [])
  const choose = useCallback((target: EventTarget) => {
    const part = partOf(target)
    if (part !== undefined) setChosen(part)
  }, [])
  const leave = useCallback(() => setPointed(undefined), [])
  const enter = useCallback((parts: readonly string[]) => {
    setChosen((before) => (before !== undefined && parts.includes(before) ? before : parts[0]))
  }, [])
  const step = useCallback((parts: readonly string[], by: number) => {
    setPointed(undefined)
    setChosen((before) => {
      const at = before === undefined ? -1 : parts.indexOf(before)
      return parts[Math.min(parts.length - 1, Math.max(0, at + by))]
    })
  }, [])
  const part = pointed ?? chosen
  return useMemo(
    () => ({part, flagged, show, point, choose, leave, enter, step}),
    [part, flagged, show, point, choose, leave, enter, step],
  )
}

function partOf(target: EventTarget): string | undefined {
  if (!(target instanceof Element)) return undefined
  return target.closest<HTMLElement>('[data-part]')?.dataset['part']
}
