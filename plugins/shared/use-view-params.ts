import {useCallback, useEffect, useRef} from 'react'
import {useRouter} from 'sanity/router'

type Params = readonly (readonly [string, string])[]

/** `step`: the view before is a place that Back leads to. */
type SetParams = (params: Params, how: {step: boolean}) => void

const NONE: Params = []

/**
 * What a tool shows, as it stands in the address. Whoever comes back to the tool by its tab, whose
 * address says nothing, finds what it showed last in this browser tab.
 */
export function useViewParams(tool: string): [Params, SetParams] {
  const {state, navigate} = useRouter()
  const params: Params = state._searchParams ?? NONE
  const key = `newsroom.view.${tool}`
  const isArriving = useRef(true)
  const go = useCallback<SetParams>(
    (next, {step}) =>
      navigate({_searchParams: next.map(([name, value]) => [name, value])}, {replace: !step}),
    [navigate],
  )
  useEffect(() => {
    // Later an address that says nothing means what it says: somebody has cleared the view.
    const kept = isArriving.current && params.length === 0 ? readParams(key) : NONE
    isArriving.current = false
    if (kept.length > 0) go(kept, {step: false})
    else keepParams(key, params)
  }, [go, key, params])
  return [params, go]
}

function keepParams(key: string, params: Params): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(params))
  } catch {
    // Full or forbidden: the address still says what is shown.
  }
}

function readParams(key: string): Params {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) && kept.every(isParam) ? kept : NONE
  } catch {
    return NONE
  }
}

function isParam(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'string')
}
