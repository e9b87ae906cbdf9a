import {useSyncExternalStore} from 'react'

/** Below this, seven days and a list beside them leave no room for a time and a headline. */
const NARROW = '(max-width: 1199px)'

export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(NARROW).matches)
}

function subscribe(tell: () => void): () => void {
  const query = window.matchMedia(NARROW)
  query.addEventListener('change', tell)
  return () => query.removeEventListener('change', tell)
}
