import {type KeyboardEvent, type MouseEvent, useCallback, useMemo, useState} from 'react'
import {type SourceMap} from './source-map.ts'
import {
  type Stretch,
  stepWords,
  stretchIn,
  stretchOf,
  wholeWords,
  type WordSelection,
} from './word-selection.ts'

/** The words of the source that somebody has marked, with the mouse or by keys. */
export interface MarkedWords {
  stretch: Stretch | undefined
  /** Where the last step by keys went, for it has to be in sight. */
  head: Stretch | undefined
  clear: () => void
  /** For the pane on which a mouse button goes down: what is marked when it comes up again. */
  drag: (event: MouseEvent<HTMLElement>) => void
  /** `true` when the key was one of those that mark words. */
  press: (event: KeyboardEvent, start: number) => boolean
}

export function useWords(map: SourceMap): MarkedWords {
  const [marked, setMarked] = useState<{map: SourceMap; selection: WordSelection}>()
  // A text that is read again may be another one.
  const selection = marked?.map.text === map.text ? marked.selection : undefined
  const mark = useCallback(
    (next: WordSelection | undefined) => setMarked(next && {map, selection: next}),
    [map],
  )
  const clear = useCallback(() => mark(undefined), [mark])
  const drag = useCallback(
    ({currentTarget: pane}: MouseEvent<HTMLElement>) => {
      const read = () => {
        const chosen = document.getSelection()
        const range = chosen?.rangeCount ? chosen.getRangeAt(0) : undefined
        const covered = range && !range.collapsed ? stretchIn(pane, range) : undefined
        const words = covered && wholeWords(map.text, covered)
        mark(words && {anchor: words, head: words})
        // From here on the mark is ours: it outlives scrolling and being read again.
        if (words) chosen?.removeAllRanges()
      }
      document.addEventListener('mouseup', read, {once: true})
    },
    [map, mark],
  )
  const press = useCallback(
    ({key, shiftKey, ctrlKey, metaKey, altKey}: KeyboardEvent, start: number) => {
      if (ctrlKey || metaKey || altKey) return false
      if (key === 'Escape' && selection) {
        clear()
        return true
      }
      const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : undefined
      if (by === undefined) return false
      mark(stepWords(map.text, selection, {by, extend: shiftKey, start}))
      return true
    },
    [clear, map, mark, selection],
  )
  return useMemo(
    () => ({
      stretch: selection && stretchOf(selection),
      head: selection?.head,
      clear,
      drag,
      press,
    }),
    [selection, clear, drag, press],
  )
}
