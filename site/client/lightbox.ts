import {morph} from './morph.ts'

/**
 * The pictures of a gallery one at a time. Which one is shown stands in the address (`#caption-…`),
 * so every picture can be linked to, and the back button closes. Without this script the same
 * addresses fill the window by CSS alone.
 */
export function startLightbox(): void {
  document.documentElement.classList.add('js')
  document.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.zoom') : null
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    history.pushState(OURS, '', link.hash)
    showAddress()
  })
  addEventListener('popstate', showAddress)
  // Links out of a printed or copied list bring a reader straight to a picture: back leads to the story.
  if (figureAt(location.hash)) {
    const {hash} = location
    history.replaceState(null, '', location.pathname + location.search)
    history.pushState(OURS, '', hash)
    showAddress()
    // At its first look at the page a browser goes to the fragment, and takes the focus along.
    addEventListener('DOMContentLoaded', () =>
      requestAnimationFrame(() => setTimeout(showPosition)),
    )
  }
}

/** After a change of the page: the picture as it is now. One that is no longer there is closed. */
export function showAgain(): void {
  if (dialog?.open) showAddress()
}

/** Marks the entries of the history that we have made, which closing takes back. */
const OURS = {lightbox: true}

/** A strip that has not moved for so long shows what its reader wants to see. */
const SETTLE_MS = 80

let dialog: HTMLDialogElement | undefined
let strip: HTMLElement
let buttons: HTMLButtonElement[]
let anchors: string[] = []

function showAddress(): void {
  const figure = figureAt(location.hash)
  const gallery = figure?.closest('[data-gallery]')
  if (!figure || !gallery) return dialog?.close()
  dialog ??= makeDialog()
  const figures = [...gallery.querySelectorAll('figure')]
  anchors = figures.map((one) => one.closest('[id]')?.id ?? '')
  const wanted = document.importNode(strip)
  wanted.append(...figures.map(slideOf))
  morph(strip, wanted)
  dialog.ariaLabel = gallery.querySelector('h2')?.textContent ?? 'Picture'
  if (!dialog.open) dialog.showModal()
  goTo(figures.indexOf(figure), 'instant')
  showPosition()
}

function figureAt(hash: string): HTMLElement | null {
  const place = document.getElementById(nameIn(hash))
  return place?.matches('[data-gallery] li, .picture') ? place.querySelector('figure') : null
}

/** `#caption-1` → `caption-1`. What is no escape stands for itself, as it does in browsers: `#100%`. */
function nameIn(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1))
  } catch {
    return hash.slice(1)
  }
}

function slideOf(figure: HTMLElement): HTMLElement {
  const slide = document.importNode(figure, true)
  // Who has only keys scrolls a long caption by them.
  slide.tabIndex = 0
  // The shape of the picture.
  slide.style.cssText = figure.parentElement?.style.cssText ?? ''
  const image = slide.querySelector('img')
  if (image) {
    image.sizes = '100vw'
    slide.querySelector('a')?.replaceWith(image)
  }
  slide.querySelector('.count')?.remove()
  return slide
}

function makeDialog(): HTMLDialogElement {
  const made = document.createElement('dialog')
  made.innerHTML =
    '<div role="group" aria-label="Pictures"></div><output></output>' +
    ['Previous', 'Next', 'Close'].map((name) => `<button type="button">${name}</button>`).join('')
  document.body.append(made)
  strip = made.querySelector('div') ?? made
  buttons = [...made.querySelectorAll('button')]
  made.addEventListener('click', ({target}) => {
    const index = buttons.findIndex((button) => button === target)
    if (index === 2) made.close()
    else if (index >= 0) goTo(position() + (index ? 1 : -1))
  })
  // On the document: keys are heard also where nothing has the focus.
  document.addEventListener('keydown', (event) => {
    const to = KEYS[event.key]?.(position(), anchors.length - 1)
    if (to === undefined || !made.open || event.altKey || event.metaKey) return
    event.preventDefault()
    goTo(to)
  })
  let settled: ReturnType<typeof setTimeout> | undefined
  strip.addEventListener('scroll', () => {
    clearTimeout(settled)
    settled = setTimeout(showPosition, SETTLE_MS)
  })
  made.addEventListener('close', () => {
    strip.replaceChildren()
    if (history.state?.lightbox) history.back()
  })
  return made
}

const KEYS: Record<string, ((at: number, last: number) => number) | undefined> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: (_, last) => last,
}

function position(): number {
  return Math.round(strip.scrollLeft / strip.clientWidth) || 0
}

/** Moves along the strip; over more than one picture, or where motion is unwelcome, at once. */
function goTo(index: number, behavior?: ScrollBehavior): void {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  const isFar = Math.abs(index - position()) > 1
  strip.scrollTo({
    left: index * strip.clientWidth,
    behavior: behavior ?? (isStill || isFar ? 'instant' : 'smooth'),
  })
}

function showPosition(): void {
  if (!dialog?.open) return
  const at = position()
  const [previous, next] = buttons
  const output = dialog.querySelector('output')
  if (output) output.textContent = anchors.length > 1 ? `${at + 1} of ${anchors.length}` : ''
  if (previous) previous.disabled = at === 0
  if (next) next.disabled = at === anchors.length - 1
  const slides = [...strip.querySelectorAll('figure')]
  for (const [index, slide] of slides.entries()) slide.inert = index !== at
  // Keys go where the focus is: never to a picture that is out of sight or a button that is out of use.
  if (!buttons.some((button) => button.matches(':focus:enabled'))) {
    slides[at]?.focus({preventScroll: true})
  }
  const hash = `#${anchors[at]}`
  if (location.hash !== hash) history.replaceState(OURS, '', hash)
}
