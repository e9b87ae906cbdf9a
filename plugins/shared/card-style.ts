/** Around a whole card, of which only the headline is the link that has the focus. */
export const RING = {boxShadow: '0 0 0 2px var(--card-focus-ring-color)'}

/** So many lines of a text, and dots for the rest; one line is filled to its last letter. */
export function clamp(lines: number) {
  if (lines === 1) return ONE_LINE
  return {
    display: '-webkit-box',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: lines,
  } as const
}

const ONE_LINE = {
  display: 'block',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
} as const
