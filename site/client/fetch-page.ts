import {showAgain} from './lightbox.ts'
import {morph} from './morph.ts'

/** Fetches the page again and makes this one say the same. The answer's status; 0 when it failed. */
export async function fetchPage(): Promise<number> {
  const answer = await ask().catch(() => undefined)
  // A fault of ours must not take away what is being read.
  if (answer === undefined || answer.status >= 500) return 0
  const fresh = new DOMParser().parseFromString(answer.text, 'text/html')
  const [main, wanted] = [document, fresh].map((page) => page.querySelector('main'))
  if (!main || !wanted) return 0
  morph(main, wanted)
  showAgain()
  // What the head says of the story to machines goes with the story; styles and scripts stay.
  for (const said of document.head.querySelectorAll(SAID)) said.remove()
  document.head.append(...fresh.head.querySelectorAll(SAID))
  document.title = fresh.title
  document.body.dataset['version'] = fresh.body.dataset['version']
  return answer.status
}

/** Rejects also when the connection ends in the middle of the page. */
async function ask(): Promise<{status: number; text: string}> {
  const response = await fetch(location.pathname + location.search)
  return {status: response.status, text: await response.text()}
}

const SAID = 'meta[property], meta[name="description"], [type="application/ld+json"]'
