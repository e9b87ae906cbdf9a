import {morph} from './morph.ts'

/** Fetches the page again and makes this one say the same. The answer's status; 0 when it failed. */
export async function fetchPage(): Promise<number> {
  const response = await fetch(location.pathname + location.search).catch(() => undefined)
  // A fault of ours must not take away what is being read.
  if (response === undefined || response.status >= 500) return 0
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  const [main, wanted] = [document, fresh].map((page) => page.querySelector('main'))
  if (!main || !wanted) return 0
  morph(main, wanted)
  // What the head says of the story to machines goes with the story; styles and scripts stay.
  for (const said of document.head.querySelectorAll(SAID)) said.remove()
  document.head.append(...fresh.head.querySelectorAll(SAID))
  document.title = fresh.title
  document.body.dataset['version'] = fresh.body.dataset['version']
  return response.status
}

const SAID = 'meta[property], meta[name="description"], [type="application/ld+json"]'
