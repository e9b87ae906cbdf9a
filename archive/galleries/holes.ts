import {findHoles} from '../../newsroom/printed-markers.ts'
import {type Doubt} from '../story.ts'
import {type Counter} from './counters.ts'

/** What the printed counters leave open, as sentences for an editor. Nothing is renumbered. */
export function describeHoles(text: string, counters: readonly Counter[], total: number): Doubt[] {
  const at = (position: number) => counters[position] ?? counters[0]
  const missing: number[] = []
  const doubts: Doubt[] = []
  const add = (code: string, message: string, counter: Counter | undefined) => {
    doubts.push({code, message, from: counter?.from ?? 0, to: counter?.to ?? 0})
  }
  const markers = counters.map(({n, total: of}) => `${n}/${of}`)
  for (const hole of findHoles(markers, total)) {
    switch (hole.code) {
      case 'missing':
        missing.push(hole.n)
        break
      case 'repeated':
        add(
          'repeatedCounter',
          `Picture ${hole.n} of ${total} stands ${hole.positions.length} times in the source, with other words; all were kept in the order of the source`,
          at(hole.positions[1] ?? 0),
        )
        break
      case 'outOfOrder':
        add(
          'counterOutOfOrder',
          `Picture ${hole.n} of ${total} stands out of order; the order of the source was kept`,
          at(hole.position),
        )
        break
      case 'otherTotal':
        add(
          'otherTotal',
          `The source prints “${printed(text, at(hole.position))}” in a gallery of ${hole.expected}`,
          at(hole.position),
        )
        break
      case 'tooMany':
        add(
          'counterAboveTotal',
          `The source prints picture ${hole.n} in a gallery of ${hole.expected}`,
          at(hole.position),
        )
        break
    }
  }
  if (missing.length > 0) {
    const some = missing.slice(0, 10).join(', ') + (missing.length > 10 ? ' …' : '')
    const are = missing.length === 1 ? 'Picture' : 'Pictures'
    add(
      'missingCaption',
      `${are} ${some} of ${total} ${missing.length === 1 ? 'is' : 'are'} missing in the source`,
      behindGap(counters, missing[0] ?? 0),
    )
  }
  return doubts
}

/** Where one looks for what is missing: at the picture behind the gap, or at the last there is. */
function behindGap(counters: readonly Counter[], missing: number): Counter | undefined {
  return counters.find(({n}) => n > missing) ?? counters.at(-1)
}

function printed(text: string, counter: Counter | undefined): string {
  return counter ? text.slice(counter.from, counter.to) : ''
}
