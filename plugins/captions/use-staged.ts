import {useCallback, useEffect, useReducer} from 'react'
import {afterSave} from './staged/after-save.ts'
import {type Difference, differenceOf} from './staged/difference.ts'
import {hasWork, NOTHING_STAGED, type Staged} from './staged/edits.ts'
import {doneAfter, type History, redone, startOf, undone} from './staged/history.ts'
import {forgetStaged, keepStaged, openBench, readStaged} from './staged/keep.ts'

export interface StagedWork {
  staged: Staged
  canUndo: boolean
  canRedo: boolean
  /** The next undo takes a save back. */
  undoesSave: boolean
  /** One step that can be taken back. */
  change: (make: (staged: Staged) => Staged) => void
  /** Both say what they have changed. */
  undo: () => Difference
  redo: () => Difference
  /**
   * `saved`, as it was staged when the save began, is saved, and what was done meanwhile stays to be saved; behind that, one undo leads to
   * what would take the save back, where something does.
   */
  settle: (saved: Staged, back: Staged | undefined) => void
}

interface Work {
  history: History<Staged>
  /** Takes the last save back: the step before everything that was done since. */
  back?: Staged | undefined
}

type Step =
  | {do: (staged: Staged) => Staged}
  | {settled: Staged; back: Staged | undefined}
  | 'undo'
  | 'redo'

function next(work: Work, step: Step): Work {
  const {history} = work
  if (step === 'undo') return {...work, history: undone(history)}
  if (step === 'redo') return {...work, history: redone(history)}
  if ('do' in step) return {...work, history: doneAfter(history, step.do(history.present))}
  const {suggested} = history.present
  const kept = suggested ? {suggested} : {}
  const nothing: Staged = {...NOTHING_STAGED, ...kept}
  const back = step.back && {...step.back, ...kept}
  const settled = {...startOf(nothing), past: back ? [back] : []}
  const rest = afterSave(history.present, step.settled)
  return {history: hasWork(rest) ? doneAfter(settled, rest) : settled, back}
}

/**
 * What waits to be saved, with undo. It stays with the browser's tab through a reload and through a
 * look at another document; who is about to close the tab is asked.
 *
 * @param place names the bench: each has its own unsaved work
 * @param title what people call it, to be found again by
 */
export function useStaged(place: string, title: string): StagedWork {
  const [{history, back}, dispatch] = useReducer(next, place, (key): Work => ({
    history: startOf(readStaged(key)),
  }))
  const {present: staged} = history
  const isAtStake = hasWork(staged)

  useEffect(() => openBench(place), [place])

  useEffect(() => {
    if (isAtStake || staged.suggested) keepStaged(place, title, staged)
    else forgetStaged(place)
    if (!isAtStake) return undefined
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [place, title, staged, isAtStake])

  return {
    staged,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    undoesSave: back !== undefined && history.past.at(-1) === back,
    change: useCallback((make) => dispatch({do: make}), []),
    undo: useCallback(() => {
      dispatch('undo')
      return differenceOf(history.present, undone(history).present)
    }, [history]),
    redo: useCallback(() => {
      dispatch('redo')
      return differenceOf(history.present, redone(history).present)
    }, [history]),
    settle: useCallback((settled, undoing) => dispatch({settled, back: undoing}), []),
  }
}
