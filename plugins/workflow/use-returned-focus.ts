import {useEffect, useState} from 'react'

/**
 * Gives the focus back to what had it before a dialog was opened. What was chosen from a menu is gone
 * by then, and a step changes what can be done next: where its own button goes, another one of the
 * footer stands for it, until the person goes on.
 */
export function useReturnedFocus(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(() => {
    return () => {
      const give = () => {
        const isFree = document.activeElement === null || document.activeElement === document.body
        if (isFree) [before, ...footerButtons()].find(isUsable)?.focus()
      }
      const observer = new MutationObserver(give)
      observer.observe(document.body, {childList: true, subtree: true})
      for (const going of ['keydown', 'pointerdown']) {
        window.addEventListener(going, () => observer.disconnect(), {once: true, capture: true})
      }
      // A button that was pressed may be disabled for a moment while it works.
      requestAnimationFrame(give)
    }
  }, [before])
}

/** Of the footer of a document, its menu first. */
function footerButtons(): Element[] {
  const [footer] = document.querySelectorAll('[data-testid="pane-footer"]')
  const menu = footer?.querySelector('[data-testid="action-menu-button"]') ?? null
  return [...(menu ? [menu] : []), ...(footer?.querySelectorAll('button') ?? [])]
}

function isUsable(element: Element | null): element is HTMLElement {
  const isThere = element instanceof HTMLElement && element.isConnected
  return isThere && element !== document.body && !element.matches(':disabled')
}
