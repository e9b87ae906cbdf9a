import {type ReactNode} from 'react'

interface Props {
  id?: string
  /** Said as soon as it changes: at once, or when the voice is free. Without it: when asked for. */
  live?: 'assertive' | 'polite'
  children: ReactNode
}

/** Words that are read out and not shown. */
export function ForTheEar({id, live, children}: Props) {
  return live ? (
    <output aria-live={live} id={id} style={HIDDEN}>
      {children}
    </output>
  ) : (
    <div id={id} style={HIDDEN}>
      {children}
    </div>
  )
}

const HIDDEN = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const
