import {useEffect, useState} from 'react'

/**
 * Gives the focus back to what had it before a dialog was opened. What was chosen from a menu is gone
 * by then: the footer's menu button stands for it.
 */
export function useReturnedFocus(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(() => {
    return () => {
      const menu = document.querySelector(
        '[data-testid="pane-footer"] [data-testid="action-menu-button"]',
      )
      const isThere = before?.isConnected && before !== document.body
      const target = isThere ? before : menu
      // A button that was pressed may be disabled for a moment while it works.
      requestAnimationFrame(() => {
        const isFree = document.activeElement === null || document.activeElement === document.body
        if (isFree && target instanceof HTMLElement) target.focus()
      })
    }
  }, [before])
}
