import {enableVisualEditing} from '@sanity/visual-editing-standalone'
import {fetchPage} from './fetch-page.ts'
import {startLightbox} from './lightbox.ts'

startLightbox()

/** So long the Studio takes, once connected, until it tells of every change. */
const SETTLE_MS = 2_000

let perspective = document.body.dataset['perspective'] ?? 'drafts'

enableVisualEditing({
  history: {
    subscribe: (navigate) => {
      const tell = () => {
        navigate({type: 'push', title: document.title, url: location.pathname + location.search})
      }
      tell()
      addEventListener('popstate', tell)
      return () => removeEventListener('popstate', tell)
    },
    update: ({type, url}) => {
      if (type === 'pop') history.back()
      else if (type === 'replace') location.replace(url)
      else location.assign(url)
    },
  },
  refresh: async () => {
    await fetchPage()
  },
  onPerspectiveChange: (chosen) => {
    // Said also when the Studio is connected. What was typed before, nobody has told us of.
    if (String(chosen) === perspective) return void setTimeout(() => void fetchPage(), SETTLE_MS)
    perspective = String(chosen)
    void choosePerspective(perspective)
  },
})

async function choosePerspective(chosen: string): Promise<void> {
  const headers = {'content-type': 'application/json'}
  const body = JSON.stringify({perspective: chosen})
  await fetch('/_preview/perspective', {method: 'POST', headers, body})
  await fetchPage()
}
