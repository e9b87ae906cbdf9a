import {type Step} from './selection.ts'

/** What a key means on the grid while no cell is being written. */
export type Command =
  | {do: 'step'; step: Step; far: boolean; extend: boolean}
  | {do: 'tab'; by: -1 | 1}
  | {do: 'type'; text: string}
  | {do: 'problem'; by: -1 | 1}
  | {do: 'move'; by: -1 | 1}
  | {
      do: 'edit' | 'clear' | 'column' | 'fillDown' | 'undo' | 'redo' | 'find' | 'save' | 'collapse'
    }

/** As much of a keyboard event as decides. */
export interface Key {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

const STEPS: Record<string, Step> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
  Home: 'home',
  End: 'end',
}

const WITH_CONTROL: Record<string, Command> = {
  a: {do: 'column'},
  d: {do: 'fillDown'},
  z: {do: 'undo'},
  y: {do: 'redo'},
  f: {do: 'find'},
  h: {do: 'find'},
  s: {do: 'save'},
}

/** The keys of spreadsheets, F8 for the next problem, and Alt with an arrow to move captions. */
export function commandOf({key, ctrlKey, metaKey, altKey, shiftKey}: Key): Command | undefined {
  const control = ctrlKey || metaKey
  if (altKey && !control) {
    if (key === 'ArrowUp') return {do: 'move', by: -1}
    return key === 'ArrowDown' ? {do: 'move', by: 1} : undefined
  }
  const step = STEPS[key]
  if (step) return {do: 'step', step, far: control, extend: shiftKey}
  if (control) {
    if (key.toLowerCase() === 'z' && shiftKey) return {do: 'redo'}
    return WITH_CONTROL[key.toLowerCase()]
  }
  if (key === 'Tab') return {do: 'tab', by: shiftKey ? -1 : 1}
  if (key === 'F8') return {do: 'problem', by: shiftKey ? -1 : 1}
  if (key === 'F2' || key === 'Enter') return {do: 'edit'}
  if (key === 'Delete' || key === 'Backspace') return {do: 'clear'}
  if (key === 'Escape') return {do: 'collapse'}
  // Keys that print have names of one character; emoji and letters beyond the basic plane count as one.
  return Array.from(key).length === 1 ? {do: 'type', text: key} : undefined
}
