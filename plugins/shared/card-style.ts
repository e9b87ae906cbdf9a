/** Around a whole card, of which only the headline is the link that has the focus. */
export const RING = {boxShadow: '0 0 0 2px var(--card-focus-ring-color)'}

/** So many lines of a text, and dots for the rest. */
export function clamp(lines: number) {
  return {
    display: '-webkit-box',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: lines,
  } as const
}
