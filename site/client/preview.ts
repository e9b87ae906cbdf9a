import {enableVisualEditing} from '@sanity/visual-editing-standalone'
import {fetchPage} from './fetch-page.ts'
import {startLightbox} from './lightbox.ts'

startLightbox()

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
    // Presentation says which perspective it has as soon as it is connected.
    if (String(chosen) === perspective) return
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
