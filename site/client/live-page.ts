import {fetchPage} from './fetch-page.ts'

const SAID_MS = 8_000
/** As long as a browser waits before it opens a stream again. */
const AGAIN_MS = 3_000

/** Keeps the page as the newsroom has it, for as long as somebody looks at it. */
export function followPage(): void {
  let stream: EventSource | undefined
  const follow = () => {
    stream?.close()
    stream = undefined
    if (document.hidden) return
    const path = encodeURIComponent(location.pathname + location.search)
    stream = new EventSource(`/live?path=${path}&version=${document.body.dataset['version']}`)
    // Readers of one page ask for it a little apart: within so many milliseconds, all of them.
    stream.addEventListener('update', ({data}) => {
      setTimeout(() => void catchUp(), Math.random() * Number(data))
    })
  }
  const catchUp = async () => {
    // A change is told once. Whoever comes back with what they have is told of it again.
    if (!(await update())) setTimeout(follow, AGAIN_MS)
  }
  document.addEventListener('visibilitychange', follow)
  addEventListener('load', () => setTimeout(follow))
}

/** False when the page could not be fetched. */
async function update(): Promise<boolean> {
  const status = await fetchPage()
  if (status === 0) return false
  say(status > 400 ? 'This page is no longer available.' : 'This page has just been updated.')
  return true
}

let saying: ReturnType<typeof setTimeout> | undefined

function say(text: string): void {
  const status = document.getElementById('status')
  if (status === null) return
  status.textContent = text
  clearTimeout(saying)
  saying = setTimeout(() => (status.textContent = ''), SAID_MS)
}
