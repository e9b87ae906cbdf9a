import {useCallback, useEffect, useReducer} from 'react'
import {hasWork, NOTHING_STAGED, type Staged} from './staged/edits.ts'
import {doneAfter, type History, redone, startOf, undone} from './staged/history.ts'
import {forgetStaged, keepStaged, readStaged} from './staged/keep.ts'

export interface StagedWork {
  staged: Staged
  canUndo: boolean
  canRedo: boolean
  /** One step that can be taken back. */
  change: (make: (staged: Staged) => Staged) => void
  undo: () => void
  redo: () => void
  /** Everything is saved, or given up: there is nothing to take back any more. */
  clear: () => void
}

type Step = {do: (staged: Staged) => Staged} | 'undo' | 'redo' | 'clear'

function next(history: History<Staged>, step: Step): History<Staged> {
  if (step === 'undo') return undone(history)
  if (step === 'redo') return redone(history)
  if (step === 'clear') {
    const {suggested} = history.present
    return startOf(suggested ? {...NOTHING_STAGED, suggested} : NOTHING_STAGED)
  }
  return doneAfter(history, step.do(history.present))
}

/**
 * What waits to be saved, with undo. It stays with the browser's tab through a reload and through a
 * look at another document; who is about to close the tab is asked.
 *
 * @param place names the bench: each has its own unsaved work
 */
export function useStaged(place: string): StagedWork {
  const [history, dispatch] = useReducer(next, place, (key) => startOf(readStaged(key)))
  const {present: staged} = history
  const isAtStake = hasWork(staged)

  useEffect(() => {
    if (isAtStake || staged.suggested) keepStaged(place, staged)
    else forgetStaged(place)
    if (!isAtStake) return undefined
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [place, staged, isAtStake])

  return {
    staged,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change: useCallback((make) => dispatch({do: make}), []),
    undo: useCallback(() => dispatch('undo'), []),
    redo: useCallback(() => dispatch('redo'), []),
    clear: useCallback(() => dispatch('clear'), []),
  }
}
